// The language server as a process: speaks over stdin and stdout, reads plans from the disk.
import { createConnection, StreamMessageReader } from "vscode-languageserver/node";
import { disk } from "./cli/disk.ts";
import { machineDay } from "./lsp/clock.ts";
import { serve } from "./lsp/serve.ts";
import { speaking } from "./lsp/speaking.ts";

const connection = createConnection(new StreamMessageReader(process.stdin), speaking(process.stdout));
const { hasShutDown } = serve(connection, { disk, today: machineDay });
// An editor that has gone without a word has closed our input.
for (const gone of ["end", "close"]) process.stdin.on(gone, () => process.exit(hasShutDown() ? 0 : 1));
