// Histograms of each score and how they go together, of the photos that are shown.
const BINS = 20;

/** Ranks from 1, ties sharing the mean of theirs. */
const ranks = values => {
  const order = values.map((value, at) => [value, at]).sort((a, b) => a[0] - b[0]);
  const result = new Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && order[to][0] === order[from][0]) to++;
    for (let at = from; at < to; at++) result[order[at][1]] = (from + to + 1) / 2;
    from = to;
  }
  return result;
};

/** Spearman's rank correlation by ranks, ties counted by their mean ranks; undefined below three pairs or where one never varies. */
const related = (a, b) => {
  if (a.length < 3) return undefined;
  const mean = (a.length + 1) / 2;
  let ab = 0, aa = 0, bb = 0;
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - mean) * (b[i] - mean);
    aa += (a[i] - mean) ** 2;
    bb += (b[i] - mean) ** 2;
  }
  return aa && bb ? ab / Math.sqrt(aa * bb) : undefined;
};

const charts = {
  panel: $('charts'), pair: undefined, later: 0,

  toggle() {
    this.panel.hidden = !this.panel.hidden;
    $('charts-button').setAttribute('aria-expanded', !this.panel.hidden);
    this.draw();
  },

  draw() {
    clearTimeout(this.later);
    if (!this.panel.hidden) this.later = setTimeout(() => this.now(), 30);
  },

  now() {
    const top = this.panel.scrollTop;
    this.panel.replaceChildren(el('h2', {}, 'Scores'), el('p', {}, 'Of the photos shown. A click on a column shows what is in it; again, all.'),
      ...scores.map(score => this.histogram(score)), ...this.correlation());
    this.panel.scrollTop = top;
  },

  /** From and to of a score over all photos, so that columns stay where they are while filters change. */
  span(score) {
    if (score.percent) return [0, 100];
    let low = Infinity, high = -Infinity;
    for (const photo of photos) {
      const value = score.of(photo);
      if (value === undefined) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return high > low ? [low, high] : [low - 0.5, low + 0.5];
  },

  histogram(score) {
    const [low, high] = this.span(score), width = (high - low) / BINS;
    const counts = new Array(BINS).fill(0), values = [];
    for (const photo of shown) {
      const value = score.of(photo);
      if (value === undefined) continue;
      values.push(value);
      counts[Math.min(BINS - 1, Math.floor((value - low) / width))]++;
    }
    values.sort((a, b) => a - b);
    const most = Math.max(1, ...counts), range = choice.ranges.get(score.key);
    return el('section', { class: 'histogram', 'data-score': score.key },
      el('header', {}, el('b', {}, score.label + (score.better < 0 ? ' (lower is better)' : '')),
        el('span', {}, values.length ? 'median ' + figure(score, values[values.length >> 1]) + ', ' + number(values.length) + ' photos' : 'none')),
      el('div', { class: 'columns' }, ...counts.map((some, at) => {
        const from = low + at * width, to = at === BINS - 1 ? Infinity : from + width;
        const text = figure(score, from) + ' to ' + figure(score, from + width) + ': ' + some;
        const chosen = Boolean(range && range[0] === from);
        return el('button', {
          title: text, 'aria-label': score.label + ' ' + text, 'aria-pressed': chosen, tabindex: some || chosen ? 0 : -1,
          onclick: () => { chosen ? choice.ranges.delete(score.key) : choice.ranges.set(score.key, [from, to]); refresh({ keep: false }); }
        }, el('i', { '--h': (some ? Math.max(2, 100 * some / most) : 0) + '%' }));
      })),
      el('footer', {}, el('span', {}, figure(score, low)), el('span', {}, figure(score, high))));
  },

  both(a, b) {
    const pairs = [];
    for (const photo of shown) {
      const x = a.of(photo), y = b.of(photo);
      if (x !== undefined && y !== undefined) pairs.push([x, y]);
    }
    return pairs;
  },

  /** Ranks are made once for a score that all photos shown have, else for each pair. */
  relation(a, b, whole) {
    if (whole.has(a.key) && whole.has(b.key)) return { rho: related(whole.get(a.key), whole.get(b.key)), some: shown.length };
    const pairs = this.both(a, b);
    return { rho: related(ranks(pairs.map(p => p[0])), ranks(pairs.map(p => p[1]))), some: pairs.length };
  },

  correlation() {
    if (scores.length < 2) return [];
    const whole = new Map(scores.filter(score => shown.every(p => score.of(p) !== undefined)).map(score => [score.key, ranks(shown.map(score.of))]));
    const table = el('table', { class: 'correlation' }, el('thead', {}, el('tr', {}, el('th', {}),
      ...scores.map(score => el('th', { scope: 'col', title: score.label }, el('span', {}, score.label))))));
    const body = el('tbody');
    scores.forEach((a, row) => body.append(el('tr', {}, el('th', { scope: 'row', title: a.label }, a.label), ...scores.map((b, column) => {
      if (column > row) return el('td');
      if (column === row) return el('td', {}, '·');
      const { rho, some } = this.relation(a, b, whole);
      const text = rho === undefined ? '–' : rho.toFixed(2).replace(/^(-?)0\./, '$1.').replace('-', '−');
      const cell = el('td', { 'data-rho': rho === undefined ? '' : rho.toFixed(4) }, el('button', {
        title: a.label + ' and ' + b.label + ': ' + text + ', ' + number(some) + ' photos', onclick: () => { this.pair = [a.key, b.key]; this.now(); }
      }, text));
      if (rho !== undefined) cell.style.background = 'rgb(var(' + (rho < 0 ? '--minus' : '--plus') + ') / ' + (Math.abs(rho) * 0.75).toFixed(2) + ')';
      return cell;
    }))));
    table.append(body);
    const parts = [el('h2', {}, 'How they go together'),
      el('p', {}, "Spearman's rank correlation: 1 the same order, 0 none, −1 the opposite. A click draws the two."), table];
    const pair = this.pair?.map(scoreOf);
    if (pair?.every(Boolean)) parts.push(this.scatter(...pair));
    return parts;
  },

  scatter(a, b) {
    const canvas = el('canvas', { class: 'scatter', width: 720, height: 480, role: 'img', 'aria-label': a.label + ' over ' + b.label });
    const [yl, yh] = this.span(a), [xl, xh] = this.span(b), pen = canvas.getContext('2d');
    const ink = getComputedStyle(document.documentElement).getPropertyValue('--accent');
    pen.fillStyle = ink;
    const pairs = this.both(a, b);
    pen.globalAlpha = Math.max(0.12, Math.min(0.8, 300 / pairs.length));
    for (const [y, x] of pairs) {
      pen.beginPath();
      pen.arc(14 + 692 * (x - xl) / (xh - xl), 466 - 452 * (y - yl) / (yh - yl), 4, 0, 7);
      pen.fill();
    }
    return el('figure', {}, canvas, el('figcaption', {}, el('p', {}, 'up: ' + a.label + ', to the right: ' + b.label)));
  }
};
