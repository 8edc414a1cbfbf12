// The words of the page. Names of figures, actors and estimates come from the API.

const texts = {
  nb: {
    skip: "Til innholdet",
    title: "Nøkkeltall for IKT i helse- og omsorgstjenesten",
    subtitle: "Hva helse- og omsorgstjenesten bruker på IKT, uten at noe er telt to ganger.",
    year: "År",
    language: "Språk",
    more: "Mer",
    loading: "Henter tall …",
    updated: "Oppdatert kl. {time}, fra publikasjon {publications}.",
    unchanged: "Uendret kl. {time}.",
    offline: "Fikk ikke svar kl. {time}. Tallene er de som sist ble hentet; prøver igjen.",
    nothing: "Ingenting er publisert ennå.",
    licence: "Data: Norsk lisens for offentlige data (NLOD).",
    reference: "API-referanse",
    definitions: "Definisjoner",
    service: "Om tjenesten",
    sectorTitle: "Sektoren: fra brutto til netto",
    missingTitle: "Hvem har ikke rapportert",
    regionsTitle: "Nøkkeltall for helseregionene",
    nationalTitle: "Nøkkeltall for nasjonale virksomheter",
    publicationsTitle: "Publikasjoner",
    illustrative: "illustrerende",
    provisional: "foreløpig",
    final: "endelig",
    part: "Ledd",
    amount: "Beløp (kr)",
    chart: "Milliarder kroner",
    gross: "Brutto: alt som er rapportert",
    "between-national-actors": "– finansiering mellom nasjonale virksomheter",
    "booked-purchase": "– kjøp som regionene har bokført selv",
    net: "Netto: sektorens IKT-utgifter",
    regions: "herav helseregionene, med sin andel av nasjonale virksomheter",
    residuals: "herav nasjonale virksomheter, det andre ikke finansierer",
    total: "Sektoren med anslag utenfor innsamlingen",
    estimate: "+ anslag: {label}",
    waterfallCaption: "IKT-utgifter i sektoren {year}, i kroner",
    eliminations: "Det som er trukket fra, par for par ({count})",
    financier: "Finansierer",
    supplier: "Leverandør",
    kind: "Slag",
    "kind-between-national-actors": "mellom nasjonale virksomheter",
    "kind-booked-purchase": "bokført kjøp",
    proof: "Bevis: {checked} sammenligninger er gjort, {failed} stemte ikke, og {residual} kr er til overs.",
    nobodyReported: "ikke rapportert",
    without: "uten {count} som ikke har rapportert",
    allReported: "Alle som ble spurt har rapportert.",
    notReported: "{count} har ikke rapportert for {year}. Summene er uten dem.",
    figure: "Nøkkeltall",
    figuresCaption: "Nøkkeltall {year}",
    "all-regions": "Alle regioner",
    sector: "Sektoren",
    numerator: "Teller",
    denominator: "Nevner",
    estimated: "Ikke rapportert selv",
    noValue: "ingen verdi",
    how: "Hvordan",
    publication: "Publikasjon",
    state: "Status",
    created: "Publisert",
    note: "Merknad",
    apiAddress: "Fra API-et:",
    copy: "Kopier adressen",
    copied: "Adressen er kopiert.",
    bundle: "grunnlag",
    locale: "nb-NO",
    billion: "mrd.",
  },
  en: {
    skip: "To the content",
    title: "Key figures for ICT in Norwegian health care",
    subtitle: "What health care spends on ICT, with nothing counted twice.",
    year: "Year",
    language: "Language",
    more: "More",
    loading: "Fetching numbers …",
    updated: "Updated at {time}, from publication {publications}.",
    unchanged: "Unchanged at {time}.",
    offline: "No answer at {time}. The numbers are those fetched last; trying again.",
    nothing: "Nothing has been published yet.",
    licence: "Data: Norwegian Licence for Open Government Data (NLOD).",
    reference: "API reference",
    definitions: "Definitions",
    service: "About the service",
    sectorTitle: "The sector: from gross to net",
    missingTitle: "Who has not reported",
    regionsTitle: "Key figures of the health regions",
    nationalTitle: "Key figures of the national actors",
    publicationsTitle: "Publications",
    illustrative: "illustrative",
    provisional: "provisional",
    final: "final",
    part: "Item",
    amount: "Amount (NOK)",
    chart: "NOK billion",
    gross: "Gross: everything reported",
    "between-national-actors": "– financing between national actors",
    "booked-purchase": "– purchases that regions have booked themselves",
    net: "Net: the sector's ICT expenditure",
    regions: "of which the regions, with their share of national actors",
    residuals: "of which national actors, what others do not finance",
    total: "The sector with estimates from outside the collection",
    estimate: "+ estimate: {label}",
    waterfallCaption: "The sector's ICT expenditure {year}, in NOK",
    eliminations: "What was taken out, pair by pair ({count})",
    financier: "Financier",
    supplier: "Supplier",
    kind: "Kind",
    "kind-between-national-actors": "between national actors",
    "kind-booked-purchase": "booked purchase",
    proof: "Proof: {checked} comparisons were made, {failed} failed, and NOK {residual} is left over.",
    nobodyReported: "not reported",
    without: "without {count} who have not reported",
    allReported: "Everybody who was asked has reported.",
    notReported: "{count} have not reported for {year}. The sums are without them.",
    figure: "Key figure",
    figuresCaption: "Key figures {year}",
    "all-regions": "All regions",
    sector: "The sector",
    numerator: "Numerator",
    denominator: "Denominator",
    estimated: "Not simply reported",
    noValue: "no value",
    how: "How",
    publication: "Publication",
    state: "Status",
    created: "Published",
    note: "Note",
    apiAddress: "From the API:",
    copy: "Copy the address",
    copied: "The address is copied.",
    bundle: "bundle",
    locale: "en-GB",
    billion: "bn",
  },
};

let language = "nb";

export const languages = Object.keys(texts);

export function setLanguage(code) {
  language = languages.includes(code) ? code : "nb";
  return language;
}

/** The text of a key, with {names} filled; the key itself when there is no text. */
export function text(key, values = {}) {
  const found = texts[language][key] ?? key;
  return found.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Of a label {nb, nn, en}. */
export const label = (labels) => labels[language];

/** A whole number with the language's separators. Amounts are below 2^53, so nothing is lost. */
export const integer = (value) => new Intl.NumberFormat(text("locale")).format(value);

/** Kroner in billions, for the eye; the exact amount always stands beside it. */
export function billions(amount) {
  const format = new Intl.NumberFormat(text("locale"), { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${format.format(amount / 1e9)} ${text("billion")}`;
}

/** A number of the API: an integer, or a decimal as text, whose digits are shown as they are. */
export function number(value) {
  if (typeof value === "number") return integer(value);
  const [whole, fraction] = value.split(".");
  const point = language === "nb" ? "," : ".";
  const sign = value.startsWith("-") && Number(whole) === 0 ? "-" : "";
  return sign + integer(Number(whole)) + (fraction ? point + fraction : "");
}

const units = {
  NOK: { nb: "kr", en: "NOK" },
  percent: { nb: "%", en: "%" },
  "NOK-per-employee": { nb: "kr per ansatt", en: "NOK per employee" },
  "NOK-per-fte": { nb: "kr per årsverk", en: "NOK per FTE" },
  "NOK-per-inhabitant": { nb: "kr per innbygger", nn: "kr per innbyggjar", en: "NOK per inhabitant" },
  "NOK-per-drg-point": { nb: "kr per DRG-poeng", en: "NOK per DRG point" },
};

export const unit = (code) => units[code]?.[language] ?? code;

export const time = (date) => new Intl.DateTimeFormat(text("locale"), { timeStyle: "medium" }).format(date);

export const day = (timestamp) =>
  new Intl.DateTimeFormat(text("locale"), { dateStyle: "long" }).format(new Date(timestamp));
