// The grid: lines of cards and bands, of which only those in sight are in the document.
const scroll = $('scroll'), grid = $('grid');
const GAP = 12, BAND = 34, TEXT = 124, AHEAD = 600;
let lines = []; // { top, height, band } or { top, height, from, to }
let columns = 1, selected = 0, cell = 220;
const drawn = new Map(); // line number → element

const plan = () => {
  const width = grid.clientWidth || 1;
  columns = Math.max(1, Math.floor((width + GAP) / (cell + GAP)));
  const height = Math.round((width - GAP * (columns - 1)) / columns * 2 / 3) + TEXT + 2;
  lines = [];
  let top = 0;
  const cards = (from, to) => {
    for (let at = from; at < to; at += columns) {
      lines.push({ top, height, from: at, to: Math.min(to, at + columns) });
      top += height + GAP;
    }
  };
  if (!bands.length) cards(0, shown.length);
  for (const band of bands) {
    lines.push({ top, height: BAND, band });
    top += BAND;
    cards(band.from, band.to);
  }
  grid.style.height = Math.max(0, top - GAP) + 'px';
  grid.setAttribute('aria-rowcount', lines.filter(line => !line.band).length);
  grid.setAttribute('aria-colcount', columns);
};

/** The first line whose end lies below this place. */
const lineAt = y => {
  let low = 0, high = lines.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (lines[middle].top + lines[middle].height < y) low = middle + 1;
    else high = middle;
  }
  return low;
};

const build = number => {
  const line = lines[number];
  if (line.band) {
    return el('div', { class: 'band', role: 'row' }, el('b', { role: 'rowheader' }, line.band.kind), el('bdi', {}, line.band.label));
  }
  const row = el('div', { class: 'row', role: 'row', 'aria-rowindex': number + 1 });
  row.style.gridTemplateColumns = 'repeat(' + columns + ', minmax(0, 1fr))';
  for (let at = line.from; at < line.to; at++) {
    const node = card(shown[at]);
    node.setAttribute('role', 'gridcell');
    node.dataset.at = at;
    mark(node);
    row.append(node);
  }
  return row;
};

const mark = node => {
  const chosen = Number(node.dataset.at) === selected;
  node.setAttribute('aria-selected', chosen);
  node.tabIndex = chosen ? 0 : -1;
};

const draw = () => {
  const from = lineAt(scroll.scrollTop - AHEAD), until = scroll.scrollTop + scroll.clientHeight + AHEAD;
  const wanted = new Set();
  for (let number = from; number < lines.length && lines[number].top < until; number++) wanted.add(number);
  for (const [number, node] of drawn) {
    if (!wanted.has(number)) { node.remove(); drawn.delete(number); }
  }
  for (const number of wanted) {
    if (drawn.has(number)) continue;
    const node = build(number);
    node.style.top = lines[number].top + 'px';
    drawn.set(number, node);
    const after = [...drawn.keys()].filter(other => other > number).sort((a, b) => a - b)[0];
    grid.insertBefore(node, after === undefined ? null : drawn.get(after));
  }
};

/** Everything anew; the selected photo stays selected if it is still shown. */
const refresh = ({ keep = true } = {}) => {
  const old = keep ? shown[selected] : undefined;
  const focused = grid.contains(document.activeElement);
  choose();
  selected = Math.max(0, old ? shown.indexOf(old) : 0);
  for (const node of drawn.values()) node.remove();
  drawn.clear();
  plan();
  if (!keep) scroll.scrollTop = 0;
  draw();
  if (focused) focusCard(false);
  tell();
};

/** Pictures that have arrived since. */
const late = () => {
  for (const frame of grid.querySelectorAll('.frame[data-has=no]')) fill(frame, photos[frame.parentNode.dataset.i]);
};

const cardAt = at => grid.querySelector('.card[data-at="' + at + '"]');

const focusCard = (moving = true) => {
  const number = lines.findIndex(line => !line.band && line.from <= selected && selected < line.to);
  if (number < 0) return;
  const { top, height } = lines[number];
  const head = number > 0 && lines[number - 1].band ? BAND : 0;
  if (moving) {
    if (top - head < scroll.scrollTop) scroll.scrollTop = number <= 1 ? 0 : top - head - 6;
    else if (top + height + 28 > scroll.scrollTop + scroll.clientHeight) scroll.scrollTop = top + height + 28 - scroll.clientHeight;
  }
  draw();
  grid.querySelectorAll('.card').forEach(mark);
  cardAt(selected)?.focus({ preventScroll: true });
};

const select = at => {
  if (!shown.length) return;
  selected = Math.min(shown.length - 1, Math.max(0, at));
  focusCard();
};

/** One line of cards further, in the same column if there is one. */
const vertical = steps => {
  const rows = lines.filter(line => !line.band);
  const here = rows.findIndex(line => line.from <= selected && selected < line.to);
  const next = rows[Math.min(rows.length - 1, Math.max(0, here + steps))];
  if (next) select(Math.min(next.to - 1, next.from + selected - rows[here].from));
};

let waiting = false;
scroll.addEventListener('scroll', () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; draw(); });
}, { passive: true });
new ResizeObserver(() => {
  if (grid.clientWidth && grid.clientWidth !== grid.widthThen) {
    grid.widthThen = grid.clientWidth;
    if (shown.length) refresh();
  }
}).observe(scroll);
grid.addEventListener('click', event => {
  const node = event.target.closest('.card');
  if (!node) return;
  selected = Number(node.dataset.at);
  focusCard(false);
  open();
});
grid.addEventListener('focusin', event => {
  const node = event.target.closest('.card');
  if (node && !viewing && Number(node.dataset.at) !== selected) { selected = Number(node.dataset.at); grid.querySelectorAll('.card').forEach(mark); }
});
