// The sector's account: from gross to net and on to the sum with outside estimates. The table is the chart.

import { element, source, svg, table, tag } from "./elements.js";
import { billions, integer, text } from "./texts.js";

const WIDTH = 1000;
const HEIGHT = 28;

/** Nobody of a kind has reported: then there is no sum, which is not the same as zero. */
const nobodyReported = (sector, kind) =>
  sector.entities.filter((one) => one.kind === kind).every((one) => one.net === null);

/** The lines of the account, each with where its bar begins and ends. */
function steps(sector) {
  const lines = [{ label: text("gross"), amount: sector.gross, from: 0, to: sector.gross, kind: "sum" }];
  let level = sector.gross;
  for (const kind of ["between-national-actors", "booked-purchase"]) {
    const amount = sector.eliminations.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.amount, 0);
    if (amount === 0) continue;
    lines.push({ label: text(kind), amount: -amount, from: level - amount, to: level, kind: "less" });
    level -= amount;
  }
  lines.push(
    { label: text("net"), amount: sector.net, from: 0, to: sector.net, kind: "sum" },
    {
      label: text("regions"),
      amount: sector.regions,
      from: 0,
      to: sector.regions,
      kind: "part",
      missing: nobodyReported(sector, "region"),
    },
    {
      label: text("residuals"),
      amount: sector.residuals,
      from: sector.regions,
      to: sector.net,
      kind: "part",
      missing: nobodyReported(sector, "national-actor"),
    },
  );
  level = sector.net;
  for (const estimate of sector.outsideEstimates) {
    const label = text("estimate", { label: estimate.label });
    lines.push({ label, amount: estimate.amount, from: level, to: level + estimate.amount, kind: "estimate" });
    level += estimate.amount;
  }
  if (sector.outsideEstimates.length)
    lines.push({
      label: text("total"),
      amount: sector.totalWithEstimates,
      from: 0,
      to: sector.net,
      kind: "sum",
      beyond: sector.totalWithEstimates,
    });
  return lines;
}

function bar(line, scale) {
  const x = (amount) => (amount / scale) * WIDTH;
  const piece = (from, to, kind) =>
    svg("rect", { x: x(from), y: 3, width: Math.max(x(to) - x(from), 1), height: HEIGHT - 6, class: kind });
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    piece(line.from, line.to, line.kind),
    line.beyond ? piece(line.to, line.beyond, "estimate") : null,
  );
}

function row(line, scale) {
  if (line.missing)
    return element(
      "tr",
      { class: line.kind },
      element("th", { scope: "row" }, line.label),
      element("td", { class: "number absent", colspan: 2 }, text("nobodyReported")),
    );
  return element(
    "tr",
    { class: line.kind },
    element("th", { scope: "row" }, line.label),
    element("td", { class: "number" }, integer(line.amount)),
    element("td", {}, element("div", { class: "bar" }, bar(line, scale), element("span", {}, billions(line.amount)))),
  );
}

function eliminations(sector, name) {
  if (sector.eliminations.length === 0) return null;
  const rows = sector.eliminations.map((one) =>
    element(
      "tr",
      {},
      element("td", {}, name(one.financier)),
      element("td", {}, name(one.supplier)),
      element("td", {}, text(`kind-${one.kind}`)),
      element("td", { class: "number" }, integer(one.amount)),
    ),
  );
  const summary = text("eliminations", { count: sector.eliminations.length });
  return element(
    "details",
    {},
    element("summary", {}, summary),
    table(summary, [text("financier"), text("supplier"), text("kind"), text("amount")], rows),
  );
}

/** What stands under the heading. `name` gives the name of an actor. */
export function sectorView(sector, address, name) {
  const lines = steps(sector);
  const scale = Math.max(...lines.map((line) => line.beyond ?? line.to), 1);
  const caption = element(
    "span",
    {},
    text("waterfallCaption", { year: sector.year }),
    " ",
    sector.illustrative ? tag("illustrative") : null,
    sector.missing.length
      ? element("span", { class: "tag provisional" }, text("without", { count: sector.missing.length }))
      : null,
  );
  return [
    sector.notice ? element("p", { class: "notice" }, sector.notice) : null,
    table(
      caption,
      [text("part"), text("amount"), text("chart")],
      lines.map((line) => row(line, scale)),
      { class: "waterfall" },
    ),
    eliminations(sector, name),
    element(
      "p",
      { class: "proof" },
      text("proof", {
        checked: integer(sector.proof.checked),
        failed: integer(sector.proof.failed),
        residual: integer(sector.proof.residual),
      }),
    ),
    source(address),
  ];
}
