// The language server as a process: speaks over stdin and stdout, reads plans from the disk.
import { existsSync, realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createConnection, StreamMessageReader } from "vscode-languageserver/node";
import { disk } from "./cli/disk.ts";
import { limitYoungHeap } from "./cli/youngHeap.ts";
import { machineDay } from "./lsp/clock.ts";
import { holding } from "./lsp/holding.ts";
import { serve } from "./lsp/serve.ts";
import { speaking } from "./lsp/speaking.ts";

const messages = holding(new StreamMessageReader(process.stdin));
const { hasShutDown } = serve({
  messages,
  connection: createConnection(messages, speaking(process.stdout)),
  environment: { disk, isNew: true, today: machineDay, rulePages: rulePages() },
  engine: () => import("./lsp/engine.ts"),
});
// An editor that has gone without a word has closed our input.
for (const gone of ["end", "close"]) process.stdin.on(gone, () => process.exit(hasShutDown() ? 0 : 1));

// While the first messages are read it becomes as large as it may.
process.stdin.on("data", function limit() {
  if (limitYoungHeap()) process.stdin.off("data", limit);
});

/** Near what was started: in the command line's package, or in the sources. */
function rulePages(): string | undefined {
  const [, started] = process.argv;
  if (started === undefined) return undefined;
  const here = pathToFileURL(realpathSync(started));
  const folders = ["../dist/rules/", "rules/", "../../docs/rules/"].map((path) => new URL(path, here));
  return folders.find((folder) => existsSync(new URL("README.md", folder)))?.href;
}
