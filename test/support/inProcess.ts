/** The language server in the test's own process, over the real protocol: framed bytes in, framed bytes out. */
import { PassThrough } from "node:stream";
import { createConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { parseDay } from "../../server/src/calendar/day.ts";
import { holding } from "../../server/src/lsp/holding.ts";
import { serve } from "../../server/src/lsp/serve.ts";
import type { Files } from "../../server/src/workspace/files.ts";
import { EditorClient } from "./editorClient.ts";
import { TODAY } from "./project.ts";
import { frame, readFrames, type Wire } from "./wire.ts";

/** A server that reads plans from `disk`; its date is {@link TODAY}. Never send it `exit`: it would end the test's process. */
export function inProcessWire(disk: Files | undefined): Wire {
  const toServer = new PassThrough();
  const fromServer = new PassThrough();
  const messages = holding(new StreamMessageReader(toServer));
  const connection = createConnection(messages, new StreamMessageWriter(fromServer));
  const wire: Wire = {
    onMessage() {},
    send: (message) => void toServer.write(frame(message)),
    ended: new Promise(() => {}),
    async kill() {
      connection.dispose();
      toServer.destroy();
      fromServer.destroy();
    },
  };
  readFrames(fromServer, (message) => wire.onMessage(message));
  serve({
    messages,
    connection,
    environment: { disk, today: () => parseDay(TODAY) ?? 0 },
    engine: () => import("../../server/src/lsp/engine.ts"),
  });
  return wire;
}

/** An editor that has started such a server, with these params of `initialize`; whoever takes it kills the wire. */
export async function editorInProcess(
  params: Parameters<EditorClient["start"]>[0],
  disk?: Files,
): Promise<{ readonly wire: Wire; readonly editor: EditorClient }> {
  const wire = inProcessWire(disk);
  const editor = new EditorClient(wire);
  await editor.start(params);
  return { wire, editor };
}
