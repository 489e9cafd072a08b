// The language server as a web worker: speaks by messages, has no disk, and reads plans through the editor.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { machineDay } from "./lsp/clock.ts";
import type * as Engine from "./lsp/engine.ts";
import { holding } from "./lsp/holding.ts";
import { soon } from "./lsp/pace.ts";
import { serve } from "./lsp/serve.ts";

declare const self: DedicatedWorkerGlobalScope;

/** The client has the worker load it beside us (client/src/extension.browser.ts). */
declare const coachplanEngine: typeof Engine;

// Held for as long as we live, and free as soon as we have died: how the client learns of it (client/src/lifeline.ts).
if (self.name) void self.navigator?.locks?.request(self.name, () => new Promise(() => {}));

const messages = holding(new BrowserMessageReader(self), soon);
const connection = createConnection(messages, new BrowserMessageWriter(self));
// A process ends with its connection; a worker would stay for ever.
connection.onExit(() => self.close());
serve({
  messages,
  connection,
  environment: { disk: undefined, isNew: true, today: machineDay },
  engine: async () => coachplanEngine,
});
