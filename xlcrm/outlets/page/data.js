// The data of the page: unpacked, and added up for what is chosen at the top.

let data = null; // the first part: numbers, table, words
let behind = null; // the second part: a promise of stories, quotes and touches
const chosen = { book: "", owner: "" };

/** The object that is packed in an element of the page. */
async function unpacked(id) {
  const raw = atob(byId(id).textContent);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i += 1) bytes[i] = raw.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

/** The rows of quotes or touches of a customer, the newest first, and of how many these are the newest. */
function rowsOf(held, customer) {
  held.starts ??= held.kept.reduce((starts, n) => (starts.push(starts[starts.length - 1] + n), starts), [0]);
  const rows = [];
  for (let i = held.starts[customer]; i < held.starts[customer + 1]; i += 1) rows.push(held.columns.map((c) => c[i]));
  return { rows, all: held.there[customer] };
}

/** The numbers of the owners and books that are chosen. */
function countsOf({ book, owner }) {
  return data.counts.filter((c) => (book === "" || c.book === +book) && (owner === "" || c.owner === +owner));
}

/** Several owners' numbers as one: lists place by place, currencies by name. */
function added(counts) {
  const names = ["customers", "due", "overdue", "neglected", "owed", "open", "evaporated", "orders"];
  const total = Object.fromEntries(names.map((name) => [name, sum(counts.map((c) => c[name]))]));
  const lists = { grades: [data.labels.grades.length], weeks: [2, 26], steps: [2, 6], months: [3, 12], causes: [2, 10] };
  for (const [name, sizes] of Object.entries(lists)) {
    total[name] = sizes.length === 1 ? addedLists(counts.map((c) => c[name]), sizes[0])
      : Array.from({ length: sizes[0] }, (_, k) => addedLists(counts.map((c) => c[name][k]), sizes[1]));
  }
  total.currencies = addedCurrencies(counts);
  total.toDo = total.due + total.overdue + total.neglected;
  const [won, lost] = total.months.map(sum);
  total.rate = won + lost ? won / (won + lost) : null;
  return total;
}

function addedLists(lists, length) {
  const total = new Array(length).fill(0);
  for (const list of lists) for (let i = 0; i < length; i += 1) total[i] += list[i];
  return total;
}

/** [currency, counts by status, how many further currencies these are]: those quoted in most, then the rest as one. */
function addedCurrencies(counts) {
  const found = new Map();
  for (const count of counts) {
    for (const [currency, statuses] of Object.entries(count.currencies)) {
      found.set(currency, addedLists([found.get(currency) ?? statuses.map(() => 0), statuses], statuses.length));
    }
  }
  const ranked = [...found].sort(([a, m], [b, n]) => sum(n) - sum(m) || (a < b ? -1 : 1));
  const rest = ranked.slice(data.most.currencies);
  const rows = ranked.slice(0, data.most.currencies).map(([name, list]) => [name || words.no_currency, list]);
  if (rest.length) rows.push([say("others", { n: rest.length }), addedLists(rest.map(([, list]) => list), rest[0][1].length)]);
  return rows;
}

/** Who has most to do, of the chosen book; then the others as one, whose `owner` is null. */
function loads() {
  const found = new Map();
  for (const c of countsOf({ book: chosen.book, owner: "" })) {
    const load = found.get(c.owner) ?? { owner: c.owner, due: 0, overdue: 0, neglected: 0 };
    for (const state of ["due", "overdue", "neglected"]) load[state] += c[state];
    found.set(c.owner, load);
  }
  const toDo = (load) => load.due + load.overdue + load.neglected;
  const ranked = [...found.values()].sort((a, b) => toDo(b) - toDo(a) || a.owner - b.owner);
  const rest = ranked.slice(data.most.owners);
  const rows = ranked.slice(0, data.most.owners).map((load) => ({ ...load, name: ownerName(load.owner) }));
  if (rest.length) {
    const total = { owner: null, name: say("others", { n: rest.length }) };
    for (const state of ["due", "overdue", "neglected"]) total[state] = sum(rest.map((load) => load[state]));
    rows.push(total);
  }
  return rows;
}

const ownerName = (place) => data.owners[place] || words.no_owner;
