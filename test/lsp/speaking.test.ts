import { deepEqual, equal, notEqual } from "node:assert/strict";
import { PassThrough } from "node:stream";
import { framed, speaking } from "../../server/src/lsp/speaking.ts";
import { keepsJson } from "../../server/src/text/lasting.ts";
import { readFrames } from "../support/wire.ts";

describe("what the server writes", () => {
  const answers: readonly unknown[] = [
    null,
    [],
    [{ name: "Omar – “Übergang” 🎯" }],
    { kind: "full", items: [] },
    [keepsJson({ name: "Müller", children: [{ name: "[]" }] }), keepsJson({ name: "b" }), { name: "c" }],
    [keepsJson({ name: "a" }), undefined, 3],
  ];

  it("is the message as JSON has it, whether it was remembered or not", () => {
    for (const result of [...answers, ...answers]) {
      const message = { jsonrpc: "2.0", id: "[]", result };
      const text = JSON.stringify(message);
      equal(
        Buffer.from(framed(message)).toString("utf8"),
        `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
      );
    }
  });

  it("comes one after the other", async () => {
    const stream = new PassThrough();
    const heard: unknown[] = [];
    readFrames(stream, (message) => heard.push(message));
    const writer = speaking(stream);
    const messages = [1, 2, 3].map((id) => ({ jsonrpc: "2.0", id, result: "é".repeat(id) }));
    await Promise.all(messages.map((message) => writer.write(message)));
    deepEqual(heard, messages);
  });

  it("is told as an error where nobody reads any more", async () => {
    const stream = new PassThrough();
    const writer = speaking(stream);
    let told: unknown;
    writer.onError(([error]) => {
      told = error;
    });
    stream.destroy();
    await writer.write({ jsonrpc: "2.0" }).catch(() => {});
    notEqual(told, undefined);
  });
});
