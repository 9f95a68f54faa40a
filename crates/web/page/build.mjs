// Makes the one HTML file: node build.mjs GLUE OUTPUT, where GLUE is the folder that wasm-bindgen wrote.
//
// What the page needs stands in it, compressed; a policy of content lets it run its own scripts, known by their hashes, and
// reach nothing else.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [glue, output] = process.argv.slice(2).map((path) => resolve(path));
const pdfjs = join(here, "node_modules/pdfjs-dist");
const release = /^version = "(.*)"$/m.exec(readFileSync(join(here, "../../../Cargo.toml"), "utf8"))[1];

/** Browsers of 2023. */
const target = ["chrome109", "firefox115", "safari16.4"];
const alias = { "cn-budget-web": join(glue, "cn_budget_web.js") };

async function bundle(entry, format) {
  const built = await esbuild.build({
    entryPoints: [entry], bundle: true, write: false, minify: true, legalComments: "none", charset: "utf8",
    format, target, alias, logLevel: "error", define: { "import.meta.url": "''" }, external: ["node:*", "canvas"],
  });
  return built.outputFiles[0].text;
}

const style = (await bundle(join(here, "src/page.css"))).trim();
// A text of the script that ends the element would end it.
const script = (await bundle(join(here, "src/main.ts"), "esm")).replaceAll("</script", "<\\/script").trim();

/** Files one after the other, behind a line that says which. */
function packed(files) {
  const head = JSON.stringify(files.map(([name, bytes]) => [name, bytes.length])) + "\n";
  return Buffer.concat([Buffer.from(head), ...files.map(([, bytes]) => bytes)]);
}

const read = (path) => readFileSync(join(pdfjs, path));
// The character maps of simplified Chinese, for fonts that a PDF does not carry, and the decoders of pictures.
const maps = readdirSync(join(pdfjs, "cmaps")).filter((name) => /GB.*\.bcmap$/.test(name));
const data = [...maps.map((name) => [name, read(`cmaps/${name}`)]), ...["openjpeg.wasm", "jbig2.wasm"].map((name) => [name, read(`wasm/${name}`)])];

const payloads = {
  program: readFileSync(join(glue, "cn_budget_web_bg.wasm")),
  worker: Buffer.from(await bundle(join(here, "src/worker.ts"), "iife")),
  "pdf-worker": Buffer.from(await bundle(join(pdfjs, "legacy/build/pdf.worker.mjs"), "iife")),
  "pdf-data": packed(data),
};

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  "connect-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  "worker-src blob:",
  `style-src ${hash(style)}`,
  "img-src data: blob:",
  "font-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const sizes = {};
const elements = Object.entries(payloads).map(([name, bytes]) => {
  const text = gzipSync(bytes, { level: 9 }).toString("base64");
  sizes[name] = `${bytes.length} → ${text.length}`;
  return `<script type="application/octet-stream" id="payload-${name}">${text}</script>`;
});

const parts = { policy, release, style, payloads: elements.join("\n"), script };
const page = readFileSync(join(here, "src/page.html"), "utf8").replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
writeFileSync(output, page);
console.log({ ...sizes, script: script.length, style: style.length, page: page.length });
