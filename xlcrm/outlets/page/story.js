// One customer's whole story, in a panel of its own.

let opened = null;

function startStory() {
  byId("close").addEventListener("click", () => byId("story").close());
  byId("previous").addEventListener("click", () => turn(-1));
  byId("next").addEventListener("click", () => turn(1));
  byId("story").addEventListener("click", (event) => { if (event.target === byId("story")) byId("story").close(); });
  byId("story").addEventListener("close", () => byId("table").querySelector(`tr[data-customer="${opened}"] button`)?.focus());
}

/** The one before or after in the list. */
function turn(step) {
  const next = table.found[table.found.indexOf(opened) + step];
  if (next !== undefined) openStory(next);
}

async function openStory(i) {
  opened = i;
  const c = data.customers;
  const at = table.found.indexOf(i);
  byId("story-title").textContent = c.company[i] || c.id[i];
  byId("story-about").replaceChildren(stateOf(c, i), gradeOf(c.grade[i]), element("span.quiet", {}, say("place", { n: at + 1, all: table.found.length })));
  byId("previous").disabled = at < 1;
  byId("next").disabled = at + 1 >= table.found.length;
  byId("story-body").replaceChildren();
  if (!byId("story").open) byId("story").showModal();
  const past = await behind;
  if (opened !== i) return; // somebody has turned on meanwhile
  byId("story-body").replaceChildren(facts(c, past, i), sentences(past, i), quotes(past, i), touches(past, i));
  byId("story").scrollTop = 0;
  byId("story-title").focus({ preventScroll: true });
}

const QUOTE_CELLS = ["td.whole", "td.whole", "td", "td", "td.number", "td.number.whole", "td"];
const heading = (text) => element("h3", {}, text);

/** An address or a number to click on; text where it is not clearly one. */
const address = (text) => (/^[^\s@,;<>]+@[^\s@,;<>]+$/.test(text) ? element("a", { href: `mailto:${encodeURIComponent(text).replace("%40", "@")}` }, text) : text);
const number = (text) => (/^\+?[\d\s().-]{5,20}$/.test(text) ? element("a", { href: `tel:${text.replace(/[^+\d]/g, "")}` }, text) : text);

function facts(c, past, i) {
  const pairs = [
    ["id", c.id[i]], ["contact", c.contact[i]], ["email", address(past.email[i])], ["phone", number(past.phone[i])],
    ["country", c.country[i]], ["owner", c.owner[i]], ["products", c.products[i]], ["book", data.books.length > 1 ? data.books[c.book[i]] : ""],
  ];
  return element("dl.facts", {}, ...pairs.filter(([, value]) => value).map(([name, value]) => element("div", {}, element("dt", {}, words[name]), element("dd", {}, value))));
}

function sentences(past, i) {
  const lines = past.stories.map((column) => column[i]).filter(Boolean);
  return element("section", {}, heading(words.story), element("ul.sentences", {}, ...lines.map((line) => element("li", {}, line))));
}

function quotes(past, i) {
  const { rows, all } = rowsOf(past.quotes, i);
  if (!all) return element("section", {}, heading(words.quotes), element("p.quiet", {}, words.no_quotes));
  const heads = ["day", "quote_no", "status", "product", "quantity", "price", "terms"];
  const body = rows.map(([ago, number, rev, counts, status, product, quantity, price, terms, ends]) => {
    const remark = !counts ? words.superseded : ends !== null && ends < 0 ? words.ended : "";
    const cells = [dayFromToday(-ago), rev ? `${number} / ${rev}` : number, data.labels.statuses[status] + (remark ? say("remark", { remark }) : ""), product, quantity, price, terms];
    return element(counts ? "tr" : "tr.superseded", {}, ...cells.map((text, k) => element(QUOTE_CELLS[k], {}, text)));
  });
  return element("section", {}, heading(words.quotes), element("div.scroll", { tabindex: 0, role: "group", "aria-label": words.quotes },
    element("table", {}, element("thead", {}, element("tr", {}, ...heads.map((name, k) => element(QUOTE_CELLS[k].replace("td", "th"), { scope: "col" }, words[name])))), element("tbody", {}, ...body))), leftOut(rows, all));
}

function touches(past, i) {
  const { rows, all } = rowsOf(past.touches, i);
  if (!all) return element("section", {}, heading(words.touches), element("p.quiet", {}, words.no_touches));
  const items = rows.map(([ago, kind, medium, topic, contact, about]) => {
    const out = kind & 1;
    const marks = [data.labels.media[medium], data.labels.topics[topic], contact, kind & 2 ? words.auto : "", kind & 4 ? words.substantive : ""];
    return element(out ? "li.went" : "li.came", {}, element("span.way", {}, out ? words.out : words.in),
      element("div", {}, element("p.quiet", {}, element("time", {}, dayFromToday(-ago)), ...marks.filter(Boolean).map((text) => ` · ${text}`)), about ? element("p", {}, about) : null));
  });
  return element("section", {}, heading(words.touches), element("ol.touches", {}, ...items), leftOut(rows, all));
}

const leftOut = (rows, all) => (rows.length < all ? element("p.quiet", {}, say("left_out", { n: rows.length, all })) : "");
