// What the page knows. Texts reach the document as text only, never as markup.
const report = JSON.parse(document.getElementById('report').textContent);
const photos = []; // { i, shown, href, said, name, folder, set, hay }
const $ = id => document.getElementById(id);

/** An element with attributes and children; children that are strings become text. */
const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('--')) node.style.setProperty(name, value);
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child !== undefined && child !== null));
  return node;
};

const SUB = ['sharpness', 'motion', 'noise', 'exposure', 'compression'];
const MEANING = {
  sharpness: 'focus', motion: 'freedom from motion blur', noise: 'freedom from noise',
  exposure: 'freedom from clipping', compression: 'freedom from compression faults'
};
const PICKS = ['', 'rejected', 'pending', 'accepted'];
const words = code => report.words[code] ?? code;
const title = text => text.charAt(0).toUpperCase() + text.slice(1);

/** Every score that some photo has: { key, label, of(photo), better }; better is 1 or -1, lower is better. */
let scores = [];
const models = new Map();
const describe = () => {
  scores = ['technical', ...SUB].filter(key => photos.some(p => p.said[key] !== undefined))
    .map(key => ({ key, label: title(key), of: p => p.said[key], better: 1, percent: true }));
  const names = [...models.keys()].sort();
  for (const key of names) {
    const name = key.slice(0, key.lastIndexOf('/'));
    const alone = names.filter(other => other.startsWith(name + '/')).length === 1;
    scores.push({ key: 'model ' + key, label: alone ? name : key, of: p => p.said.models?.[key], better: models.get(key), percent: false });
  }
};

/** A score as people read it. */
const figure = (score, value) => score.percent ? String(Math.round(value)) : Number(value.toPrecision(3)).toString();

const add = row => {
  const said = row.said;
  const cut = row.shown.lastIndexOf('/');
  const photo = {
    i: photos.length, shown: row.shown, href: row.href, said,
    name: row.shown.slice(cut + 1), folder: row.shown.slice(0, Math.max(0, cut)),
    hay: [row.shown, ...said.tags, ...said.othersTags, ...said.reasons.map(words)].join('\n').toLowerCase()
  };
  if (said.set && said.set.size > 1) photo.set = photo.folder + '\n' + said.set.kind + '\n' + said.set.id;
  for (const key of Object.keys(said.models ?? {})) models.set(key, said.lowerIsBetter?.includes(key) ? -1 : 1);
  photos.push(photo);
};

/** Whether the picture of a photo has come, and its address. */
const picture = photo => {
  const block = $('t' + photo.i);
  return block ? 'data:image/webp;base64,' + block.textContent : '';
};

/** Blocks that have arrived and were not looked at. */
const arrive = () => {
  let some = false;
  for (const block of document.querySelectorAll('script.rows')) {
    JSON.parse(block.textContent).forEach(add);
    block.remove();
    some = true;
  }
  return some;
};
