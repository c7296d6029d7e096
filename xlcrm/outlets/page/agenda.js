// The table of customers: which list, sorted and narrowed, a page at a time.

const PAGE = 50;
const MOST_PRINTED = 300;
const table = { sort: null, down: false, seen: PAGE, found: [], haystack: null };

/** The lists that can be shown: which customers are on each. */
const VIEWS = {
  view_agenda: (c, i) => c.rank[i] !== null,
  view_now: (c, i) => ["neglected", "overdue", "due"].includes(c.state[i]),
  view_owed: (c, i) => c.owed[i],
  view_neglected: (c, i) => c.state[i] === "neglected",
  view_overdue: (c, i) => c.state[i] === "overdue",
  view_due: (c, i) => c.state[i] === "due",
  view_greeting: (c, i) => c.state[i] === "greeting",
  view_upcoming: (c, i) => c.state[i] === "upcoming",
  view_silent: (c, i) => c.silent[i],
  view_all: () => true,
};
const STATES = ["neglected", "overdue", "due", "greeting", "upcoming", ""];

/** The columns: what is read in each, and by what it sorts; `rank` says how soon it makes room on a narrow screen. */
const COLUMNS = [
  { name: "state", rank: 0, sort: (c, i) => STATES.indexOf(c.state[i]), cell: (c, i) => stateOf(c, i) },
  { name: "company", rank: 0, head: true, sort: (c, i) => c.company[i] || c.id[i], cell: (c, i) => element("button.link", { type: "button", "data-customer": i }, c.company[i] || c.id[i]) },
  { name: "grade", rank: 0, sort: (c, i) => c.grade[i], cell: (c, i) => gradeOf(c.grade[i]) },
  { name: "date", rank: 1, whole: true, sort: (c, i) => c.due[i], cell: (c, i) => (c.due[i] === null ? "" : dayFromToday(c.due[i])) },
  { name: "late", rank: 0, number: true, sort: (c, i) => (c.late[i] === null ? null : -c.late[i]), cell: (c, i) => (c.late[i] === null ? "" : shown(c.late[i])) },
  { name: "owner", rank: 1, sort: (c, i) => c.owner[i], cell: (c, i) => c.owner[i] },
  { name: "country", rank: 3, sort: (c, i) => c.country[i], cell: (c, i) => c.country[i] },
  { name: "contact", rank: 3, sort: (c, i) => c.contact[i], cell: (c, i) => c.contact[i] },
  { name: "topic", rank: 2, whole: true, sort: (c, i) => c.topic[i], cell: (c, i) => c.topic[i] },
  { name: "medium", rank: 2, sort: (c, i) => c.medium[i], cell: (c, i) => c.medium[i] },
  { name: "next_step", rank: 2, sort: (c, i) => c.step[i], cell: (c, i) => c.step[i] },
  { name: "book", rank: 3, sort: (c, i) => c.book[i], cell: (c, i) => data.books[c.book[i]].replace(/\.xls[xm]$/i, ""), several: true },
];

const columnsShown = () => COLUMNS.filter((column) => !column.several || data.books.length > 1);
const gradeOf = (grade) => element(`span.grade.grade-${grade.toLowerCase()}`, { title: data.labels.grade_names[data.labels.grades.indexOf(grade)] }, grade);

function stateOf(c, i) {
  const state = c.quiet[i] ? "quiet" : c.state[i];
  return element(`span.state.state-${state || "later"}`, {}, words[`state_${state}`]);
}

function startAgenda() {
  choices(byId("view"), Object.keys(VIEWS).map((name) => [name, words[name]]));
  choices(byId("grade"), [["", words.all_grades], ...data.labels.grades.map((g, i) => [g, `${g} · ${data.labels.grade_names[i]}`])]);
  for (const id of ["view", "grade"]) byId(id).addEventListener("change", () => showAgenda());
  byId("search").addEventListener("input", () => showAgenda());
  byId("filter").addEventListener("submit", (event) => event.preventDefault());
  byId("more").addEventListener("click", () => {
    const next = table.seen;
    table.seen += PAGE * 4;
    writeRows();
    byId("table").querySelectorAll("tbody button")[next]?.focus();
  });
  byId("table").addEventListener("click", (event) => {
    const row = event.target.closest("tbody tr");
    if (row && !String(getSelection())) openStory(+row.dataset.customer);
  });
}

/** Show one of the lists, and bring it into view. */
function showView(view, grade = "") {
  byId("view").value = view;
  byId("grade").value = grade;
  byId("search").value = "";
  showAgenda();
  byId("agenda").scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  byId("agenda").focus({ preventScroll: true });
}

const showGrade = (grade) => showView("view_all", grade);

/** Work out who is shown, and write the first page. */
function showAgenda() {
  const c = data.customers;
  const view = VIEWS[byId("view").value];
  const grade = byId("grade").value;
  const wanted = plain(byId("search").value).split(/\s+/).filter(Boolean);
  table.haystack ??= c.id.map((id, i) => plain([id, c.company[i], c.contact[i], c.country[i], c.owner[i], c.products[i], c.topic[i], c.step[i]].join("\n")));
  table.found = [];
  for (let i = 0; i < c.id.length; i += 1) {
    const mine = (chosen.book === "" || c.book[i] === +chosen.book) && (chosen.owner === "" || c.owner_place[i] === +chosen.owner);
    if (mine && (!grade || c.grade[i] === grade) && view(c, i) && wanted.every((word) => table.haystack[i].includes(word))) table.found.push(i);
  }
  const all = sum(countsOf(chosen).map((n) => n.customers));
  byId("found").textContent = say("found", { n: table.found.length, all });
  const picked = (id) => byId(id).selectedOptions[0].textContent;
  byId("narrowed").textContent = [picked("view"), grade ? picked("grade") : "", byId("search").value.trim()].filter(Boolean).join(" · ");
  byId("nobody").hidden = table.found.length > 0;
  table.seen = PAGE;
  sortFound();
  writeRows();
}

/** By the column chosen; ties, and without one all, in the agenda's order, then the book's. */
function sortFound() {
  const c = data.customers;
  const away = c.id.length;
  const place = (i) => c.rank[i] ?? away;
  const column = COLUMNS.find(({ name }) => name === table.sort);
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const empty = (value) => value === null || value === "";
  const compare = (a, b) => (typeof a === "number" ? a - b : order.compare(a, b));
  table.found.sort((i, j) => {
    if (column) {
      const [a, b] = [column.sort(c, i), column.sort(c, j)];
      if (empty(a) !== empty(b)) return empty(a) ? 1 : -1; // what is empty stands last either way
      const found = empty(a) ? 0 : compare(a, b);
      if (found) return table.down ? -found : found;
    }
    return place(i) - place(j) || i - j;
  });
}

/** A first click sorts, a second one turns it round, a third one brings back the agenda's order. */
function sortBy(name) {
  if (table.sort !== name) Object.assign(table, { sort: name, down: false });
  else if (!table.down) table.down = true;
  else Object.assign(table, { sort: null, down: false });
  sortFound();
  writeRows();
  byId("table").querySelector(`[data-sort="${name}"]`).focus();
}

function writeRows(most = table.seen) {
  const c = data.customers;
  const shownColumns = columnsShown();
  const sorted = (name) => (table.sort !== name ? null : table.down ? "descending" : "ascending");
  const head = shownColumns.map((column) => element(`th.rank-${column.rank}${column.number ? ".number" : ""}`, { scope: "col", "aria-sort": sorted(column.name) },
    element("button.sort", { type: "button", "data-sort": column.name, onclick: () => sortBy(column.name) }, words[column.name])));
  const rows = table.found.slice(0, most).map((i) => element("tr", { "data-customer": i }, ...shownColumns.map((column) =>
    element(`${column.head ? "th" : "td"}.rank-${column.rank}${column.number ? ".number" : ""}${column.whole ? ".whole" : ""}`, column.head ? { scope: "row" } : {}, column.cell(c, i)))));
  byId("table").replaceChildren(element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
  const rest = table.found.length - most;
  byId("more").hidden = rest <= 0;
  byId("more").textContent = say("more", { n: Math.min(rest, PAGE * 4) });
  byId("printed").hidden = rest <= 0;
  byId("printed").textContent = say("printed", { n: Math.min(most, table.found.length), all: table.found.length });
}
