// The page: files in, reports out.

import { type Doc, Documents } from "./documents";
import { byId, make, save } from "./dom";
import type { Settings, Suppression } from "./messages";
import { ReportPane } from "./report";
import { type Language, type Word, language, say, setLanguage } from "./text";
import { Viewer } from "./viewer";

let shown: Doc | undefined;

const documents = new Documents(changed, ended);
const viewer = new Viewer();
const report = new ReportPane(documents, viewer, announce, () => showViewer(true));

function announce(text: string): void {
  byId("status").textContent = text;
}

// What stands on the page.

function changed(): void {
  if (shown && !documents.all.includes(shown)) shown = undefined;
  shown ??= documents.all[0];
  document.body.classList.toggle("empty", documents.all.length === 0);
  byId("welcome").hidden = documents.all.length > 0;
  byId("work").hidden = documents.all.length === 0;
  renderList();
  renderProgress();
  renderTools();
  if (shown) {
    report.show(shown);
    void viewer.open(shown);
  } else viewer.close();
  viewer.forget(new Set(documents.all.flatMap((doc) => [doc.file, ...doc.further, ...doc.beside])));
}

function ended(doc: Doc): void {
  if (documents.unfinished > 0) return;
  announce(`${doc.file.name}：${verdictOf(doc)}`);
}

function verdictOf(doc: Doc): string {
  if (doc.state === "failed") return say("notRead");
  if (doc.state !== "done" || !doc.view) return say(doc.state === "cancelled" ? "cancelled" : doc.state === "running" ? "running" : "waiting");
  const { errors } = doc.view.report.summary;
  if (errors) return say("errorsCount", errors);
  return doc.view.unread ? say("unread") : say("noErrors");
}

function renderList(): void {
  const item = (doc: Doc) => {
    const isBad = doc.state === "failed" || (doc.view && (doc.view.report.summary.errors > 0 || doc.view.unread));
    const kind = doc.state === "done" || doc.state === "failed" ? (isBad ? "bad" : "good") : "under-way";
    const warnings = doc.view?.report.summary.warnings ?? 0;
    return make(
      "li",
      { class: kind },
      make(
        "button",
        {
          type: "button",
          class: "document",
          id: `document-button-${doc.id}`,
          "aria-current": doc === shown ? "true" : null,
          click: () => {
            shown = doc;
            changed();
            byId("report-title").focus();
          },
        },
        make("span", { class: "name" }, doc.file.name),
        make("span", { class: "result" }, verdictOf(doc), warnings ? make("span", { class: "more" }, ` · ${say("warningsCount", warnings)}`) : null),
      ),
      make("button", { type: "button", class: "quiet", "aria-label": say("removeNamed", doc.file.name), click: () => documents.remove(doc) }, "×"),
    );
  };
  const focus = document.activeElement?.id;
  byId("list").replaceChildren(...documents.all.map(item));
  if (focus?.startsWith("document-button-")) document.getElementById(focus)?.focus();
}

function renderProgress(): void {
  const [all, left] = [documents.all.length, documents.unfinished];
  const bar = byId("progress");
  bar.hidden = left === 0;
  if (left === 0) return;
  const done = all - left;
  byId<HTMLProgressElement>("progress-bar").max = all;
  byId<HTMLProgressElement>("progress-bar").value = done;
  byId("progress-text").textContent = say("progress", done + 1, all);
}

function renderTools(): void {
  const accepted = documents.settings.suppress ?? [];
  byId("settings-count").textContent = accepted.length ? String(accepted.length) : "";
  const item = (suppression: Suppression) => {
    const { rule, reason, ...place } = suppression;
    return make(
      "li",
      {},
      make("b", { class: "code" }, rule),
      ` ${Object.values(place).filter(Boolean).join(" · ")}：${reason} `,
      make(
        "button",
        { type: "button", "aria-label": say("withdrawNamed", rule), click: () => documents.withdraw(suppression) },
        say("withdraw"),
      ),
    );
  };
  byId("accepted").replaceChildren(...accepted.map(item));
  byId<HTMLInputElement>("pedantic").checked = documents.settings.pedantic ?? false;
  const there = documents.all.some((doc) => doc.state === "done" || doc.state === "failed");
  document.querySelectorAll<HTMLButtonElement>("[data-format]").forEach((button) => (button.disabled = !there));
  byId<HTMLButtonElement>("print").disabled = !shown?.view;
}

function showViewer(open: boolean): void {
  document.body.classList.toggle("no-viewer", !open);
  byId("viewer-toggle").setAttribute("aria-expanded", String(open));
  byId("viewer-toggle").textContent = say(open ? "closeViewer" : "openViewer");
  if (open) viewer.refresh();
}

/** Puts the words of the language into the elements that do not change. */
function translate(): void {
  document.title = say("title");
  document.querySelectorAll<HTMLElement>("[data-say]").forEach((element) => {
    element.textContent = say(element.dataset["say"] as Word);
  });
  document.querySelectorAll<HTMLElement>("[data-label]").forEach((element) => {
    element.setAttribute("aria-label", say(element.dataset["label"] as Word));
    if (element.tagName === "BUTTON") element.title = say(element.dataset["label"] as Word);
  });
  byId("language").lang = language() === "zh" ? "en" : "zh-CN";
  showViewer(!document.body.classList.contains("no-viewer"));
}

// What the reader does.

function take(files: Iterable<File>): void {
  const all = [...files];
  const isSettings = (file: File) => file.name.toLowerCase().endsWith(".toml");
  all.filter(isSettings).forEach((file) => void openSettings(file));
  const added = documents.add(all.filter((file) => !isSettings(file)));
  if (added[0]) {
    shown = added[0];
    changed();
  }
}

async function openSettings(file: File): Promise<void> {
  try {
    const text = await file.text();
    documents.settings = await documents.engine.ask<Settings>({ kind: "read-settings", text, language: language() });
    documents.checkAll();
    changed();
    notice(say("settingsLoaded", file.name));
  } catch (error) {
    notice((error as Error).message);
  }
}

function notice(text: string): void {
  announce(text);
  const shownNotice = make("p", { class: "toast" }, text);
  byId("toasts").replaceChildren(shownNotice);
  setTimeout(() => shownNotice.remove(), 6000);
}

const ENDINGS: Record<string, [string, string]> = {
  xlsx: [".检查表.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  html: [".检查表.html", "text/html"],
  json: [".json", "application/json"],
  "tables.xlsx": [".各表.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  "tables.csv": [".各表.csv", "text/csv"],
};

async function exportAs(format: string): Promise<void> {
  const isOne = format.startsWith("tables.") || byId<HTMLInputElement>("export-one").checked;
  const docs = isOne && shown ? [shown] : documents.all.filter((doc) => doc.state === "done" || doc.state === "failed");
  if (docs.length === 0) return;
  try {
    const bytes = await documents.export(format, docs);
    const [ending, type] = ENDINGS[format]!;
    const stem = docs.length === 1 ? docs[0]!.file.name.replace(/\.[^.]+$/, "") : say("title");
    // Excel takes a CSV for what it is only with a mark at its beginning.
    const parts = format === "tables.csv" ? new Blob(["\ufeff", bytes]) : new Blob([bytes]);
    save(stem + ending, parts, type);
    notice(say("exported", stem + ending));
  } catch (error) {
    notice((error as Error).message);
  }
}

function listen(): void {
  byId("open").addEventListener("change", (event) => pick(event));
  byId("open-more").addEventListener("change", (event) => pick(event));
  byId("settings-open").addEventListener("change", (event) => pick(event));
  byId("cancel").addEventListener("click", () => documents.cancel());
  byId("example").addEventListener("click", () => void example());
  byId("language").addEventListener("click", () => {
    setLanguage(language() === "zh" ? "en" : "zh");
    translate();
    changed();
    void documents.translate();
  });
  byId("settings-save").addEventListener("click", async () => {
    const text = await documents.engine.ask<string>({ kind: "write-settings", settings: documents.settings });
    save("cnbudget.toml", text, "application/toml");
  });
  byId("pedantic").addEventListener("change", (event) => {
    documents.settings = { ...documents.settings, pedantic: (event.target as HTMLInputElement).checked };
    documents.checkAll();
  });
  byId("print").addEventListener("click", () => window.print());
  byId("viewer-toggle").addEventListener("click", () => showViewer(document.body.classList.contains("no-viewer")));
  document.querySelectorAll<HTMLElement>("[data-format]").forEach((button) => {
    button.addEventListener("click", () => {
      void exportAs(button.dataset["format"]!);
      button.closest("details")?.removeAttribute("open");
    });
  });
  const menus = document.querySelectorAll<HTMLDetailsElement>("details.menu");
  document.addEventListener("click", (event) => {
    menus.forEach((menu) => menu.contains(event.target as Node) || menu.removeAttribute("open"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menus.forEach((menu) => {
      if (menu.open) menu.querySelector("summary")?.focus();
      menu.open = false;
    });
  });
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      document.body.classList.add("dropping");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    take(event.dataTransfer?.files ?? []);
  });
  document.addEventListener("keydown", (event) => {
    const target = event.target as Element;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea, [contenteditable]")) return;
    if (event.key === "j" || event.key === "J") report.step(1);
    else if (event.key === "k" || event.key === "K") report.step(-1);
    else if (event.key === "Enter" && target.matches(".finding")) target.querySelector<HTMLElement>("button.primary")?.click();
  });
}

function pick(event: Event): void {
  const input = event.target as HTMLInputElement;
  take(input.files ?? []);
  input.value = "";
}

async function example(): Promise<void> {
  const json = await documents.engine.ask<string>({ kind: "example" });
  take([new File([json], say("exampleName"), { type: "application/json" })]);
}

const asked = new URLSearchParams(location.hash.slice(1)).get("lang") as Language | null;
setLanguage(asked ?? language());
translate();
listen();
changed();
documents.engine.start().then(
  () => document.documentElement.setAttribute("data-ready", ""),
  (error: Error) => notice(say("startFailed", error.message)),
);
