// What each picture shows: its table, which is the picture for whoever reads, and how the columns of it are drawn.

/** The pictures in their order. `table` gives header and rows; `series` which columns are drawn, in what colour. */
const PICTURES = [
  {
    name: "owners", size: 5, rows: true, stacked: true, totals: true,
    table: () => ({
      head: [words.owner, words.due, words.overdue, words.neglected],
      rows: loads().map((l) => [l.name, l.due, l.overdue, l.neglected]),
    }),
    series: [["due"], ["overdue"], ["neglected"]],
    dimmed: (row) => chosen.owner !== "" && loads()[row].owner !== +chosen.owner,
    click: (row, column) => chooseOwner(loads()[row].owner, `view_${["due", "overdue", "neglected"][column]}`),
  },
  {
    name: "weeks", size: 7, dates: (day) => day.slice(5),
    table: (n) => ({
      head: [words.week, words.outs, words.replies_in],
      rows: data.labels.weeks.map((week, i) => [week, n.weeks[0][i], n.weeks[1][i]]),
    }),
    series: [["outs", "line"], ["replies", "line"]],
  },
  {
    name: "grades", size: 4, totals: true,
    table: (n) => ({ head: [words.grade, words.customers], rows: data.labels.grades.map((g, i) => [g, n.grades[i]]) }),
    series: [["grade-a grade-b grade-c grade-d grade-p"]],
    click: (row) => showGrade(data.labels.grades[row]),
  },
  {
    name: "months", size: 4, stacked: true, dates: (day) => month(day),
    table: (n) => ({
      head: [words.month, words.won, words.lost, words.undecided, words.rate],
      rows: data.labels.months.map((first, i) => [first.slice(0, 7), ...n.months.map((m) => m[i]), rate(n.months[0][i], n.months[1][i])]),
    }),
    series: [["orders"], ["over"], ["pale"], ["strong", "line", "share"]],
  },
  {
    name: "currencies", size: 4, rows: true, stacked: true, totals: true,
    table: (n) => ({ head: [words.currency, ...data.labels.quoted], rows: n.currencies.map(([name, list]) => [name, ...list]) }),
    series: [["sent"], ["strong-blue"], ["replies-got"], ["orders"], ["over"], ["postponed"]],
  },
  {
    name: "steps", size: 6,
    table: (n) => {
      const [replies, orders] = n.steps.map(sum);
      return {
        head: [words.step, words.replies, words.orders_got, words.your_replies, words.your_orders, words.claim],
        rows: data.labels.steps.map((step, i) => [step, n.steps[0][i], n.steps[1][i], part(n.steps[0][i], replies), part(n.steps[1][i], orders), data.labels.claimed[i]]),
      };
    },
    shares: [3, 4, 5], // columns of the table, and all that is drawn
    series: [["replies-got"], ["orders"], ["claim"]],
  },
  {
    name: "causes", size: 6, rows: true, stacked: true, totals: true,
    table: (n) => ({
      head: [words.cause, words.told, words.likely],
      rows: [...data.labels.causes, words.no_clue].map((cause, i) => [cause, n.causes[0][i], n.causes[1][i]]),
    }),
    series: [["strong-blue"], ["sent"]],
    click: () => showView("view_silent"),
  },
];

const rate = (won, lost) => part(won, won + lost);
const part = (count, whole) => (whole ? count / whole : null);
const month = (day) => new Date(`${day.slice(0, 7)}-01`).toLocaleDateString(document.documentElement.lang, { month: "short", timeZone: "UTC" });

/** Whether a column of a picture's table is a share of a whole. */
const isShare = (picture, column) => picture.shares?.includes(column) || picture.series[column - 1]?.[2] === "share";

/** The frames of the pictures: title, caption, canvas, and the table behind a fold. */
function framePictures() {
  const frames = PICTURES.map((picture) => {
    const { name, size } = picture;
    return element(`figure.panel.size-${size}`, { id: `picture-${name}` },
      element("figcaption", {}, element("h3", { id: `${name}-title` }, words[name]), element("p.quiet", { id: `${name}-say` }, words[`${name}_say`])),
      element("div.canvas", {}, element("canvas", { role: "img", "aria-labelledby": `${name}-title`, "aria-describedby": `${name}-say` })),
      element("details.no-print", {}, element("summary", {}, words.as_table),
        element("div.scroll", { tabindex: 0, role: "group", "aria-labelledby": `${name}-title` }, element("table", {}))));
  });
  byId("pictures").replaceChildren(...frames);
}

/** A picture's numbers as a table, for the eye and for a screen reader. */
function writeTable(picture, { head, rows }) {
  const cell = (value, column) => (value === null ? "–" : isShare(picture, column) ? share(value) : shown(value));
  byId(`picture-${picture.name}`).querySelector("table").replaceChildren(
    element("thead", {}, element("tr", {}, ...head.map((text, i) => element(i ? "th.number" : "th", { scope: "col" }, text)))),
    element("tbody", {}, ...rows.map(([first, ...rest]) => element("tr", {},
      element("th", { scope: "row" }, String(first)), ...rest.map((value, i) => element("td.number", {}, cell(value, i + 1)))))));
}
