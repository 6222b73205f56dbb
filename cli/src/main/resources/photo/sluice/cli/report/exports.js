// What is shown as CSV, as JSON, on paper.
const save = (name, type, text) => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
};

/** As the command writes it: what a spreadsheet takes for a formula gets an apostrophe, numbers stay. */
const cellOf = value => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  let text = Array.isArray(value) ? value.join('; ') : String(value ?? '');
  if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
  return /[,"\n\r;]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
};

const csv = list => {
  const names = [...models.keys()].sort(compare);
  const plain = ['photo', 'sidecar', 'judged', 'stars', 'starsBy', 'pick', 'label', 'technical', ...SUB];
  const last = ['confidence', 'policy', 'measures', 'tags', 'othersTags', 'format', 'width', 'height'];
  const table = [[...plain, ...names, 'reasons', 'words', 'setKind', 'setId', 'setRank', 'setSize', ...last]];
  for (const { said } of list) {
    table.push([...plain.map(key => said[key]), ...names.map(name => said.models?.[name]), said.reasons, said.reasons.map(words),
      ...['kind', 'id', 'rank', 'size'].map(key => said.set?.[key]), ...last.map(key => said[key])]);
  }
  return table.map(cells => cells.map(cellOf).join(',') + '\r\n').join('');
};

const stem = report.title.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'photos';
$('csv-button').onclick = () => save(stem + '.csv', 'text/csv', csv(shown));
$('json-button').onclick = () => save(stem + '.json', 'application/json',
  JSON.stringify({ folder: report.title, photos: shown.map(photo => photo.said) }, null, 1));

/** Every photo that is shown, not only those in sight. */
const lay = () => {
  const sheet = $('print');
  if (sheet.firstChild) return;
  sheet.append(el('h1', {}, el('bdi', {}, report.title)), el('p', {}, $('count').textContent + ' · ' + report.made));
  const leaf = el('div', { class: 'leaf' });
  const starts = new Map(bands.map(band => [band.from, band]));
  shown.forEach((photo, at) => {
    const band = starts.get(at);
    if (band) leaf.append(el('div', { class: 'band' }, el('b', {}, band.kind), el('bdi', {}, band.label)));
    const node = card(photo);
    node.querySelector('img')?.setAttribute('decoding', 'sync');
    leaf.append(node);
  });
  sheet.append(leaf);
};
const pictured = () => Promise.all([...$('print').querySelectorAll('img')].map(img => img.decode().catch(() => {})));
addEventListener('beforeprint', lay);
addEventListener('afterprint', () => $('print').replaceChildren());
const print = async () => { lay(); await pictured(); window.print(); };
$('print-button').onclick = print;
