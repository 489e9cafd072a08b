import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";

/** The objects of a PDF by their number, found as a reader finds them; streams are unpacked. */
export function objectsIn(bytes: Uint8Array): readonly string[] {
  const file = Buffer.from(bytes).toString("latin1");
  assert.match(file, /^%PDF-1\.7\n/);
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  const table = file.slice(start);
  assert.match(table, /^xref\n0 \d+\n0000000000 65535 f \n/);
  return [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place], index) => {
    const at = Number(place);
    const [head = ""] = /^\d+ 0 obj\n/.exec(file.slice(at, at + 20)) ?? [];
    assert.equal(head, `${index + 1} 0 obj\n`);
    const object = file.slice(at + head.length, file.indexOf("\nendobj", at));
    const stream = /^(<<.*?\/Length (\d+) >>)\nstream\n/s.exec(object);
    if (!stream) return object;
    const from = at + head.length + stream[0].length;
    const packed = Buffer.from(file.slice(from, from + Number(stream[2])), "latin1");
    return `${stream[1]}\n${inflateSync(packed).toString("latin1")}`;
  });
}

/** What stands on the pages in letters. */
export function wordsIn(bytes: Uint8Array): string {
  return objectsIn(bytes)
    .flatMap((object) => [...object.matchAll(/\/(?:Plain|Bold) \S+ Tf\n.*\n.*\n<([0-9a-f]*)> Tj/g)])
    .map(([, hex = ""]) => Buffer.from(hex, "hex").toString("latin1"))
    .join(" | ");
}
