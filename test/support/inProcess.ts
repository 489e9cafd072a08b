/** The language server in the test's own process, over the real protocol: framed bytes in, framed bytes out. */
import { PassThrough } from "node:stream";
import {
  type Connection,
  createConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { parseDay } from "../../server/src/calendar/day.ts";
import { serve } from "../../server/src/lsp/serve.ts";
import type { Files } from "../../server/src/workspace/files.ts";
import { TODAY } from "./project.ts";
import { frame, readFrames, type Wire } from "./wire.ts";

/** A server that reads plans from `disk`; its date is {@link TODAY}. Never send it `exit`: it would end the test's process. */
export function inProcessWire(disk: Files | undefined): Wire {
  const toServer = new PassThrough();
  const fromServer = new PassThrough();
  const connection: Connection = createConnection(
    new StreamMessageReader(toServer),
    new StreamMessageWriter(fromServer),
  );
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
  serve(connection, { disk, today: () => parseDay(TODAY) ?? 0 });
  return wire;
}
