// Making elements. Text is always set as text, never as markup.

import { text } from "./texts.js";

/** element("p", {class: "x"}, "text", child, …); an attribute that is undefined or false is left out. */
export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

export const tag = (key) => element("span", { class: `tag ${key}` }, text(key));

/** The address that gives what a section shows, to be copied. */
export function source(address) {
  const button = element("button", { type: "button", class: "copy" }, text("copy"));
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(new URL(address, location.href).href);
    document.getElementById("status").textContent = text("copied");
  });
  return element(
    "p",
    { class: "source" },
    text("apiAddress"),
    " ",
    element("a", { href: address }, element("code", {}, address)),
    " ",
    button,
  );
}

/** A table that scrolls by itself on a narrow screen and can be reached by keyboard. */
export function table(caption, head, rows, attributes = {}) {
  return element(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": caption.textContent ?? caption },
    element(
      "table",
      attributes,
      element("caption", {}, caption),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          head.map((cell) => element("th", { scope: "col" }, cell)),
        ),
      ),
      element("tbody", {}, rows),
    ),
  );
}
