// The language server as a web worker: speaks by messages, has no disk, and reads plans through the editor.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { machineDay } from "./lsp/clock.ts";
import { serve } from "./lsp/serve.ts";

declare const self: DedicatedWorkerGlobalScope;

// Held for as long as we live, and free as soon as we have died: how the client learns of it (client/src/lifeline.ts).
if (self.name) void self.navigator?.locks?.request(self.name, () => new Promise(() => {}));

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
// A process ends with its connection; a worker would stay for ever.
connection.onExit(() => self.close());
serve(connection, { disk: undefined, isNew: true, today: machineDay });
