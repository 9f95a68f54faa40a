// The page's side of the worker: questions one after the other, a worker that is lost is replaced.

import type { Answer, Request } from "./messages";
import { payload, worker } from "./payload";

/** The program stopped within a document. */
export class Lost extends Error {}
/** The reader called it off. */
export class Cancelled extends Error {}
/** It took too long. */
export class TooLong extends Error {}

interface Waiting {
  id: number;
  request: Request;
  resolve: (value: unknown) => void;
  reject: (why: Error) => void;
}

export class Engine {
  /** Which worker it is: what an earlier one held is gone. */
  generation = 0;
  /** Compiled once: a new worker begins at once. */
  #program: Promise<WebAssembly.Module> | undefined;
  #worker: Promise<Worker> | undefined;
  #queue: Waiting[] = [];
  #asked: Waiting | undefined;
  #timer = 0;
  #count = 0;

  /** So many seconds a question may take. */
  constructor(readonly seconds: number) {}

  /** Has the worker ready before it is needed. */
  async start(): Promise<void> {
    await this.#ready();
  }

  ask<T>(request: Request): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ id: ++this.#count, request, resolve: resolve as (value: unknown) => void, reject });
      void this.#next();
    });
  }

  /** Ends what is under way and drops what waits. */
  cancel(): void {
    const all = [this.#asked, ...this.#queue];
    this.#queue = [];
    this.#replace();
    all.forEach((waiting) => waiting?.reject(new Cancelled()));
  }

  #ready(): Promise<Worker> {
    this.#program ??= payload("program").then((bytes) => WebAssembly.compile(bytes as BufferSource));
    this.#worker ??= Promise.all([worker("worker"), this.#program]).then(([started, program]) => {
      started.onmessage = (event: MessageEvent<Answer>) => this.#answered(event.data);
      started.onerror = (event) => {
        event.preventDefault();
        this.#lose(new Lost(event.message));
      };
      started.postMessage({ program });
      return started;
    });
    return this.#worker;
  }

  async #next(): Promise<void> {
    if (this.#asked || this.#queue.length === 0) return;
    const waiting = (this.#asked = this.#queue.shift()!);
    try {
      const started = await this.#ready();
      if (this.#asked !== waiting) return;
      const { id, request } = waiting;
      this.#timer = window.setTimeout(() => this.#lose(new TooLong()), this.seconds * 1000);
      started.postMessage({ id, request }, request.kind === "check" ? request.files.map((file) => file.bytes) : []);
    } catch (error) {
      this.#lose(error as Error);
    }
  }

  #answered(answer: Answer): void {
    const waiting = this.#asked;
    if (!waiting || waiting.id !== answer.id) return;
    if ("lost" in answer) return this.#lose(new Lost(answer.lost));
    clearTimeout(this.#timer);
    this.#asked = undefined;
    if ("error" in answer) waiting.reject(new Error(answer.error));
    else waiting.resolve(answer.result);
    void this.#next();
  }

  #lose(why: Error): void {
    const waiting = this.#asked;
    this.#replace();
    waiting?.reject(why);
    void this.#next();
  }

  /** Throws the worker away; the next question starts another one. */
  #replace(): void {
    clearTimeout(this.#timer);
    void this.#worker?.then((started) => started.terminate(), () => {});
    this.#worker = undefined;
    this.#asked = undefined;
    this.generation += 1;
  }
}
