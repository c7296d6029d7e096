// The page as a whole: what is chosen at the top, the sentence, the five numbers, colours, paper.

const dark = matchMedia("(prefers-color-scheme: dark)");

async function start() {
  if (!("DecompressionStream" in window)) {
    byId("fault").hidden = false;
    return;
  }
  data = await unpacked("first-part");
  words = data.words;
  behind = unpacked("second-part");
  startTop();
  startTheme();
  startPaper();
  framePictures();
  startAgenda();
  startStory();
  showAll();
  document.documentElement.dataset.ready = "yes"; // for whoever waits, as the tests do
}

function startTop() {
  byId("book-field").hidden = data.books.length < 2;
  byId("failed").hidden = !data.failed.length;
  byId("failed").querySelector("ul").replaceChildren(...data.failed.map(([, sentence]) => element("li", {}, sentence)));
  choices(byId("book"), [["", words.all_books], ...data.books.map((name, i) => [i, name])]);
  for (const name of ["book", "owner"]) {
    byId(name).addEventListener("change", () => {
      chosen[name] = byId(name).value;
      showAll();
    });
  }
  byId("narrow").addEventListener("submit", (event) => event.preventDefault());
  byId("reset").addEventListener("click", () => {
    Object.assign(chosen, { book: "", owner: "" });
    byId("book").value = "";
    showAll();
    byId("owner").focus();
  });
  byId("print").addEventListener("click", () => window.print());
}

/** Everything anew for what is chosen. */
function showAll() {
  const there = new Set(countsOf({ book: chosen.book, owner: "" }).map((c) => c.owner));
  if (chosen.owner !== "" && !there.has(+chosen.owner)) chosen.owner = "";
  choices(byId("owner"), [["", words.all_owners], ...[...there].sort((a, b) => a - b).map((place) => [place, ownerName(place)])]);
  byId("owner").value = chosen.owner;
  writeAbout();
  byId("reset").hidden = chosen.book === "" && chosen.owner === "";
  const n = added(countsOf(chosen));
  writeHeadline(n);
  writeNumbers(n);
  writeBooks();
  drawPictures(n);
  showAgenda();
}

/** Choose an owner, or let go of the one chosen; null are the others together, who cannot be chosen. */
function chooseOwner(owner, view) {
  if (owner === null) return;
  const again = chosen.owner === String(owner);
  chosen.owner = again ? "" : String(owner);
  if (view in VIEWS && !again) byId("view").value = view;
  showAll();
}

/** What the page is about, on paper too: which books, which owner, which day. */
function writeAbout() {
  const all = data.books.length === 1 ? data.books[0] : say("books", { n: data.books.length });
  const named = chosen.book === "" ? all : data.books[+chosen.book];
  byId("about").textContent = [named, chosen.owner === "" ? "" : ownerName(+chosen.owner), say("as_of", { date: data.today })].filter(Boolean).join(" · ");
}

function writeHeadline(n) {
  const parts = [];
  if (!n.toDo) parts.push(words.nobody_waits);
  else {
    parts.push(say("wait", { n: n.toDo, all: n.customers }) + say(n.neglected ? "of_them" : "none_of_them", { n: n.neglected }));
    const [first, second] = loads();
    const toDo = (load) => load.due + load.overdue + load.neglected;
    if (chosen.owner === "" && second && toDo(first) > (second.owner === null ? 0 : toDo(second))) parts.push(say("most_with", { owner: first.name, n: toDo(first) }));
  }
  if (n.owed) parts.push(say("answers", { n: n.owed }));
  if (n.evaporated) parts.push(say("silent", { n: n.evaporated }));
  byId("headline").textContent = parts.join(data.lang === "zh" ? "" : " ");
}

function writeNumbers(n) {
  const cards = [
    ["to_do", n.toDo, say("to_do_more", n), "view_now"],
    ["owed", n.owed, words.owed_more, "view_owed"],
    ["open", n.open, say("open_more", { n: n.evaporated }), n.evaporated ? "view_silent" : null],
    ["orders", n.orders, n.rate === null ? words.orders_none : say("orders_more", { share: share(n.rate) }), null],
    ["customers", n.customers, say("customers_more", { a: n.grades[0], b: n.grades[1] }), "view_all"],
  ];
  byId("numbers").replaceChildren(...cards.map(([name, number, more, view]) => {
    const inside = [element("span.name", {}, words[name]), element("strong", { id: `number-${name}` }, shown(number)), element("span.more", {}, more)];
    return element(`li.card.card-${name}`, {}, view ? element("button", { type: "button", title: words.see, onclick: () => showView(view) }, ...inside) : element("div", {}, ...inside));
  }));
}

/** Book by book, where there are several; a click chooses one. */
function writeBooks() {
  byId("by-book").hidden = data.books.length < 2;
  const names = ["customers", "to_do", "neglected", "owed", "open", "orders"];
  const head = ["book", ...names].map((name, i) => element(i ? "th.number" : "th", { scope: "col" }, words[name]));
  const rows = data.books.map((name, i) => {
    const n = added(countsOf({ book: i, owner: chosen.owner }));
    const pick = () => {
      chosen.book = chosen.book === String(i) ? "" : String(i);
      byId("book").value = chosen.book;
      showAll();
      byId("book-table").querySelectorAll("button")[i].focus();
    };
    const button = element("button.link", { type: "button", "aria-pressed": String(chosen.book === String(i)), onclick: pick }, name);
    return element("tr", {}, element("th", { scope: "row" }, button), ...[n.customers, n.toDo, n.neglected, n.owed, n.open, n.orders].map((value) => element("td.number", {}, shown(value))));
  });
  byId("book-table").replaceChildren(element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
}

// ---- colours ------------------------------------------------------------------------------------------------------

function startTheme() {
  showTheme(remembered() ?? (dark.matches ? "dark" : "light"));
  dark.addEventListener("change", () => {
    if (remembered() === null) changeTheme(dark.matches ? "dark" : "light");
  });
  byId("theme").addEventListener("click", () => {
    const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem("xlcrm-theme", theme); } catch { /* a browser that remembers nothing for files */ }
    changeTheme(theme);
  });
}

function remembered() {
  try { return localStorage.getItem("xlcrm-theme"); } catch { return null; }
}

function showTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").setAttribute("aria-pressed", String(theme === "dark"));
}

function changeTheme(theme, still = false) {
  showTheme(theme);
  drawPictures(added(countsOf(chosen)), still);
}

// ---- paper --------------------------------------------------------------------------------------------------------

/** On paper: light colours, pictures as wide as the page allows, and the list as far as anybody would read it. */
function startPaper() {
  let before = null;
  addEventListener("beforeprint", () => {
    before ??= document.documentElement.dataset.theme;
    document.documentElement.classList.add("paper");
    changeTheme("light", true);
    for (const chart of drawn.values()) chart.resize();
    writeRows(MOST_PRINTED);
  });
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("paper");
    changeTheme(before ?? "light", true);
    before = null;
    for (const chart of drawn.values()) chart.resize();
    writeRows();
  });
}

start();
