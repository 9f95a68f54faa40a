// The document beside its report: the page of a PDF with frames, or what was read of a file without pages.

import type { Doc } from "./documents";
import { byId, make } from "./dom";
import type { Index, Place } from "./messages";
import { type Frame, Pages, isCalledOff } from "./pdf";
import { type Marked, tableAsRead, textAsRead } from "./tables";
import { say } from "./text";

/** A place to show, with its indices. */
export interface Spotted {
  place: Place;
  index: Index;
  kind: "primary" | "related" | "suspect";
}

/** So many pixels a point has at least on a page with a frame. */
const READABLE = 1.05;
const ZOOMS = [0.6, 0.8, 1, 1.25, 1.6, 2, 2.5];

export class Viewer {
  #pages = new Map<File, Promise<Pages | null>>();
  #doc: Doc | undefined;
  #file: File | undefined;
  #page = 1;
  #spotted: Spotted[] = [];
  #zoom = 2;
  #drawing = 0;

  constructor() {
    byId("page-previous").addEventListener("click", () => void this.#turn(-1));
    byId("page-next").addEventListener("click", () => void this.#turn(1));
    byId("zoom-in").addEventListener("click", () => void this.#resize(1));
    byId("zoom-out").addEventListener("click", () => void this.#resize(-1));
    let width = 0;
    new ResizeObserver(([entry]) => {
      const now = Math.round(entry!.contentRect.width);
      if (Math.abs(now - width) > 8 && this.#file) {
        width = now;
        void this.#draw();
      }
    }).observe(byId("stage"));
  }

  /** Shows a document from its beginning, unless it is shown already. */
  async open(doc: Doc): Promise<void> {
    if (this.#doc === doc && this.#file) return this.#draw();
    [this.#doc, this.#file, this.#page, this.#spotted] = [doc, doc.file, 1, []];
    await this.#draw();
  }

  /** Shows a place, and the others that are on the same page. */
  async show(doc: Doc, first: Spotted, all: Spotted[]): Promise<void> {
    this.#doc = doc;
    this.#file = fileOf(doc, first.place);
    this.#page = first.place.page ?? 1;
    this.#spotted = [first, ...all.filter((one) => one !== first)];
    await this.#draw();
  }

  close(): void {
    this.#doc = this.#file = undefined;
    this.#spotted = [];
    byId("stage").replaceChildren();
  }

  /** Lets go of files that no document has any more. */
  forget(kept: Set<File>): void {
    for (const [file, pages] of this.#pages) {
      if (kept.has(file)) continue;
      this.#pages.delete(file);
      void pages.then((open) => open?.close(), () => {});
    }
  }

  refresh(): void {
    if (this.#file) void this.#draw();
  }

  async #turn(by: number): Promise<void> {
    const pages = this.#file && (await this.#opened(this.#file));
    if (!pages) return;
    this.#page = Math.min(Math.max(1, this.#page + by), pages.count);
    await this.#draw();
  }

  async #resize(by: number): Promise<void> {
    this.#zoom = Math.min(Math.max(0, this.#zoom + by), ZOOMS.length - 1);
    await this.#draw();
  }

  /** The pages of a file; none where it is no PDF. */
  #opened(file: File): Promise<Pages | null> {
    let opened = this.#pages.get(file);
    if (!opened) {
      opened = isPdf(file).then((is) => (is ? Pages.open(file) : null));
      this.#pages.set(file, opened);
    }
    return opened;
  }

  async #draw(): Promise<void> {
    const [doc, file] = [this.#doc, this.#file];
    if (!doc || !file) return;
    const drawing = ++this.#drawing;
    const isOld = () => drawing !== this.#drawing;
    byId("viewer-name").textContent = file.name;
    let pages: Pages | null = null;
    try {
      pages = await this.#opened(file);
      if (isOld()) return;
      byId("page-tools").hidden = pages === null;
      if (pages) await this.#drawPage(pages, file, isOld);
      else this.#showAsRead(doc, file);
    } catch (error) {
      if (isOld() || isCalledOff(error)) return;
      byId("page-tools").hidden = true;
      byId("stage").replaceChildren(
        make("p", { class: "notice" }, say("pdfFailed", (error as Error).message)),
        ...this.#asRead(doc, file),
      );
    }
  }

  async #drawPage(pages: Pages, file: File, isOld: () => boolean): Promise<void> {
    const page = (this.#page = Math.min(Math.max(1, this.#page), pages.count));
    const stage = byId("stage");
    const width = Math.max(200, stage.clientWidth - 24) * ZOOMS[this.#zoom]!;
    const canvas = make("canvas", { role: "img", "aria-label": say("canvasLabel", file.name, page) });
    const found = this.#frames(page);
    // What is framed must be large enough to be read, be the page wider than the room for it.
    const scale = await pages.draw(page, canvas, width, found.length ? READABLE : 0);
    if (isOld()) return;
    const frames = found.map((frame) => framed(frame, scale));
    stage.replaceChildren(make("div", { class: "sheet", "data-page": page }, canvas, ...frames));
    byId("page-label").textContent = say("page", page, pages.count);
    byId<HTMLButtonElement>("page-previous").disabled = page === 1;
    byId<HTMLButtonElement>("page-next").disabled = page === pages.count;
    (stage.querySelector(".frame.suspect, .frame.primary") ?? frames[0])?.scrollIntoView({ block: "center", inline: "center" });
    if (frames.length === 0) stage.scrollTo(0, 0);
  }

  #frames(page: number): Frame[] {
    const here = this.#spotted.filter(
      ({ place }) => place.page === page && place.position?.kind === "page" && this.#doc && fileOf(this.#doc, place) === this.#file,
    );
    const frames = here.map(({ place, kind }): Frame => {
      const { x0, y0, x1, y1 } = place.position!;
      return { box: [x0!, y0!, x1!, y1!], kind, label: inWords(place) };
    });
    // What is framed twice is framed as the graver of the two.
    const order = ["related", "primary", "suspect"];
    frames.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
    return frames.filter((one, at) => !frames.slice(at + 1).some((later) => String(later.box) === String(one.box)));
  }

  #showAsRead(doc: Doc, file: File): void {
    const stage = byId("stage");
    stage.replaceChildren(make("p", { class: "notice" }, say("noPages")), ...this.#asRead(doc, file));
    const marked = stage.querySelector(".mark-suspect, .mark-primary, .marked-row, mark.quoted");
    if (marked) marked.scrollIntoView({ block: "center", inline: "nearest" });
    else stage.scrollTo(0, 0);
  }

  /** What was read of a file: the table or the text that a place speaks of, else all of the tables. */
  #asRead(doc: Doc, file: File): HTMLElement[] {
    const first = this.#spotted[0];
    const view = doc.view;
    if (!view) return [];
    if (first && first.index.related != null) {
      const reference = first.place.position?.reference;
      return [make("p", {}, [first.place.table, first.place.row, first.place.column, reference].filter(Boolean).join(" · ")),
        first.place.quote ? make("blockquote", {}, first.place.quote) : make("p", {}, first.place.printed ?? "")];
    }
    const sheet = first?.index.sheet;
    if (first && sheet != null && view.report.tables[sheet]) {
      const marked = this.#spotted
        .filter(({ index }) => index.sheet === sheet && index.related == null)
        .map(({ index, kind }): Marked => ({ row: index.row, heading: index.heading, kind }));
      return [make("p", { class: "reference" }, first.place.position?.reference ?? ""), tableAsRead(view, sheet, marked)];
    }
    if (first?.place.quote) return [textAsRead(view, first.place.quote)];
    const tables = view.report.tables.map((_, index) => index).filter((index) => (view.sheets[index]?.file ?? 0) === fileIndex(doc, file));
    return [...tables.slice(0, 30).map((index) => tableAsRead(view, index, [])), textAsRead(view, null)];
  }
}

const isPdf = async (file: File): Promise<boolean> => {
  const head = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
  return new TextDecoder("latin1").decode(head).includes("%PDF-");
};

const fileIndex = (doc: Doc, file: File): number => Math.max(0, [doc.file, ...doc.further].indexOf(file));

/** The file that a place is in. */
function fileOf(doc: Doc, place: Place): File {
  if (place.related != null) {
    const source = doc.view?.report.related[place.related]?.source;
    return doc.beside.find((file) => file.name === source) ?? doc.file;
  }
  const name = place.file == null ? undefined : doc.view?.report.files[place.file];
  return [doc.file, ...doc.further].find((file) => file.name === name) ?? doc.file;
}

/** A place as one says it. */
export function inWords(place: Place): string {
  const parts = [place.table, place.row, place.column.split("/").at(-1) ?? ""].filter(Boolean);
  const at = place.position?.kind === "cell" ? place.position.reference : place.page != null ? say("pageAlone", place.page) : "";
  return [at, parts.join(" · ")].filter(Boolean).join("　");
}

/** The frame around a box, wider than what is printed. */
function framed({ box, kind, label }: Frame, scale: number): HTMLElement {
  const around = 4;
  const frame = make("div", { class: `frame ${kind}`, role: "img", "aria-label": say("frameLabel", label), title: label });
  const [x0, y0, x1, y1] = box;
  frame.style.left = `${(x0 - around) * scale}px`;
  frame.style.top = `${(y0 - around) * scale}px`;
  frame.style.width = `${(x1 - x0 + 2 * around) * scale}px`;
  frame.style.height = `${(y1 - y0 + 2 * around) * scale}px`;
  return frame;
}
