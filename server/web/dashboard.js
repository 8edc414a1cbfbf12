// The dashboard: what is published, read again every minute, shown when it has changed.

import { read, readAll } from "./api.js";
import { element, source, table, tag } from "./elements.js";
import { figuresView } from "./figures.js";
import { sectorView } from "./sector.js";
import { day, integer, label, setLanguage, text, time } from "./texts.js";

const POLL_MILLISECONDS = 60_000;
const SUMS = ["all-regions", "sector"];

const state = { language: "nb", year: null, catalogue: null, timer: null };

const byId = (id) => document.getElementById(id);

/** Language and year stand in the address, so that a view can be passed on. */
function readAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  state.language = setLanguage(wanted.get("lang") ?? (navigator.language.startsWith("en") ? "en" : "nb"));
  state.year = Number(wanted.get("year")) || null;
}

function writeAddress() {
  history.replaceState(null, "", `#year=${state.year}&lang=${state.language}`);
}

function showTexts() {
  document.documentElement.lang = state.language;
  for (const one of document.querySelectorAll("[data-text]")) one.textContent = text(one.dataset.text);
  for (const one of document.querySelectorAll("[data-label]"))
    one.setAttribute("aria-label", text(one.dataset.label));
  for (const one of document.querySelectorAll("[data-language]"))
    one.setAttribute("aria-pressed", String(one.dataset.language === state.language));
  document.title = text("title");
}

/** Puts a section's content in place; details that were open stay open. */
function show(id, content) {
  const section = byId(id);
  const body = section.querySelector(".body");
  const open = [...body.querySelectorAll("details")].map((one) => one.open);
  body.replaceChildren(...content.filter((one) => one !== null));
  [...body.querySelectorAll("details")].forEach((one, index) => (one.open = open[index] ?? false));
  section.hidden = false;
}

const hide = (id) => (byId(id).hidden = true);

function showYears(publications) {
  const years = [...new Set(publications.map((one) => one.year))].sort((a, b) => b - a);
  if (!years.includes(state.year)) state.year = years[0];
  byId("year").replaceChildren(
    ...years.map((year) => element("option", { value: year, selected: year === state.year }, String(year))),
  );
}

const name = (id) => (SUMS.includes(id) ? text(id) : label(state.catalogue.names.get(id) ?? { nb: id, en: id }));

function missingView(publication, address) {
  if (publication.missing.length === 0) return [element("p", {}, text("allReported")), source(address)];
  return [
    element(
      "p",
      {},
      text("notReported", { count: integer(publication.missing.length), year: String(publication.year) }),
    ),
    element(
      "ul",
      { class: "missing" },
      publication.missing.map((id) => element("li", {}, name(id))),
    ),
    source(address),
  ];
}

function publicationsView(publications, address) {
  const rows = publications
    .toReversed()
    .map((one) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, element("a", { href: one.links.self }, one.id)),
        element("td", {}, tag(one.kind), " ", one.illustrative ? tag("illustrative") : null),
        element("td", {}, day(one.releaseAt)),
        element("td", {}, one.note ?? ""),
      ),
    );
  return [
    table(
      element("span", { class: "hidden" }, text("publicationsTitle")),
      [text("publication"), text("state"), text("created"), text("note")],
      rows,
    ),
    source(address),
  ];
}

async function loadCatalogue() {
  const [actors, figures] = await Promise.all([readAll("/v1/actors"), readAll("/v1/figures")]);
  state.catalogue = { names: new Map(actors.items.map((one) => [one.id, one.name])), figures: figures.items };
}

/** Reads everything that is shown; a 304 costs nothing. `force` shows it again although it has not changed. */
async function load(force) {
  const language = `lang=${state.language}`;
  const publicationsAddress = `/v1/publications?${language}`;
  if (!state.catalogue) await loadCatalogue();
  const publications = await readAll(publicationsAddress);
  if (publications.items.length === 0) return { empty: true };
  showYears(publications.items);
  const sectorAddress = `/v1/data/sector?year=${state.year}&${language}`;
  const figuresAddress = `/v1/data/figures?year=${state.year}&${language}`;
  const [sector, figures] = await Promise.all([read(sectorAddress), read(figuresAddress)]);
  const changed = force || publications.changed || sector.changed || figures.changed;
  if (changed) {
    const newest = publications.items.findLast((one) => one.year === state.year);
    const of = (kind) => sector.data.entities.filter((one) => one.kind === kind).map((one) => one.entity);
    const definitions = state.catalogue.figures;
    show("sector", sectorView(sector.data, sectorAddress, name));
    show("missing", missingView(newest, `${newest.links.self}?${language}`));
    show(
      "regions",
      figuresView(figures.data, definitions, [...of("region"), "all-regions"], name, state.year, figuresAddress),
    );
    show(
      "national",
      figuresView(figures.data, definitions, [...of("national-actor"), "sector"], name, state.year, figuresAddress),
    );
    show("publications", publicationsView(publications.items, publicationsAddress));
  }
  return { changed, publications: sector.data.publications };
}

async function refresh(force = false) {
  clearTimeout(state.timer);
  const status = byId("status");
  try {
    const { empty, changed, publications } = await load(force);
    if (empty) {
      ["sector", "missing", "regions", "national", "publications"].forEach(hide);
      status.textContent = text("nothing");
    } else {
      writeAddress();
      // A reader of the screen hears of news only; that nothing has changed is written beside it.
      if (changed)
        status.textContent = text("updated", { time: time(new Date()), publications: publications.join(", ") });
      else status.title = text("unchanged", { time: time(new Date()) });
    }
    status.classList.remove("offline");
  } catch {
    status.textContent = text("offline", { time: time(new Date()) });
    status.classList.add("offline");
  }
  state.timer = setTimeout(() => document.hidden || refresh(), POLL_MILLISECONDS);
}

function choose(change) {
  change();
  showTexts();
  refresh(true);
}

byId("year").addEventListener("change", (event) => choose(() => (state.year = Number(event.target.value))));
for (const button of document.querySelectorAll("[data-language]"))
  button.addEventListener("click", () => choose(() => (state.language = setLanguage(button.dataset.language))));
document.addEventListener("visibilitychange", () => document.hidden || refresh());
addEventListener("hashchange", () => choose(readAddress));

readAddress();
showTexts();
refresh();
