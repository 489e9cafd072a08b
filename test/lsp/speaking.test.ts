import { deepEqual, equal, notEqual } from "node:assert/strict";
import { PassThrough } from "node:stream";
import { framed, speaking } from "../../server/src/lsp/speaking.ts";
import { joined } from "../../server/src/text/lasting.ts";
import { readFrames } from "../support/wire.ts";

describe("what the server writes", () => {
  const answers: readonly unknown[] = [
    null,
    [],
    [{ name: "Omar – “Übergang” 🎯" }],
    { kind: "full", items: [] },
    joined([]),
    joined([[], [{ name: "a" }], []]),
    joined([
      [{ name: "Müller – 🎯", children: [{ name: "[]" }] }],
      [{ name: "b" }, { name: "\u2028 \\u2013" }],
    ]),
  ];

  it("is the message as JSON has it, whether it was remembered or not", () => {
    for (const result of [...answers, ...answers]) {
      const message = { jsonrpc: "2.0", id: "[]", result };
      const [header, content = ""] = Buffer.from(framed(message)).toString("utf8").split("\r\n\r\n");
      equal(header, `Content-Length: ${Buffer.byteLength(content)}`);
      equal(JSON.stringify(JSON.parse(content)), JSON.stringify(message));
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
