// The documents of the page, and what is done with them one after the other.

import { Cancelled, Engine, Lost, TooLong } from "./engine";
import type { Failure, Given, Role, Settings, Suppression, View } from "./messages";
import { language, say } from "./text";

/** What the readers take; see `Options::max_bytes`. */
const LARGEST = 64 * 1024 * 1024;
/** As many seconds as the command gives a document, and some for a slow machine. */
const SECONDS = 60;

export interface Known {
  department?: string;
  fiscal_year?: string;
  stage?: string;
}

export interface Doc {
  id: number;
  file: File;
  /** Further files of the same disclosure. */
  further: File[];
  /** Files of documents beside it. */
  beside: File[];
  known: Known;
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  /** Why it could not be read. */
  why: string;
  view?: View;
  /** Which worker holds it. */
  generation: number;
  /** How long it took, in milliseconds. */
  took: number;
}

export class Documents {
  readonly all: Doc[] = [];
  readonly engine = new Engine(SECONDS);
  /** What is accepted, and which rules run: as cnbudget.toml. */
  settings: Settings = {};
  #count = 0;
  #changed: () => void;
  #ended: (doc: Doc) => void;

  constructor(changed: () => void, ended: (doc: Doc) => void) {
    this.#changed = changed;
    this.#ended = ended;
  }

  add(files: Iterable<File>): Doc[] {
    const added = [...files].map((file): Doc => ({
      id: this.#count++,
      file,
      further: [],
      beside: [],
      known: {},
      state: "waiting",
      why: "",
      generation: -1,
      took: 0,
    }));
    this.all.push(...added);
    added.forEach((doc) => void this.check(doc));
    this.#changed();
    return added;
  }

  remove(doc: Doc): void {
    this.all.splice(this.all.indexOf(doc), 1);
    if (doc.generation === this.engine.generation) void this.engine.ask({ kind: "forget", slot: doc.id }).catch(() => {});
    this.#changed();
  }

  get unfinished(): number {
    return this.all.filter((doc) => doc.state === "waiting" || doc.state === "running").length;
  }

  cancel(): void {
    this.engine.cancel();
  }

  checkAll(): void {
    this.all.forEach((doc) => void this.check(doc));
  }

  /** Reads and checks a document, with those beside it. */
  async check(doc: Doc): Promise<void> {
    doc.state = "waiting";
    this.#changed();
    const generation = () => this.engine.generation;
    try {
      const given = await this.#given(doc);
      const settings = { ...this.settings, lang: language(), known: doc.known };
      const asked = this.engine.ask<View | Failure>({ kind: "check", slot: doc.id, files: given, settings });
      doc.state = "running";
      this.#changed();
      const started = performance.now();
      const seen = await asked;
      doc.took = performance.now() - started;
      doc.generation = generation();
      if ("error" in seen) this.#fail(doc, seen.error);
      else [doc.view, doc.state, doc.why] = [seen, "done", ""];
    } catch (error) {
      if (error instanceof Cancelled) [doc.state, doc.why] = ["cancelled", ""];
      else if (error instanceof TooLong) this.#fail(doc, say("tooLong", this.engine.seconds));
      else if (error instanceof Lost) this.#fail(doc, say("lost"));
      else this.#fail(doc, (error as Error).message);
    }
    this.#changed();
    this.#ended(doc);
  }

  #fail(doc: Doc, why: string): void {
    [doc.state, doc.why] = ["failed", why];
    delete doc.view;
  }

  async #given(doc: Doc): Promise<Given[]> {
    const read = async (role: Role, file: File): Promise<Given> => {
      if (file.size > LARGEST) throw new Error(`${file.name}：${say("tooLarge")}`);
      try {
        return { role, name: file.name, bytes: await file.arrayBuffer() };
      } catch (error) {
        // What was dropped may be a folder, or gone by now.
        throw new Error(say("cannotOpen", (error as Error).message));
      }
    };
    return Promise.all([
      read("document", doc.file),
      ...doc.further.map((file) => read("with", file)),
      ...doc.beside.map((file) => read("beside", file)),
    ]);
  }

  /** The views in another language; nothing is checked again. */
  async translate(): Promise<void> {
    for (const doc of this.all) {
      if (doc.state === "done" && doc.generation === this.engine.generation) {
        doc.view = await this.engine.ask<View>({ kind: "view", slot: doc.id, language: language() });
      } else if (doc.state === "done" || doc.state === "failed") {
        await this.check(doc);
      }
    }
    this.#changed();
  }

  /** Documents in a format; those that a lost worker held are checked again. */
  async export(format: string, docs: Doc[]): Promise<Uint8Array<ArrayBuffer>> {
    for (const doc of docs) {
      if (doc.generation !== this.engine.generation) await this.check(doc);
    }
    const there = docs.filter((doc) => doc.generation === this.engine.generation);
    return this.engine.ask({ kind: "export", format, slots: there.map((doc) => doc.id), language: language() });
  }

  accept(suppression: Suppression): void {
    this.settings = { ...this.settings, suppress: [...(this.settings.suppress ?? []), suppression] };
    this.checkAll();
  }

  withdraw(suppression: Suppression): void {
    const kept = (this.settings.suppress ?? []).filter((one) => one !== suppression);
    this.settings = { ...this.settings, suppress: kept };
    this.checkAll();
  }
}
