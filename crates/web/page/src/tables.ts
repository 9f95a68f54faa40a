// Tables and texts as they were read.

import { make } from "./dom";
import type { Spot, View } from "./messages";
import { say } from "./text";

/** A cell that is marked in a table. */
export interface Marked {
  row: number | null;
  heading: number | null;
  kind: "primary" | "related" | "suspect";
}

/** A table as it was read, its marked cells marked. */
export function tableAsRead(
  view: View,
  index: number,
  marked: Marked[],
  chosen?: (row: number, heading: number, spot: Spot) => void,
): HTMLElement {
  const table = view.report.tables[index]!;
  const sheet = view.sheets[index]!;
  const mark = (row: number, heading: number | null) =>
    marked.find((one) => one.row === row && (one.heading === heading || (one.heading == null && heading == null)))?.kind;
  const head = make(
    "tr",
    {},
    make("th", { scope: "col" }, say("rowHeading")),
    ...sheet.headers.map((header) => make("th", { scope: "col", class: "figure" }, ...broken(header))),
    ...sheet.text_headers.map((header) => make("th", { scope: "col" }, ...broken(header))),
  );
  const body = table.rows.map((row, number) => {
    const texts = new Map(row.texts.map((text) => [text.column, text.text]));
    const cells = row.cells.map((cell, heading) => {
      const kind = mark(number, heading);
      const printed = cell.printed ?? "";
      const spot = sheet.spots[number]?.[heading] ?? null;
      const inside =
        chosen && printed
          ? make("button", { type: "button", class: "cell", title: where(spot, row.page), click: () => chosen(number, heading, spot) }, printed)
          : printed;
      return make("td", { class: `figure ${kind ? `mark-${kind}` : ""}`, title: chosen ? null : where(spot, row.page) }, inside);
    });
    return make(
      "tr",
      { class: mark(number, null) || marked.some((one) => one.row === number) ? "marked-row" : null },
      make("th", { scope: "row" }, row.code ? make("span", { class: "code" }, `${row.code} `) : null, row.label),
      ...cells,
      ...sheet.text_headers.map((header) => make("td", {}, texts.get(header) ?? "")),
    );
  });
  return make(
    "div",
    { class: "as-read", tabindex: 0, role: "region", "aria-label": table.title || say("kindUnknown") },
    make(
      "table",
      {},
      make("caption", {}, table.title, " ", make("span", { class: "unit" }, table.unit ? say("unitIs", table.unit) : "")),
      make("thead", {}, head),
      make("tbody", {}, ...body),
    ),
  );
}

/** Where a cell stands, in words. */
function where(spot: Spot, page: number | null): string {
  if (typeof spot === "string") return spot;
  const on = spot?.[0] ?? page;
  return on == null ? "" : say("pageAlone", on);
}

/** A heading, its levels below each other. */
const broken = (heading: string): Node[] =>
  heading.split("/").flatMap((level, index) => [...(index ? [make("br")] : []), document.createTextNode(level)]);

/** The text as it was read, the words that are quoted marked. */
export function textAsRead(view: View, quoted: string | null): HTMLElement {
  const words = quoted?.replace(/^…|…$/g, "") ?? "";
  let isMarked = false;
  const paragraph = (text: string) => {
    const at = words && !isMarked ? text.indexOf(words) : -1;
    if (at < 0) return make("p", {}, text);
    isMarked = true;
    return make("p", {}, text.slice(0, at), make("mark", { class: "quoted" }, words), text.slice(at + words.length));
  };
  const sections = view.sections.map((section) => [
    section.heading ? make("h3", {}, section.heading) : null,
    ...section.paragraphs.map(paragraph),
  ]);
  return make("div", { class: "text-as-read", tabindex: 0, role: "region", "aria-label": say("tabText") }, ...sections.flat());
}
