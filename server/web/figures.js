// Key figures as a table: a row a figure, a column an entity, and in each cell what the value was computed from.

import { element, source, table, tag } from "./elements.js";
import { label, number, text, unit } from "./texts.js";

/** What a value was computed from. `of` says which value, for those who hear the page. */
function how(item, of) {
  const terms = [
    [text("numerator"), item.numerator],
    [text("denominator"), item.denominator],
  ].filter(([, value]) => value !== null);
  const list = terms.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, number(value))]);
  if (item.estimatedShare !== null && Number(item.estimatedShare) !== 0)
    list.push(element("dt", {}, text("estimated")), element("dd", {}, `${number(item.estimatedShare)} %`));
  return element(
    "details",
    {},
    element("summary", {}, text("how"), element("span", { class: "hidden" }, `: ${of}`)),
    item.absence ? element("p", {}, item.absence.detail) : null,
    list.length ? element("dl", {}, list) : null,
  );
}

function cell(item, of) {
  if (!item) return element("td", {});
  const value =
    item.value === null
      ? element(
          "span",
          { class: "absent" },
          element("span", { "aria-hidden": "true" }, "–"),
          element("span", { class: "hidden" }, text("noValue")),
        )
      : element(
          "span",
          { class: "value" },
          number(item.value),
          " ",
          element("span", { class: "unit" }, unit(item.unit)),
        );
  return element("td", { class: "number" }, value, how(item, of));
}

/** What stands under the heading, for these entities. `definitions` are those of /v1/figures. */
export function figuresView(data, definitions, entities, name, year, address) {
  const values = new Map(data.items.map((item) => [`${item.figure} ${item.entity}`, item]));
  const rows = definitions
    .filter((definition) => definition.breakdown === null)
    .map((definition) => {
      const items = entities.map((entity) => values.get(`${definition.id} ${entity}`));
      if (items.every((item) => !item || item.absence?.code === "not-defined-for-entity")) return null;
      return element(
        "tr",
        {},
        element("th", { scope: "row", title: label(definition.description) }, label(definition.name)),
        items.map((item, index) => cell(item, `${label(definition.name)}, ${name(entities[index])}`)),
      );
    })
    .filter((row) => row !== null);
  const caption = element(
    "span",
    {},
    text("figuresCaption", { year: String(year) }),
    " ",
    data.illustrative ? tag("illustrative") : null,
  );
  return [
    data.notice ? element("p", { class: "notice" }, data.notice) : null,
    table(caption, [text("figure"), ...entities.map(name)], rows, { class: "figures" }),
    source(address),
  ];
}
