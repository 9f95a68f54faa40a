// The page in a real browser: node --test test/page.test.mjs, with
//   PAGE       the page
//   PRINTED    the documents that `cargo test -p cn-budget-web --test printed` keeps
//   CNBUDGET   the command, which the page is held against
//   KEPT       a folder of further documents, each of which must be reported as the command does (optional)
//   SHOTS      a folder for pictures of the page (optional)

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const { PAGE, PRINTED, CNBUDGET, KEPT, SHOTS } = process.env;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const printed = (name) => join(resolve(PRINTED), name);
const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

let browser, context, page, complaints, requests;

before(async () => {
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
});
after(() => browser?.close());

/** The page, newly opened from its file. */
async function open(hash = "#lang=zh") {
  await context?.close();
  [complaints, requests] = [[], []];
  context = await browser.newContext({ viewport: { width: 1600, height: 950 }, acceptDownloads: true });
  page = await context.newPage();
  // The workers of the page, so that a test can take one from it.
  await page.addInitScript(() => {
    globalThis.workers = [];
    globalThis.Worker = class extends Worker {
      constructor(...given) {
        super(...given);
        globalThis.workers.push(this);
      }
    };
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("request", (request) => /^(https?|wss?|ftp):/.test(request.url()) && requests.push(request.url()));
  await page.goto(pathToFileURL(resolve(PAGE)) + hash);
  await page.waitForSelector("html[data-ready]");
}

/** Drops files on the page, as a hand does. */
async function drop(names, target = "body") {
  const files = names.map((name) => ({ name: name.split("/").at(-1), bytes: readFileSync(name).toString("base64") }));
  const data = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of files) transfer.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name));
    return transfer;
  }, files);
  await page.dispatchEvent(target, "drop", { dataTransfer: data });
}

const settled = () => page.waitForFunction(() => document.getElementById("progress").hidden && document.querySelectorAll("#list li").length > 0, null, { timeout: 600_000 });
const shot = (name) => SHOTS && page.screenshot({ path: join(SHOTS, `${name}.png`) });

/** What a click on an export gives. */
async function exported(format, { all = false } = {}) {
  await page.click("#export-button");
  await page.check(all ? "#export-all" : "#export-one");
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 600_000 }), page.click(`[data-format="${format}"]`)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The report of the command on files of a folder, which may find errors. */
function native(folder, files, options = []) {
  const call = ["check", "--lang", "zh", "--format", "json", ...options, ...files];
  try {
    return execFileSync(resolve(CNBUDGET), call, { cwd: folder, stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 30 }).toString();
  } catch (error) {
    assert.ok([1, 2].includes(error.status), String(error));
    return error.stdout.toString();
  }
}

async function accessible(what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  assert.deepEqual(told, [], what);
}

function quiet() {
  assert.deepEqual(complaints, []);
  assert.deepEqual(requests, [], "nothing is fetched");
}

test("an empty page says what it is for", async () => {
  await open();
  await accessible("empty");
  await shot("1-empty");
  const policy = await page.getAttribute("meta[http-equiv]", "content");
  assert.match(policy, /default-src 'none'; connect-src 'none'/);
  const refused = await page.evaluate(() => fetch("data:,x").then(() => false, () => true));
  assert.ok(refused, "the policy lets nothing out");
  complaints = complaints.filter((text) => !text.includes("Content Security Policy"));
  quiet();
});

test("a bad document: its finding, framed on the page, and the same report as the command", async () => {
  await open();
  await drop([printed("有误的预算.pdf")]);
  await settled();
  assert.match(await page.textContent(".verdict .words"), /发现 \d+ 处错误/);
  assert.match(await page.textContent("#report-title"), /某市教育局2024 年预算/);
  const card = page.locator("#panel-findings .finding.error").first();
  await card.locator("button.primary").click();
  await page.waitForSelector(".frame.primary, .frame.suspect");
  assert.equal(await page.getAttribute(".sheet", "data-page"), "2");
  const label = await page.getAttribute(".frame.primary, .frame.suspect", "aria-label");
  assert.match(label, /第 2 页/);
  // The frame stands where the figure does: in the column and the row that the label names, on a page of 842 × 595 points.
  const [frame, sheet] = await Promise.all([page.locator(".frame.suspect, .frame.primary").first().boundingBox(), page.locator(".sheet").boundingBox()]);
  const at = { x: ((frame.x + frame.width / 2 - sheet.x) / sheet.width) * 842, y: ((frame.y + frame.height / 2 - sheet.y) / sheet.height) * 595 };
  assert.ok(at.x > 480 && at.x < 780 && at.y > 75 && at.y < 300, JSON.stringify(at));
  await page.waitForTimeout(2000);
  await shot("2-finding");
  await accessible("findings");

  await page.keyboard.press("j");
  await page.waitForFunction(() => document.querySelectorAll(".finding.chosen").length === 1);

  for (const tab of ["checklist", "tables", "text", "about"]) {
    await page.click(`#tab-${tab}`);
    await accessible(tab);
    await shot(`3-${tab}`);
  }
  await page.click("#tab-tables");
  await page.locator("#panel-tables button.cell").nth(4).click();
  await page.waitForSelector(".frame.primary");

  const json = await exported("json");
  assert.equal(json.name, "有误的预算.json");
  assert.equal(json.bytes.toString(), native(resolve(PRINTED), ["有误的预算.pdf"]));
  for (const [format, start] of [["xlsx", "PK"], ["tables.xlsx", "PK"], ["html", "<!DOCTYPE html>"], ["tables.csv", "\ufeff"]]) {
    const { bytes } = await exported(format);
    assert.ok(bytes.toString("utf8").startsWith(start), format);
  }
  quiet();
});

test("a good and a broken document", async () => {
  await open();
  await drop([printed("好的预算.pdf"), printed("损坏的预算.pdf")]);
  await settled();
  assert.match(await page.textContent("#list li:first-child"), /未发现错误/);
  assert.match(await page.textContent(".verdict.good .words"), /未发现错误/);
  await page.click("#list li:nth-child(2) .document");
  assert.match(await page.textContent(".verdict.bad"), /未能读取/);
  await accessible("failed");
  await shot("4-broken");
  const { bytes } = await exported("json", { all: true });
  const report = JSON.parse(bytes);
  assert.deepEqual([report.documents.length, report.failed.map(({ source }) => source)], [1, ["损坏的预算.pdf"]]);
  assert.equal(bytes.toString(), native(resolve(PRINTED), ["好的预算.pdf", "损坏的预算.pdf"]));
  quiet();
});

test("last year's document beside it", async () => {
  await open();
  await drop([printed("好的预算.pdf")]);
  await settled();
  await page.click(".beside summary");
  await drop([printed("上年的预算.pdf")], ".beside");
  await page.waitForFunction(() => document.querySelector(".chips")?.textContent.includes("上年文件"));
  const { bytes } = await exported("json");
  assert.equal(bytes.toString(), native(resolve(PRINTED), ["好的预算.pdf"], ["--previous", "上年的预算.pdf"]));
  await shot("5-beside");
  await accessible("beside");
  quiet();
});

test("a reason is kept, downloaded, and used by the command", async () => {
  await open();
  await drop([printed("有误的预算.pdf")]);
  await settled();
  const card = page.locator("#panel-findings .finding").first();
  const code = await card.locator("h3 .code").textContent();
  await card.locator(".actions button").last().click();
  await page.fill(".reason input", "已更正公告“第 2 号”");
  await accessible("reason");
  await shot("6-reason");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".verdict .accepted"));
  await settled();
  assert.equal(await page.textContent("#settings-count"), "1");
  await page.click(".menu:nth-of-type(2) summary");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#settings-save")]);
  const folder = mkdtempSync(join(tmpdir(), "cnbudget-page-"));
  try {
    const settings = readFileSync(await download.path(), "utf8");
    assert.ok(settings.includes(`rule = "${code}"`) && settings.includes("已更正公告“第 2 号”"), settings);
    writeFileSync(join(folder, "cnbudget.toml"), settings);
    writeFileSync(join(folder, "有误的预算.pdf"), readFileSync(printed("有误的预算.pdf")));
    await page.keyboard.press("Escape");
    const { bytes } = await exported("json");
    assert.equal(bytes.toString(), native(folder, ["有误的预算.pdf"]), "the command accepts the same findings");
    // And the page takes the file back.
    await open();
    await drop([join(folder, "有误的预算.pdf")]);
    await settled();
    await drop([join(folder, "cnbudget.toml")]);
    await page.waitForFunction(() => document.querySelector(".verdict .accepted"));
  } finally {
    rmSync(folder, { recursive: true });
  }
  quiet();
});

test("in English, and printed", async () => {
  await open("#lang=en");
  await page.click("#example");
  await settled();
  assert.match(await page.textContent(".verdict .words"), /No error found|errors? found/);
  await shot("7-english");
  await accessible("English");
  await page.click("#language");
  await page.waitForFunction(() => /未发现错误|处错误/.test(document.querySelector(".verdict .words").textContent));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.ok(pdf.length > 20_000, "the report is printed");
  if (SHOTS) writeFileSync(join(SHOTS, "8-printed.pdf"), pdf);
  quiet();
});

test("what is called off is said, and the next document is checked", async () => {
  await open();
  await drop(Array.from({ length: 8 }, () => printed("三十页的预算.pdf")));
  await page.click("#cancel");
  await page.waitForFunction(() => document.getElementById("list").textContent.includes("已取消"));
  await drop([printed("好的预算.pdf")]);
  await page.waitForFunction(() => document.querySelector("#list li:last-child").textContent.includes("未发现错误"));
  quiet();
});

test("a program that stops is started again", async () => {
  await open();
  await drop([printed("好的预算.pdf")]);
  await settled();
  // As a trap within the program: the worker says that it is lost.
  await page.evaluate(() => globalThis.workers.forEach((one) => one.onerror?.(new ErrorEvent("error", { message: "unreachable", cancelable: true }))));
  await drop([printed("有误的预算.pdf")]);
  await settled();
  const { bytes } = await exported("json", { all: true });
  assert.equal(JSON.parse(bytes).documents.length, 2, "what the lost program held is checked again");
});

test("speed", async () => {
  const times = [];
  for (let run = 0; run < 3; run++) {
    const from = performance.now();
    await open();
    times.push(performance.now() - from);
  }
  await drop([printed("三十页的预算.pdf")]);
  const took = [];
  for (let run = 0; run < 5; run++) {
    await settled();
    took.push(Number(await page.getAttribute(".head .source", "data-took")));
    if (run === 4) break;
    await page.click("#tab-about");
    await page.evaluate(() => document.querySelector("#panel-about .known").setAttribute("open", ""));
    await page.click("#panel-about .known button");
    await page.waitForFunction((before) => document.querySelector(".head .source").dataset.took !== before, String(took.at(-1)));
  }
  // Measured and told; a timing is never a test.
  console.log(`first load from disk: ${times.map(Math.round).join(", ")} ms; 31 pages in the tab: ${took.map(Math.round).join(", ")} ms`);
});

test("every document of the tests is reported as the command does", { skip: !KEPT || !existsSync(KEPT) || readdirSync(KEPT).length === 0 }, async () => {
  const names = readdirSync(KEPT).sort();
  // A command that is built to be debugged is slow.
  const told = native(KEPT, names, ["--timeout", "600"]);
  await open();
  // In parts, so that what passes to the browser stays small.
  for (let from = 0; from < names.length; from += 200) await drop(names.slice(from, from + 200).map((name) => join(resolve(KEPT), name)));
  await settled();
  const here = (await exported("json", { all: true })).bytes.toString();
  const read = (report) => new Map(JSON.parse(report).documents.map((document) => [document.source, JSON.stringify(document)]));
  // The command names an option where a year is missing; the page has a field for it.
  const failed = (report) => JSON.parse(report).failed.map(({ source, error }) => `${source}: ${error.replace("（--fiscal-year）", "")}`);
  const [one, other] = [read(told), read(here)];
  const differing = names.filter((name) => one.get(name) !== other.get(name));
  console.log(`${names.length} documents, ${one.size} of them read; reported otherwise: ${differing.join(" ") || "none"}`);
  assert.deepEqual(failed(here), failed(told));
  const documents = (report) => report.slice(0, report.lastIndexOf('\n  "failed": '));
  assert.ok(documents(here) === documents(told), "byte for byte");
});
