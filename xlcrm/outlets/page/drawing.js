// The pictures drawn by Chart.js on what charts.js tells.

const drawn = new Map();
const onPaper = () => document.documentElement.classList.contains("paper");
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Draw every picture anew for the numbers `n`; `still` without moving, as for paper. */
function drawPictures(n, still = false) {
  Chart.defaults.color = colour("quiet");
  Chart.defaults.font.size = onPaper() ? 9 : 12;
  Chart.defaults.borderColor = colour("line");
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  for (const picture of PICTURES) {
    const table = picture.table(n);
    writeTable(picture, table);
    draw(picture, onPaper() && picture.rows ? withoutEmpty(table) : table, still || matchMedia("(prefers-reduced-motion: reduce)").matches);
  }
}

/** On paper there is no room for bars of nothing. */
function withoutEmpty({ head, rows }) {
  const full = rows.filter((row) => row.slice(1).some(Boolean));
  return { head, rows: full.length ? full : rows };
}

function draw(picture, table, still) {
  const canvas = byId(`picture-${picture.name}`).querySelector("canvas");
  const config = { type: "bar", data: drawnData(picture, table), options: options(picture, table, still), plugins: [totals, nothing] };
  const chart = drawn.get(picture.name) ?? new Chart(canvas, config);
  if (drawn.has(picture.name)) {
    chart.data = config.data;
    chart.options = config.options;
    chart.update(still ? "none" : undefined);
  }
  drawn.set(picture.name, chart);
}

function drawnData(picture, { head, rows }) {
  const from = picture.shares ? picture.shares[0] : 1;
  return {
    labels: rows.map((row) => (picture.dates ? picture.dates(String(row[0])) : row[0])),
    datasets: picture.series.map(([colours, kind, scale], i) => ({
      ...look(picture, colours, rows.length),
      label: head[from + i],
      data: rows.map((row) => row[from + i]),
      ...(kind === "line" ? line(colours, scale) : { maxBarThickness: 44, borderRadius: picture.stacked ? 2 : 3 }),
    })),
  };
}

function look(picture, colours, length) {
  if (colours === "claim") return { backgroundColor: hatched(colour("claim")), borderColor: colour("claim"), borderWidth: 1 };
  const names = colours.split(" ");
  const of = (i) => colour(names[i % names.length]) + (picture.dimmed?.(i) ? "40" : "");
  return { backgroundColor: names.length > 1 || picture.dimmed ? Array.from({ length }, (_, i) => of(i)) : of(0) };
}

function line(name, scale) {
  const whole = colour(name);
  return {
    type: "line", borderColor: whole, backgroundColor: `${whole}26`, borderWidth: 2, pointRadius: scale ? 3 : 0, pointHitRadius: 12, clip: false,
    cubicInterpolationMode: "monotone", pointBackgroundColor: whole, fill: !scale, yAxisID: scale ? "share" : "y", order: scale ? -1 : 0, spanGaps: Boolean(scale),
    segment: { borderDash: (step) => (!scale && step.p1DataIndex === 25 ? [4, 4] : undefined) }, // the week is not over yet
  };
}

/** Slanting lines: what somebody says, and nobody has counted. */
function hatched(ink) {
  const tile = Object.assign(document.createElement("canvas"), { width: 8, height: 8 });
  const pen = tile.getContext("2d");
  pen.strokeStyle = ink;
  pen.lineWidth = 1.2;
  for (const shift of [-8, 0, 8]) {
    pen.beginPath();
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
    pen.stroke();
  }
  return pen.createPattern(tile, "repeat");
}

function options(picture, table, still) {
  const scales = axes(picture, table);
  const several = picture.series.length > 1;
  return {
    responsive: true, maintainAspectRatio: false, animation: still ? false : { duration: 350 }, indexAxis: picture.rows ? "y" : "x",
    devicePixelRatio: Math.max(2, window.devicePixelRatio || 1),
    interaction: { mode: "index", intersect: false, axis: picture.rows ? "y" : "x" },
    layout: { padding: picture.rows && picture.totals ? { right: roomForTotals(table) } : { top: picture.totals ? 18 : 4 } },
    plugins: {
      legend: { display: several, position: "top", align: "start", labels: { ...(onPaper() ? { boxWidth: 8, boxHeight: 8, padding: 6 } : { boxWidth: 12, boxHeight: 12, padding: 10 }), generateLabels: (chart) => legend(chart, picture) } },
      tooltip: { callbacks: { label: (item) => told(picture, item), title: (items) => String(table.rows[items[0].dataIndex][0]) } },
      totals: { shown: Boolean(picture.totals) },
      nothing: { text: words.empty },
    },
    onHover: (event) => { event.native.target.style.cursor = picture.click ? "pointer" : "default"; },
    onClick: (event, _, chart) => {
      const [exact] = chart.getElementsAtEventForMode(event.native, "nearest", { intersect: true }, false);
      const [near] = chart.getElementsAtEventForMode(event.native, "index", { intersect: false, axis: picture.rows ? "y" : "x" }, false);
      if (picture.click && near) picture.click(near.index, exact?.datasetIndex);
    },
    scales,
  };
}

/** Pixels that the longest number at the end of a bar may take. */
function roomForTotals({ rows }) {
  const most = Math.max(0, ...rows.map((row) => sum(row.slice(1))));
  return 14 + shown(most).length * Chart.defaults.font.size * 0.65;
}

/** In the legend lines have their full colour, and bars too, whoever is dimmed. */
function legend(chart, picture) {
  return Chart.defaults.plugins.legend.labels.generateLabels(chart).map((label) => {
    const [ink] = picture.series[label.datasetIndex];
    return ink === "claim" ? label : { ...label, fillStyle: colour(ink), lineWidth: 0 };
  });
}

function told(picture, item) {
  const shareOf = picture.shares || picture.series[item.datasetIndex][2] === "share";
  return item.raw === null ? "" : `${item.dataset.label}: ${shareOf ? share(item.raw) : shown(item.raw)}`;
}

function axes(picture, table) {
  const whole = { precision: 0, maxTicksLimit: 6 };
  const counts = { beginAtZero: true, stacked: Boolean(picture.stacked), ticks: picture.shares ? { callback: share, maxTicksLimit: 6 } : whole, border: { display: false } };
  const names = { stacked: Boolean(picture.stacked), grid: { display: false }, ticks: { autoSkip: !picture.rows, maxRotation: 0, autoSkipPadding: 10, callback(value) { return fitting(this.getLabelForValue(value), this.chart, picture); } } };
  if (picture.rows) return { x: counts, y: names };
  const right = { share: { position: "right", min: 0, max: 1, grid: { display: false }, border: { display: false }, ticks: { callback: share, maxTicksLimit: 6 } } };
  return { x: names, y: counts, ...(picture.series.some((s) => s[2] === "share") && table.rows.length ? right : {}) };
}

/** A name that leaves room for the bars: cut short where it is long, and where it would take more than the half that Chart.js allows. */
function fitting(text, { ctx: pen, width }, picture) {
  const letters = [...String(text)];
  const most = onPaper() ? 24 : picture.size * 6;
  pen.save();
  pen.font = `${Chart.defaults.font.size}px ${Chart.defaults.font.family}`;
  const cut = (length) => (length < letters.length ? `${letters.slice(0, length - 1).join("")}…` : letters.join(""));
  let length = Math.min(letters.length, most);
  while (picture.rows && length > 2 && pen.measureText(cut(length)).width > width / 2 - 36) length -= 1;
  pen.restore();
  return cut(length);
}

/** The number at the end of each bar. */
const totals = {
  id: "totals",
  afterDatasetsDraw(chart, _, { shown: wanted }) {
    if (!wanted) return;
    const pen = chart.ctx;
    const flat = chart.options.indexAxis === "y";
    pen.save();
    pen.fillStyle = colour("ink");
    pen.font = `600 ${Chart.defaults.font.size}px ${Chart.defaults.font.family}`;
    pen.textAlign = flat ? "left" : "center";
    pen.textBaseline = flat ? "middle" : "bottom";
    chart.data.labels.forEach((_label, i) => {
      const seen = chart.data.datasets.map((set, k) => (chart.isDatasetVisible(k) ? set.data[i] : 0));
      const total = sum(seen);
      if (!total) return;
      const last = seen.reduce((at, value, k) => (value ? k : at), 0);
      const bar = chart.getDatasetMeta(last).data[i];
      pen.fillText(shown(total), flat ? bar.x + 6 : bar.x, flat ? bar.y : bar.y - 4);
    });
    pen.restore();
  },
};

/** Where there is nothing to draw, a word that says so. */
const nothing = {
  id: "nothing",
  afterDraw(chart, _, { text }) {
    if (chart.data.datasets.some((set) => set.data.some((value) => value) && set.borderWidth !== 1)) return;
    const { left, right, top, bottom } = chart.chartArea;
    const pen = chart.ctx;
    pen.save();
    pen.fillStyle = colour("quiet");
    pen.textAlign = "center";
    pen.fillText(text, (left + right) / 2, (top + bottom) / 2);
    pen.restore();
  },
};
