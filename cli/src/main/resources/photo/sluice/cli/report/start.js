// Puts it together, and takes in what arrives while the file is still being read.
const complete = () => Boolean($('end'));
const count = list => {
  const counts = new Map();
  for (const photo of photos) for (const one of new Set(list(photo))) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
};
const options = (select, list, chosen) => { select.replaceChildren(...list.map(([value, text]) => el('option', { value }, text))); select.value = chosen; };

/** The controls say what is chosen. */
const controls = () => {
  $('sort').value = choice.sort;
  $('direction').textContent = choice.sort === 'name' ? (choice.turned ? 'Z – A' : 'A – Z') : choice.turned ? 'Worst first' : 'Best first';
  $('direction').setAttribute('aria-pressed', choice.turned);
  $('sets').setAttribute('aria-pressed', choice.sets);
  for (const which of ['best', 'worst']) $(which).setAttribute('aria-pressed', choice.tenth === which);
  [...$('stars').children].forEach((button, at) => button.setAttribute('aria-pressed', choice.stars === at + 1));
  for (const key of ['pick', 'kind', 'reason', 'tag']) $(key).value = choice[key];
  if ($('search').value.trim().toLowerCase() !== choice.find) $('search').value = choice.find;
};

const number = value => value.toLocaleString('en');
const tell = () => {
  const all = photos.length < report.total ? photos.length : report.total;
  $('count').textContent = (narrowed() ? number(shown.length) + ' of ' + number(all) : number(all)) + (all === 1 ? ' photo' : ' photos')
    + (report.without && !narrowed() ? ', ' + number(report.without) + ' more without a sidecar' : '');
  $('empty').hidden = shown.length > 0 || !photos.length;
  $('reset').hidden = !narrowed();
  charts.draw();
};

const fillControls = () => {
  describe();
  options($('sort'), [['verdict', 'Verdict (stars)'], ...scores.map(score => [score.key, score.label]), ['name', 'Name']], choice.sort);
  options($('reason'), [['', 'Any reason'], ...count(p => p.said.reasons).map(([code, n]) => [code, words(code) + ' (' + n + ')'])], choice.reason);
  options($('tag'), [['', 'Any tag'], ...count(p => [...p.said.tags, ...p.said.othersTags]).map(([tag, n]) =>
    [tag, tag.replace(/^auto\|/, '').replaceAll('|', ' › ') + ' (' + n + ')'])], choice.tag);
};

$('title').append(el('bdi', {}, report.title));
if (report.illegible.length) {
  const some = report.illegible.length;
  $('illegible').hidden = false;
  $('illegible').querySelector('summary').textContent = some + (some === 1 ? ' sidecar could not be read' : ' sidecars could not be read');
  $('illegible').querySelector('ul').append(...report.illegible.map(([file, why]) => el('li', {}, el('bdi', {}, file), ': ', why)));
}
for (let stars = 1; stars <= 5; stars++) {
  $('stars').append(el('button', { 'aria-pressed': 'false', 'aria-label': 'At least ' + stars + ' stars', title: 'At least ' + stars + ' stars (' + stars + ')', onclick: () => starsAtLeast(stars) }, stars + '★'));
}
$('sort').onchange = event => { choice.sort = event.target.value; controls(); refresh({ keep: false }); };
for (const key of ['pick', 'kind', 'reason', 'tag']) $(key).onchange = event => { choice[key] = event.target.value; controls(); refresh({ keep: false }); };
$('direction').onclick = () => turn('turned');
$('sets').onclick = () => turn('sets');
$('best').onclick = () => turnTenth('best');
$('worst').onclick = () => turnTenth('worst');
$('reset').onclick = reset;
$('theme-button').onclick = theme;
$('charts-button').onclick = () => charts.toggle();
$('search').oninput = event => { choice.find = event.target.value.trim().toLowerCase(); refresh({ keep: false }); };

let first = true, due = false;
/** Called by the file after each part of it. Not at each a new plan: the first one, the last one, and a few between. */
const more = () => {
  const rows = arrive();
  if (rows && (first || photos.length >= report.total)) {
    first = false;
    fillControls();
    controls();
    refresh();
  } else if (!due) {
    due = true;
    requestAnimationFrame(() => { due = false; late(); });
  }
};
window.sluice = { more, csv: () => csv(shown) };
