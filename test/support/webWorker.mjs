// Runs scripts as a browser's web worker would: what they see is the list below, and no `process`, no `require`.
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";

if (!parentPort) throw new Error("This file is run in a thread of its own.");
const port = parentPort;

const scope = Object.assign(new EventTarget(), {
  /** @type {((event: { data: unknown }) => void) | null} */
  onmessage: null,
  postMessage: (/** @type {unknown} */ message) => port.postMessage(message),
  close: () => process.exit(0),
});
Object.assign(scope, {
  self: scope,
  EventTarget,
  TextDecoder,
  TextEncoder,
  URL,
  clearTimeout,
  console,
  crypto,
  performance,
  queueMicrotask,
  setTimeout,
  structuredClone,
});
// A browser's worker has these, too; the server has no business with them.
for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "Worker", "importScripts"]) {
  Object.assign(scope, { [name]: () => process.exit(99) });
}
port.on("message", (data) => scope.onmessage?.({ data }));
const context = createContext(scope);
for (const script of workerData) runInContext(readFileSync(script, "utf8"), context, { filename: script });
