// What wasm-bindgen writes for `crates/web/src/glue.rs`, by hand, so that the types are checked before it is built.

export class Tab {
  constructor();
  give(role: string, name: string, bytes: Uint8Array): void;
  check(slot: number, settings: string): string;
  view(slot: number, language: string): string;
  forget(slot: number): void;
  export(format: string, slots: Uint32Array, language: string): Uint8Array;
}
export function example(): string;
export function read_settings(text: string, language: string): string;
export function write_settings(json: string): string;
export default function initialise(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
