// The language server as a process: speaks over stdin and stdout, reads plans from the disk.
import { createConnection } from "vscode-languageserver/node";
import { disk } from "./cli/disk.ts";
import { machineDay } from "./lsp/clock.ts";
import { serve } from "./lsp/serve.ts";

serve(createConnection(process.stdin, process.stdout), { disk, today: machineDay });
