// The worker: it holds the program, and answers one question after the other.

import initialise, { Tab, example, read_settings, write_settings } from "cn-budget-web";
import type { Answer, Question, Request } from "./messages";

let tab: Tab | undefined;

const open = (): Tab => (tab ??= new Tab());

function answer(request: Request): unknown {
  switch (request.kind) {
    case "check": {
      for (const file of request.files) {
        open().give(file.role, file.name, new Uint8Array(file.bytes));
      }
      return JSON.parse(open().check(request.slot, JSON.stringify(request.settings)));
    }
    case "view":
      return JSON.parse(open().view(request.slot, request.language));
    case "export":
      return open().export(request.format, Uint32Array.from(request.slots), request.language);
    case "forget":
      return open().forget(request.slot);
    case "example":
      return example();
    case "read-settings":
      return JSON.parse(read_settings(request.text, request.language));
    case "write-settings":
      return write_settings(JSON.stringify(request.settings));
  }
}

const say = (message: Answer) => self.postMessage(message);

let ready: Promise<unknown>;

self.onmessage = async (event: MessageEvent<Question | { program: WebAssembly.Module }>) => {
  const message = event.data;
  if ("program" in message) {
    ready = initialise({ module_or_path: message.program });
    return;
  }
  try {
    await ready;
    say({ id: message.id, result: answer(message.request) });
  } catch (error) {
    // What the program says of itself is a text or an error; what stops it within an instruction is a trap, and a stack
    // that is too deep is no error of its own either.
    const isTrap = error instanceof WebAssembly.RuntimeError || error instanceof RangeError || error instanceof WebAssembly.CompileError;
    const text = error instanceof Error ? error.message : String(error);
    say(isTrap ? { id: message.id, lost: text } : { id: message.id, error: text });
  }
};
