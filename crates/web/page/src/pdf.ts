// The pages of a PDF, drawn by pdf.js, with frames around what a finding speaks of.

import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentProxy, RenderTask } from "pdfjs-dist";
import { pack, worker } from "./payload";

/** Character maps and decoders of pictures: what pdf.js would fetch elsewhere. */
let data: Promise<Map<string, Uint8Array>> | undefined;
let port: Promise<Worker> | undefined;

class CarriedData {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const found = (await (data ??= pack("pdf-data"))).get(filename);
    if (!found) throw new Error(`${filename} is not carried`);
    // A copy: what is handed to the worker is gone here.
    return found.slice();
  }
}

export interface Frame {
  box: [number, number, number, number];
  kind: "primary" | "related" | "suspect";
  label: string;
}

export class Pages {
  #document: PDFDocumentProxy;
  #task: RenderTask | undefined;

  private constructor(document: PDFDocumentProxy) {
    this.#document = document;
  }

  static async open(file: Blob): Promise<Pages> {
    port ??= worker("pdf-worker");
    pdfjs.GlobalWorkerOptions.workerPort = await port;
    const options = {
      data: new Uint8Array(await file.arrayBuffer()),
      BinaryDataFactory: CarriedData,
      useWorkerFetch: false,
      disableWorkerRendering: true,
      cMapUrl: "carried/",
      cMapPacked: true,
      wasmUrl: "carried/",
      // Fonts that a file does not carry are those of the system, as everywhere.
      useSystemFonts: true,
      enableXfa: false,
      verbosity: 0,
    };
    return new Pages(await pdfjs.getDocument(options as never).promise);
  }

  get count(): number {
    return this.#document.numPages;
  }

  /** Draws a page into a canvas of this width, or of this scale where that is larger; the scale from points to pixels. */
  async draw(number: number, canvas: HTMLCanvasElement, width: number, least: number): Promise<number> {
    this.#task?.cancel();
    const page = await this.#document.getPage(number);
    const plain = page.getViewport({ scale: 1 });
    const scale = Math.max(width / plain.width, least);
    const sharp = Math.min(window.devicePixelRatio || 1, 3);
    const viewport = page.getViewport({ scale: scale * sharp });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.style.width = `${plain.width * scale}px`;
    canvas.style.height = `${plain.height * scale}px`;
    const task = page.render({ canvas, viewport } as never);
    this.#task = task;
    await task.promise;
    return scale;
  }

  close(): void {
    this.#task?.cancel();
    void this.#document.loadingTask.destroy();
  }
}

/** Whether drawing was called off for another page. */
export const isCalledOff = (error: unknown): boolean =>
  error instanceof Error && error.name === "RenderingCancelledException";
