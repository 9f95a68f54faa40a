// What the page carries, compressed, in elements that no browser runs.

/** The bytes of an element's payload. */
export async function payload(name: string): Promise<Uint8Array> {
  const element = document.getElementById(`payload-${name}`);
  const text = element?.textContent?.trim() ?? "";
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A worker whose script the page carries. */
export async function worker(name: string): Promise<Worker> {
  const url = URL.createObjectURL(new Blob([(await payload(name)) as BlobPart], { type: "text/javascript" }));
  // A classic one: from a disk, a page may not load a module from its own memory.
  const started = new Worker(url);
  // The script is fetched by then; kept, it would only take memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return started;
}

/** The files of a pack: a line of JSON with their names and lengths, and then their bytes. */
export async function pack(name: string): Promise<Map<string, Uint8Array>> {
  const bytes = await payload(name);
  const end = bytes.indexOf(10);
  const lengths: [string, number][] = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  const files = new Map<string, Uint8Array>();
  let from = end + 1;
  for (const [file, length] of lengths) {
    files.set(file, bytes.slice(from, from + length));
    from += length;
  }
  return files;
}
