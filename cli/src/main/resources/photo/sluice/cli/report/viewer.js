// One photo, large, with all that is known of it.
const viewer = $('viewer');
const SHOWABLE = /\.(jpe?g|jpe|jfif|png|webp|gif|avif|bmp)$/i;

let viewing = false; // until the focus is back: the browser gives it to the card from which we came
const open = () => {
  if (!shown.length) return;
  viewing = true;
  paint();
  if (!viewer.open) viewer.showModal();
};

const detail = photo => {
  const said = photo.said, parts = [];
  const head = text => parts.push(el('h3', {}, text));
  parts.push(el('h2', {}, el('bdi', {}, photo.name)), el('p', { class: 'soft' }, el('bdi', {}, photo.folder)));
  const facts = [said.format?.toUpperCase(), said.width && said.width + ' × ' + said.height].filter(Boolean).join(', ');
  if (facts) parts.push(el('p', { class: 'soft' }, facts));
  parts.push(el('p', {}, starsOf(photo), ' ', el('span', { class: 'soft' },
    [starsTitle(photo), PICKS[said.pick] ?? '', said.label].filter(Boolean).join(', '))));
  if (said.reasons.length) {
    head('Why');
    parts.push(el('ul', {}, ...said.reasons.map(code => el('li', { title: code }, words(code)))));
  }
  if (photo.set) parts.push(el('p', { class: 'soft' }, title(said.set.kind) + ', ' + said.set.rank + ' of ' + said.set.size
    + (said.confidence ? ', ' + Math.round(said.confidence * 100) + ' % sure' : '')));
  if (said.technical !== undefined) {
    head('Technical');
    parts.push(el('p', { class: 'large' }, String(Math.round(said.technical))));
    parts.push(el('div', { class: 'scores' }, ...SUB.filter(key => said[key] !== undefined).flatMap(key =>
      [el('span', { title: MEANING[key] }, key), el('div', { class: 'bars' }, bar(key, said[key])), el('b', {}, String(Math.round(said[key])))])));
  }
  const judged = scores.filter(score => !score.percent && score.of(photo) !== undefined);
  if (judged.length) {
    head('Models');
    parts.push(el('div', { class: 'scores' }, ...judged.flatMap(score => {
      const share = better(score, photo);
      return [el('span', {}, score.label), el('div', { class: 'bars', title: 'better than ' + share + ' % here' },
        el('span', {}, el('i', { class: level(share), '--v': Math.max(2, share) + '%' }))), el('b', {}, figure(score, score.of(photo)))];
    })));
  }
  const tags = [...said.tags, ...said.othersTags];
  if (tags.length) {
    head('Tags');
    parts.push(el('div', {}, ...tags.map(tag => el('span', { class: 'chip', title: tag }, el('bdi', {}, tag.split('|').slice(tag.startsWith('auto|') ? 1 : 0).join(' › '))))));
  }
  head('Files');
  if (photo.href) parts.push(el('p', {}, el('a', { href: photo.href, target: '_blank', rel: 'noopener noreferrer' }, 'Open the photo')));
  parts.push(el('p', { class: 'soft' }, el('bdi', {}, said.sidecar)));
  if (said.policy) parts.push(el('p', { class: 'soft' }, 'judged by ' + said.policy));
  return parts;
};

/** The share of the photos here that a model likes less, in percent. */
const better = (score, photo) => {
  const value = score.of(photo);
  let worse = 0, all = 0;
  for (const other of photos) {
    const its = score.of(other);
    if (its === undefined || other === photo) continue;
    all++;
    if (score.better * its < score.better * value) worse++;
  }
  return all ? Math.round(100 * worse / all) : 100;
};

const paint = () => {
  const photo = shown[selected], small = picture(photo);
  const big = el('div', { class: 'big' });
  if (small) big.append(el('img', { src: small, alt: '' }));
  if (photo.href && SHOWABLE.test(photo.name)) {
    const full = el('img', { alt: photo.name, src: photo.href });
    full.addEventListener('load', () => { if (full.parentNode) big.querySelector('img') !== full && big.querySelector('img').remove(); });
    full.addEventListener('error', () => { full.remove(); big.append(el('span', { class: 'note' }, 'the photo itself is out of reach; this is its small picture')); });
    big.append(full);
  } else {
    big.append(el('span', { class: 'note' }, !photo.href ? 'the photo is not there' : 'browsers do not show this format; this is its small picture'));
  }
  const view = el('div', { class: 'view' }, big);
  const mates = photo.set ? photos.filter(other => other.set === photo.set).sort((a, b) => a.said.set.rank - b.said.set.rank) : [];
  if (mates.length > 1) {
    view.append(el('div', { class: 'strip', 'aria-label': 'The same set, best first' }, ...mates.map(mate => {
      const address = picture(mate);
      return el('button', { title: mate.name, 'aria-label': mate.name, 'aria-current': mate === photo, onclick: () => go(mate) },
        address ? el('img', { src: address, alt: '' }) : el('bdi', {}, mate.name));
    })));
  }
  const close = el('button', { class: 'close', 'aria-label': 'Close (Esc)', title: 'Close (Esc)', onclick: leave }, '✕');
  viewer.replaceChildren(close, view, el('div', { class: 'side' }, ...detail(photo)));
  close.focus();
};

/** To a photo of the same set, if it is among those shown. */
const go = photo => {
  const at = shown.indexOf(photo);
  if (at < 0) { Object.assign(choice, { tenth: '', stars: 0, pick: '', kind: '', reason: '', tag: '', find: '' }); choice.ranges.clear(); controls(); refresh(); }
  selected = shown.indexOf(photo);
  paint();
};

const back = () => { viewing = false; focusCard(); };
const leave = () => { viewer.close(); back(); };
viewer.addEventListener('close', () => { if (viewing && !viewer.open) back(); }); // by the browser's own means
viewer.addEventListener('keydown', event => {
  const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (step) {
    selected = Math.min(shown.length - 1, Math.max(0, selected + step));
    paint();
    event.preventDefault();
  } else if (event.key === 'Escape' || (event.key === 'Enter' || event.key === ' ') && event.target.matches('dialog, .close')) {
    leave();
    event.preventDefault();
  }
  event.stopPropagation();
});
