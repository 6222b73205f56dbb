// One photo as a card.
const starsOf = photo => {
  const stars = photo.said.stars;
  if (stars === undefined) return el('span', { class: 'star' });
  if (stars < 0) return el('span', { class: 'star', role: 'img', 'aria-label': 'rejected' }, '✕');
  const node = el('span', { class: 'star', role: 'img', 'aria-label': stars + ' stars', title: starsTitle(photo) }, '★'.repeat(stars));
  node.append(el('i', {}, '★'.repeat(Math.max(0, 5 - stars))));
  return node;
};
const starsTitle = photo => ({ ours: "Sluice's", person: "a person's", locked: "a person's, locked" })[photo.said.starsBy] ?? '';

const level = value => value < 35 ? 'poor' : value < 60 ? 'fair' : '';
const bar = (name, value) => el('span', { title: value === undefined ? name + ': not measured' : name + ' ' + Math.round(value) + ' – ' + MEANING[name] },
  value === undefined ? undefined : el('i', { class: level(value), '--v': Math.max(2, value) + '%' }));
const bars = photo => el('div', {
  class: 'bars', role: 'img',
  'aria-label': SUB.filter(key => photo.said[key] !== undefined).map(key => key + ' ' + Math.round(photo.said[key])).join(', ')
}, ...SUB.map(key => bar(key, photo.said[key])));

const badge = photo => {
  if (!photo.set) return undefined;
  const { kind, rank, size } = photo.said.set;
  const first = rank === 1 && kind === 'burst';
  return el('span', { class: first ? 'badge first' : 'badge' }, first ? 'best of ' + size : kind + ' ' + rank + '/' + size);
};

/** The picture, or why there is none; what has not arrived yet is asked for again. */
const fill = (frame, photo) => {
  const address = picture(photo);
  if (address) frame.replaceChildren(el('img', { alt: '', src: address, decoding: 'async', draggable: 'false' }));
  else frame.replaceChildren(el('span', { class: 'none' }, !photo.href ? 'the photo is not there' : complete() ? 'no picture' : ''));
  frame.dataset.has = address || complete() ? 'yes' : 'no';
  const set = badge(photo);
  if (set) frame.append(set);
  const pick = photo.said.pick;
  if (pick === 1) frame.append(el('span', { class: 'badge pick' }, PICKS[pick]));
};

const valueOf = photo => {
  const score = scoreOf(choice.sort) ?? scoreOf('technical');
  const value = score?.of(photo);
  return value === undefined ? el('span', { class: 'score', title: 'no score' }, '–') : el('span', { class: 'score', title: score.label }, figure(score, value));
};

const card = photo => {
  const said = photo.said;
  const tags = [...said.tags, ...said.othersTags].map(tag => tag.slice(tag.lastIndexOf('|') + 1));
  const why = said.reasons.map(words).join('; ') || (said.judged ? '' : 'not judged');
  const score = scoreOf(choice.sort);
  const frame = el('div', { class: 'frame' });
  fill(frame, photo);
  return el('div', {
    class: said.pick === 1 || said.stars < 0 ? 'card faded' : 'card',
    'data-i': photo.i, 'aria-label': photo.name + (said.stars > 0 ? ', ' + said.stars + ' stars' : '') + (why ? ', ' + why : '')
  }, frame, el('div', { class: 'text' },
    el('div', {}, el('bdi', { class: 'name', title: photo.shown }, photo.name), valueOf(photo)),
    el('div', {}, starsOf(photo), score && !score.percent && said.technical !== undefined
      ? el('span', { class: 'model' }, 'technical ' + Math.round(said.technical)) : undefined),
    bars(photo),
    el('div', { class: 'why' }, el('span', { title: why }, why)),
    el('div', { class: 'tags' }, el('span', { title: tags.join(', ') }, el('bdi', {}, tags.join(' · '))))));
};
