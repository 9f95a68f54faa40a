// The report on one document: the verdict, and the findings as the checklist has them.

import type { Doc, Documents } from "./documents";
import { byId, make } from "./dom";
import type { Finding, Suppression, View } from "./messages";
import { tableAsRead, textAsRead } from "./tables";
import { type Word, say } from "./text";
import { type Spotted, type Viewer, inWords } from "./viewer";

type Tab = "findings" | "checklist" | "tables" | "text" | "about";
const TABS: [Tab, Word][] = [
  ["findings", "tabFindings"],
  ["checklist", "tabChecklist"],
  ["tables", "tabTables"],
  ["text", "tabText"],
  ["about", "tabAbout"],
];

type Level = "all" | "error" | "warning";

export class ReportPane {
  #tab: Tab = "findings";
  #level: Level = "all";
  #table = 0;
  #chosen = -1;
  #doc: Doc | undefined;

  constructor(
    readonly documents: Documents,
    readonly viewer: Viewer,
    readonly announce: (text: string) => void,
    readonly openViewer: () => void,
  ) {}

  show(doc: Doc): void {
    if (doc !== this.#doc) [this.#doc, this.#chosen, this.#table, this.#level] = [doc, -1, 0, "all"];
    this.render();
  }

  render(): void {
    const doc = this.#doc;
    const root = byId("report");
    if (!doc) return root.replaceChildren();
    const focus = document.activeElement?.id ?? "";
    const children: HTMLElement[] = [this.#head(doc)];
    if (doc.view) children.push(this.#tabs(doc.view), ...this.#panels(doc, doc.view));
    root.replaceChildren(...children);
    if (focus && root.contains(document.getElementById(focus))) document.getElementById(focus)?.focus();
  }

  // The head: whose it is, and what came of it.

  #head(doc: Doc): HTMLElement {
    const view = doc.view;
    const report = view?.report;
    const name = report ? report.department || say("unnamed") : doc.file.name;
    const stage = report?.stage === "final_account" ? say("finalAccount") : say("budget");
    return make(
      "header",
      { class: "head" },
      make("h2", { id: "report-title", tabindex: -1 }, name, report ? make("span", { class: "of-year" }, say("yearOf", report.fiscal_year, stage)) : null),
      make(
        "p",
        { class: "source", "data-took": doc.took },
        [doc.file, ...doc.further].map((file) => file.name).join("，"),
        doc.took ? `　${say("took", (doc.took / 1000).toFixed(2))}` : "",
      ),
      view ? this.#verdict(view) : this.#noVerdict(doc),
      this.#beside(doc),
    );
  }

  #verdict(view: View): HTMLElement {
    const { summary } = view.report;
    const { errors } = summary;
    const words = errors === 1 ? say("verdictError") : errors ? say("verdictErrors", errors) : view.unread ? say("unread") : say("noErrors");
    const { checks } = summary;
    const all = checks.held + checks.held_within_rounding + checks.broken + checks.undecidable;
    const count = (word: Word, number: number, kind = "") =>
      make("li", { class: number ? kind : "none" }, make("b", {}, String(number)), make("span", {}, say(word)));
    return make(
      "div",
      { class: `verdict ${errors || view.unread ? "bad" : "good"}` },
      make("p", { class: "words" }, words),
      make(
        "ul",
        { class: "figures", "aria-label": say("checksLabel", all) },
        count("warnings", summary.warnings, "amber"),
        count("held", checks.held),
        count("rounding", checks.held_within_rounding),
        count("broken", checks.broken, "red"),
        count("undecided", checks.undecidable, "amber"),
      ),
      summary.accepted ? make("p", { class: "accepted" }, say("acceptedCount", summary.accepted)) : null,
    );
  }

  #noVerdict(doc: Doc): HTMLElement {
    if (doc.state === "failed") {
      return make(
        "div",
        { class: "verdict bad", role: "alert" },
        make("p", { class: "words" }, say("notRead")),
        make("p", {}, doc.why),
        make("p", { class: "advice" }, say("adviceScan")),
        make("p", {}, make("button", { type: "button", click: () => void this.documents.check(doc) }, say("again"))),
        this.#known(doc, true),
      );
    }
    const again = doc.state === "cancelled" ? make("button", { type: "button", click: () => void this.documents.check(doc) }, say("again")) : null;
    return make("div", { class: "verdict" }, make("p", { class: "words" }, say(doc.state === "cancelled" ? "cancelled" : "running")), again);
  }

  /** The documents beside it, and what is known of it besides. */
  #beside(doc: Doc): HTMLElement {
    const related = doc.view?.report.related ?? [];
    const kinship = (file: File): string => {
      const found = related.find((other) => other.source === file.name)?.kinship;
      return found === "last_year" ? say("last_year") : found === "budget" ? say("budgetOfYear") : found === "unit" ? say("unit") : say("beside");
    };
    const chip = (files: File[], file: File, role: string) =>
      make(
        "li",
        {},
        make("b", {}, role),
        ` ${file.name} `,
        make(
          "button",
          {
            type: "button",
            class: "quiet",
            "aria-label": say("removeNamed", file.name),
            click: () => {
              files.splice(files.indexOf(file), 1);
              void this.documents.check(doc);
            },
          },
          "×",
        ),
      );
    const others = this.documents.all.filter((other) => other !== doc && !doc.beside.includes(other.file));
    const add = (files: File[], more: Iterable<File>) => {
      files.push(...more);
      void this.documents.check(doc);
    };
    const picker = (id: string, word: Word, files: File[]) =>
      make(
        "label",
        { class: "button small", for: id },
        make("input", {
          type: "file",
          id,
          multiple: true,
          class: "visually-hidden",
          change: (event: Event) => add(files, (event.target as HTMLInputElement).files ?? []),
        }),
        say(word),
      );
    const from = make(
      "select",
      {
        id: "beside-from",
        "aria-label": say("besideFrom"),
        change: (event: Event) => {
          const other = others.find((one) => String(one.id) === (event.target as HTMLSelectElement).value);
          if (other) add(doc.beside, [other.file]);
        },
      },
      make("option", { value: "" }, say("besideFrom")),
      ...others.map((other) => make("option", { value: other.id }, other.file.name)),
    );
    const isOpen = doc.beside.length + doc.further.length > 0;
    const details = make(
      "details",
      { class: "beside", ...(isOpen ? { open: true } : {}) },
      make("summary", {}, say("beside")),
      make("p", { class: "note" }, say("besideHint")),
      make(
        "ul",
        { class: "chips" },
        ...doc.beside.map((file) => chip(doc.beside, file, kinship(file))),
        ...doc.further.map((file) => chip(doc.further, file, say("withPart"))),
      ),
      make("p", { class: "row" }, picker("beside-add", "besideAdd", doc.beside), others.length ? from : null, picker("with-add", "withAdd", doc.further)),
    );
    details.addEventListener("dragover", (event) => event.preventDefault());
    details.addEventListener("drop", (event) => {
      event.preventDefault();
      event.stopPropagation();
      add(doc.beside, event.dataTransfer?.files ?? []);
    });
    return details;
  }

  /** What the reader knows of a document that does not say it. */
  #known(doc: Doc, open: boolean): HTMLElement {
    const known = (key: "department" | "fiscal_year", word: Word, type: string) =>
      make(
        "label",
        {},
        say(word),
        make("input", {
          type,
          id: `known-${key}`,
          value: doc.known[key] ?? "",
          min: 2000,
          max: 2100,
          change: (event: Event) => {
            const value = (event.target as HTMLInputElement).value.trim();
            if (value) doc.known[key] = value;
            else delete doc.known[key];
          },
        }),
      );
    const option = (value: string, word: Word) => make("option", { value, selected: (doc.known.stage ?? "") === value }, say(word));
    const stage = make(
      "label",
      {},
      say("stage"),
      make(
        "select",
        {
          id: "known-stage",
          change: (event: Event) => {
            const value = (event.target as HTMLSelectElement).value;
            if (value) doc.known.stage = value;
            else delete doc.known.stage;
          },
        },
        option("", "unsaid"),
        option("budget", "budget"),
        option("final_account", "finalAccount"),
      ),
    );
    return make(
      "details",
      { class: "known", ...(open ? { open: true } : {}) },
      make("summary", {}, say("known")),
      make("p", { class: "note" }, say("knownHint")),
      make(
        "p",
        { class: "row" },
        known("department", "department", "text"),
        known("fiscal_year", "year", "number"),
        stage,
        make("button", { type: "button", click: () => void this.documents.check(doc) }, say("again")),
      ),
    );
  }

  // The tabs.

  #tabs(view: View): HTMLElement {
    const counted = (tab: Tab): string => {
      const { summary, tables } = view.report;
      if (tab === "findings") return ` ${summary.errors + summary.warnings}`;
      return tab === "tables" ? ` ${tables.length}` : "";
    };
    const buttons = TABS.map(([tab, word], index) =>
      make(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${tab}`,
          "aria-selected": String(tab === this.#tab),
          "aria-controls": `panel-${tab}`,
          tabindex: tab === this.#tab ? 0 : -1,
          click: () => this.open(tab),
          keydown: (event: KeyboardEvent) => {
            const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            if (!by) return;
            event.preventDefault();
            const next = TABS[(index + by + TABS.length) % TABS.length]![0];
            this.open(next);
            byId(`tab-${next}`).focus();
          },
        },
        say(word),
        make("span", { class: "count" }, counted(tab)),
      ),
    );
    return make("div", { role: "tablist", class: "tabs", "aria-labelledby": "report-title" }, ...buttons);
  }

  open(tab: Tab): void {
    this.#tab = tab;
    this.render();
  }

  #panels(doc: Doc, view: View): HTMLElement[] {
    const article = new DOMParser().parseFromString(view.article, "text/html").querySelector("article");
    if (!article) return [];
    const findings = [...article.querySelectorAll<HTMLElement>("section.finding")];
    const checklist = [...article.querySelectorAll<HTMLElement>("table.checklist, table.checklist + p.note")];
    const about = [...article.children].filter((child) => child.tagName === "HEADER" || (child.tagName === "SECTION" && !child.classList.contains("finding")));
    const signatures = article.querySelector(".signatures");
    const contents: Record<Tab, Node[]> = {
      findings: this.#findings(doc, view, findings),
      checklist: checklist,
      tables: this.#tables(doc, view),
      text: [view.sections.length ? textAsRead(view, null) : make("p", { class: "note" }, say("noText"))],
      about: [...about.map(withoutTitle), this.#known(doc, false), ...(signatures ? [signatures] : [])],
    };
    return TABS.map(([tab, word]) => {
      const panel = make(
        "section",
        { role: "tabpanel", id: `panel-${tab}`, class: `panel ${tab}`, "aria-labelledby": `tab-${tab}`, tabindex: -1, hidden: tab !== this.#tab },
        make("h3", { class: "for-print" }, say(word)),
        ...contents[tab],
      );
      panel.addEventListener("click", (event) => this.#followLink(event));
      return panel;
    });
  }

  /** A link to a finding opens the findings. */
  #followLink(event: Event): void {
    const link = (event.target as Element).closest("a[href^='#finding-']");
    if (!link) return;
    event.preventDefault();
    const id = link.getAttribute("href")!.slice(1);
    [this.#tab, this.#level] = ["findings", "all"];
    this.render();
    const card = document.getElementById(id);
    card?.focus();
    card?.scrollIntoView({ block: "start" });
  }

  // The findings.

  #findings(doc: Doc, view: View, sections: HTMLElement[]): HTMLElement[] {
    const { summary } = view.report;
    if (sections.length === 0) return [make("p", { class: "nothing" }, say("noFindings"))];
    const choice = (level: Level, word: Word, count: number) =>
      make(
        "button",
        {
          type: "button",
          id: `level-${level}`,
          "aria-pressed": String(this.#level === level),
          click: () => {
            this.#level = level;
            this.render();
          },
        },
        `${say(word)} ${count}`,
      );
    const filter = make(
      "div",
      { class: "filter", role: "group", "aria-label": say("filterLabel") },
      choice("all", "filterAll", sections.length),
      choice("error", "filterErrors", summary.errors),
      choice("warning", "filterWarnings", summary.warnings),
      make("span", { class: "space" }),
      make("button", { type: "button", id: "finding-previous", title: say("keys"), click: () => this.step(-1) }, "↑ ", say("previous")),
      make("button", { type: "button", id: "finding-next", title: say("keys"), click: () => this.step(1) }, "↓ ", say("next")),
    );
    const cards = view.report.findings.flatMap((finding, index) => {
      const number = view.findings[index]?.number;
      const section = number == null ? undefined : sections[number - 1];
      if (!section || (this.#level !== "all" && finding.level !== this.#level)) return [];
      this.#complete(doc, view, section, finding, index);
      return [section];
    });
    return [filter, ...cards];
  }

  /** A finding of the article with what one can do here. */
  #complete(doc: Doc, view: View, card: HTMLElement, finding: Finding, index: number): void {
    card.tabIndex = -1;
    card.dataset["finding"] = String(index);
    card.classList.toggle("chosen", index === this.#chosen);
    // The corner of a table has no words for the eye.
    card.querySelectorAll("th:empty").forEach((corner) => corner.append(make("span", { class: "visually-hidden" }, say("rowHeading"))));
    const heading = card.querySelector("h3");
    if (heading) {
      heading.id = `${card.id}-heading`;
      card.setAttribute("aria-labelledby", heading.id);
    }
    const spotted = this.#spotted(view, finding, index);
    const to = (one: Spotted) => () => void this.#go(doc, index, one, spotted);
    const first = spotted.find((one) => one.kind === "suspect") ?? spotted[0];
    const suspects = finding.suspects.flat();
    const places =
      spotted.length > 1
        ? make(
            "details",
            { class: "places" },
            make("summary", {}, `${say("places")}（${spotted.length}）`),
            make(
              "ul",
              {},
              ...spotted.map((one, at) => {
                const restored = one.kind === "suspect" ? suspects[at]?.restored : undefined;
                const words = inWords(one.place) || say("pageAlone", "?");
                return make(
                  "li",
                  {},
                  make("button", { type: "button", class: "link", click: to(one) }, words),
                  one.place.printed ? make("span", { class: "figure" }, ` ${one.place.printed}`) : null,
                  restored != null ? make("b", { class: "restored" }, ` → ${restored}`) : null,
                );
              }),
            ),
          )
        : null;
    const actions = make(
      "p",
      { class: "actions" },
      first ? make("button", { type: "button", class: "primary", click: to(first) }, say("show")) : null,
      make("button", { type: "button", click: (event: Event) => this.#askReason(event, view, finding, index) }, say("accept")),
    );
    card.append(...[places, actions].filter((child) => child !== null));
    card.addEventListener("click", (event) => {
      if ((event.target as Element).closest("button, a, summary, input, textarea, details")) return;
      if (first && !String(getSelection())) void this.#go(doc, index, first, spotted);
    });
  }

  #spotted(view: View, finding: Finding, index: number): Spotted[] {
    const at = view.findings[index]!;
    const suspects = finding.suspects.flat().map((suspect, one): Spotted => ({ place: suspect.place, index: at.suspects.flat()[one]!, kind: "suspect" }));
    const isSuspect = (place: number) => {
      const { sheet, row, heading, related } = at.places[place]!;
      return suspects.some(({ index: one }) => one.sheet === sheet && one.row === row && one.heading === heading && one.related === related);
    };
    const places = finding.places
      .map((place, one): Spotted => ({ place, index: at.places[one]!, kind: one === 0 ? "primary" : "related" }))
      .filter((_, one) => !isSuspect(one));
    return [...suspects, ...places];
  }

  async #go(doc: Doc, index: number, first: Spotted, all: Spotted[]): Promise<void> {
    this.#choose(index);
    this.openViewer();
    await this.viewer.show(doc, first, all);
    this.announce(say("frameLabel", inWords(first.place)));
  }

  #choose(index: number): void {
    this.#chosen = index;
    document.querySelectorAll<HTMLElement>("#panel-findings .finding").forEach((card) => {
      card.classList.toggle("chosen", card.dataset["finding"] === String(index));
    });
  }

  /** To the next finding or the previous one, and shows it. */
  step(by: number): void {
    if (this.#tab !== "findings") this.open("findings");
    const cards = [...document.querySelectorAll<HTMLElement>("#panel-findings .finding")];
    if (cards.length === 0) return;
    const at = cards.findIndex((card) => card.dataset["finding"] === String(this.#chosen));
    const card = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : Math.min(Math.max(0, at + by), cards.length - 1)]!;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start" });
    card.querySelector<HTMLElement>("button.primary")?.click();
  }

  // Reasons.

  #askReason(event: Event, view: View, finding: Finding, index: number): void {
    const card = (event.target as Element).closest<HTMLElement>(".finding")!;
    if (card.querySelector("form")) return;
    const pattern = view.findings[index]!.pattern;
    const where = Object.values(pattern).filter(Boolean).join(" · ");
    const reason = make("input", { type: "text", id: `reason-${index}`, required: true, placeholder: say("reasonHint"), autocomplete: "off" });
    const form = make(
      "form",
      {
        class: "reason",
        submit: (submitted: Event) => {
          submitted.preventDefault();
          const text = reason.value.trim();
          if (!text) return reason.setCustomValidity(say("reasonMissing"));
          const suppression: Suppression = { rule: finding.rule, ...present(pattern), reason: text };
          this.documents.accept(suppression);
        },
        input: () => reason.setCustomValidity(""),
      },
      make("label", { for: reason.id }, say("reason")),
      reason,
      make("p", { class: "note" }, `${finding.rule}　${say("acceptWhere", where)}`),
      make(
        "p",
        { class: "row" },
        make("button", { type: "submit", class: "primary" }, say("acceptSave")),
        make("button", { type: "button", click: () => form.remove() }, say("back")),
      ),
    );
    card.append(form);
    reason.focus();
  }

  // The tables.

  #tables(doc: Doc, view: View): HTMLElement[] {
    const { tables } = view.report;
    if (tables.length === 0) return [make("p", { class: "note" }, say("noTables"))];
    this.#table = Math.min(this.#table, tables.length - 1);
    const choose = make(
      "select",
      {
        id: "choose-table",
        change: (event: Event) => {
          this.#table = Number((event.target as HTMLSelectElement).value);
          this.render();
        },
      },
      ...tables.map((table, index) =>
        make(
          "option",
          { value: index, selected: index === this.#table },
          `${index + 1}. ${table.title || say("kindUnknown")}${table.kind ? "" : `（${say("kindUnknown")}）`}`,
        ),
      ),
    );
    const table = tableAsRead(view, this.#table, [], (row, heading, spot) => {
      const at = tables[this.#table]!;
      const cells = at.rows[row]!;
      const page = Array.isArray(spot) ? (spot[0] ?? cells.page) : cells.page;
      const place: Spotted["place"] = {
        table: at.title,
        page,
        line: null,
        row: [cells.code, cells.label].filter(Boolean).join(" "),
        column: cells.cells[heading]?.column ?? "",
        printed: cells.cells[heading]?.printed ?? null,
        quote: null,
        file: view.sheets[this.#table]?.file ?? null,
        related: null,
      };
      if (Array.isArray(spot)) {
        const [x0, y0, x1, y1] = spot[1];
        place.position = { kind: "page", x0, y0, x1, y1 };
      } else if (typeof spot === "string") place.position = { kind: "cell", reference: spot };
      const spotted: Spotted = { place, index: { sheet: this.#table, row, heading, related: null }, kind: "primary" };
      this.openViewer();
      void this.viewer.show(doc, spotted, [spotted]);
    });
    return [make("p", { class: "row" }, make("label", { for: "choose-table" }, say("chooseTable")), choose), make("p", { class: "note" }, say("cellHint")), table];
  }
}

const present = (pattern: View["findings"][number]["pattern"]) =>
  Object.fromEntries(Object.entries(pattern).filter(([, part]) => part));

/** The head of the article without its title, which the page has. */
function withoutTitle(part: Element): Element {
  part.querySelector("h1")?.remove();
  return part;
}
