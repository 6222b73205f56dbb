// What the keys do.
const KEYS = [
  ['← ↑ → ↓', 'to the next photo'], ['Home, End, Page ↑ ↓', 'further'], ['Enter, Space', 'the photo, large; again to go back'],
  ['1 … 5', 'at least so many stars; again for all'], ['0, Esc', 'show all'], ['b, w', 'the best, the worst tenth'],
  ['s', 'the next score to sort by'], ['r', 'turn the order round'], ['g', 'keep sets together'], ['/', 'find'],
  ['c', 'charts'], ['+ −', 'larger, smaller'], ['t', 'light or dark'], ['p', 'print'], ['?', 'this']
];
const help = $('help');
help.append(el('h2', { id: 'help-title' }, 'Keys'),
  el('dl', {}, ...KEYS.flatMap(([key, does]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, does)])),
  el('p', {}, el('button', { onclick: () => help.close() }, 'Close')));
$('help-button').onclick = () => help.showModal();

const reset = () => {
  Object.assign(choice, { tenth: '', stars: 0, pick: '', kind: '', reason: '', tag: '', find: '' });
  choice.ranges.clear();
  controls();
  refresh();
};
const theme = () => {
  const dark = getComputedStyle(document.documentElement).colorScheme === 'dark';
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
};
const turnTenth = which => { choice.tenth = choice.tenth === which ? '' : which; controls(); refresh({ keep: false }); };
const turn = key => { choice[key] = !choice[key]; controls(); refresh({ keep: false }); };
const starsAtLeast = stars => { choice.stars = choice.stars === stars ? 0 : stars; controls(); refresh({ keep: false }); };
const size = factor => { cell = Math.min(480, Math.max(130, cell * factor)); refresh(); focusCard(); };
const nextSort = () => {
  const options = [...$('sort').options].map(option => option.value);
  choice.sort = options[(options.indexOf(choice.sort) + 1) % options.length];
  controls();
  refresh({ keep: false });
};

const ACTIONS = {
  ArrowLeft: () => select(selected - 1), ArrowRight: () => select(selected + 1), ArrowUp: () => vertical(-1), ArrowDown: () => vertical(1),
  Home: () => select(0), End: () => select(shown.length - 1),
  PageUp: () => vertical(-Math.max(1, Math.floor(scroll.clientHeight / (lines.find(line => !line.band)?.height ?? 1)))),
  PageDown: () => vertical(Math.max(1, Math.floor(scroll.clientHeight / (lines.find(line => !line.band)?.height ?? 1)))),
  Enter: open, ' ': open, b: () => turnTenth('best'), w: () => turnTenth('worst'), g: () => turn('sets'), r: () => turn('turned'),
  s: nextSort, c: () => charts.toggle(), t: theme, p: print, '+': () => size(1.25), '=': () => size(1.25), '-': () => size(0.8),
  0: reset, Escape: reset, '/': () => $('search').focus(), '?': () => help.showModal()
};
for (let stars = 1; stars <= 5; stars++) ACTIONS[stars] = () => starsAtLeast(stars);

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || viewer.open || help.open) return;
  const typing = event.target.matches('input, select');
  if (typing) {
    if (event.target.matches('input') && (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown')) {
      if (event.key === 'Escape') { event.target.value = ''; choice.find = ''; refresh({ keep: false }); }
      focusCard();
      event.preventDefault();
    }
    return;
  }
  if ((event.key === 'Enter' || event.key === ' ') && event.target.matches('button, summary, a')) return;
  const action = ACTIONS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
