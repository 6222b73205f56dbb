// Which photos are shown, and in which order.
const choice = {
  sort: 'verdict', turned: false, sets: false, tenth: '', stars: 0, pick: '', kind: '', reason: '', tag: '', find: '',
  ranges: new Map() // score key → [from, to)
};
let shown = []; // photos in their order
let bands = []; // with sets together: { label, from, to }

const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
const named = new Intl.Collator(undefined, { numeric: true }).compare;
const scoreOf = key => scores.find(score => score.key === key);

/** Best first; what has no value comes last whichever way the order is turned. */
const ordering = () => {
  const sign = choice.turned ? -1 : 1;
  if (choice.sort === 'name') return (a, b) => sign * named(a.shown, b.shown) || a.i - b.i;
  if (choice.sort === 'verdict') {
    return (a, b) => sign * (compare(b.said.stars ?? 0, a.said.stars ?? 0) || compare(b.said.technical ?? -1, a.said.technical ?? -1))
      || named(a.shown, b.shown);
  }
  const score = scoreOf(choice.sort);
  return (a, b) => {
    const x = score.of(a), y = score.of(b);
    if (x === undefined || y === undefined) return (x === undefined) - (y === undefined) || a.i - b.i;
    return sign * score.better * compare(y, x) || named(a.shown, b.shown);
  };
};

const fits = photo => {
  const said = photo.said;
  if (choice.stars && (said.stars ?? 0) < choice.stars) return false;
  if (choice.pick !== '' && (said.pick ?? 0) !== Number(choice.pick)) return false;
  if (choice.kind === 'set' && !photo.set) return false;
  if (choice.kind === 'single' && photo.set) return false;
  if (choice.kind === 'first' && photo.set && said.set.rank !== 1) return false;
  if (choice.reason && !said.reasons.includes(choice.reason)) return false;
  if (choice.tag && !said.tags.includes(choice.tag) && !said.othersTags.includes(choice.tag)) return false;
  if (choice.find && !choice.find.split(/\s+/).every(word => photo.hay.includes(word))) return false;
  for (const [key, [from, to]] of choice.ranges) {
    const value = scoreOf(key)?.of(photo);
    if (value === undefined || value < from || value >= to) return false;
  }
  return true;
};

/** The best or the worst tenth by the score in force (by verdict: the technical one), of those that fit. */
const tenth = list => {
  const score = scoreOf(choice.sort) ?? scoreOf('technical');
  if (!choice.tenth || !score) return list;
  const have = list.filter(p => score.of(p) !== undefined).sort((a, b) => score.better * compare(score.of(b), score.of(a)) || a.i - b.i);
  const some = Math.ceil(have.length / 10);
  const keep = new Set(choice.tenth === 'best' ? have.slice(0, some) : have.slice(have.length - some));
  return list.filter(p => keep.has(p));
};

/** Sets by their first photo, each with the best first; then the photos that stand alone. */
const inSets = list => {
  const sets = new Map();
  const singles = [];
  for (const photo of list) {
    if (!photo.set) singles.push(photo);
    else if (sets.has(photo.set)) sets.get(photo.set).push(photo);
    else sets.set(photo.set, [photo]);
  }
  const order = [];
  bands = [];
  for (const set of sets.values()) {
    if (choice.sort === 'verdict') set.sort((a, b) => a.said.set.rank - b.said.set.rank || a.i - b.i);
    const { kind, size } = set[0].said.set;
    const some = set.length < size ? set.length + ' of ' + size : size;
    bands.push({ kind: title(kind), label: some + ' photos' + (set[0].folder ? ' · ' + set[0].folder : ''), from: order.length, to: order.length + set.length });
    order.push(...set);
  }
  if (singles.length && bands.length) {
    bands.push({ kind: 'Single photos', label: String(singles.length), from: order.length, to: order.length + singles.length });
  }
  order.push(...singles);
  return order;
};

const choose = () => {
  bands = [];
  shown = tenth(photos.filter(fits)).sort(ordering());
  if (choice.sets) shown = inSets(shown);
};

const narrowed = () => choice.tenth || choice.stars || choice.pick !== '' || choice.kind || choice.reason || choice.tag || choice.find || choice.ranges.size;
