/** Ways to the built language server: its process over stdio, its web worker by messages. Needs `npm run build`. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** A request, an answer or a notification of JSON-RPC. */
export interface Message {
  readonly jsonrpc: "2.0";
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** A two-way line for JSON-RPC messages. */
export interface Wire {
  send(message: Message): void;
  /** Set by whoever listens; called for each message from the server, in order. */
  onMessage: (message: Message) => void;
  /** The process's exit code; 0 for a worker that has closed itself. */
  readonly ended: Promise<number | null>;
  /** The process's number; undefined for a worker. */
  readonly pid?: number | undefined;
  /** Ends the server whatever it is doing. */
  kill(): Promise<unknown>;
}

/** The server in a process of its own. */
export function processWire(...args: readonly string[]): Wire {
  return wireOf(spawn(process.execPath, [...args], { stdio: ["pipe", "pipe", "inherit"] }));
}

/** A server that is started by a command line, over stdio. */
export function commandWire(command: string): Wire {
  return wireOf(spawn(command, { shell: true, stdio: ["pipe", "pipe", "inherit"] }));
}

function wireOf(child: ChildProcessByStdio<Writable, Readable, null>): Wire {
  const ended = new Promise<number | null>((done) => child.on("exit", (code) => done(code)));
  const wire: Wire = {
    onMessage() {},
    send: (message) => void child.stdin.write(frame(message)),
    ended,
    pid: child.pid,
    kill() {
      child.kill();
      return ended;
    },
  };
  readFrames(child.stdout, (message) => wire.onMessage(message));
  return wire;
}

/** A message as it goes over a stream of bytes. */
export function frame(message: Message): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

/** Calls for each whole message that comes over a stream of bytes. */
export function readFrames(stream: Readable, onMessage: (message: Message) => void): void {
  let chunks: Buffer[] = [];
  let size = 0;
  /** So many bytes have to be there before it is worth looking: an answer of megabytes comes in hundreds of pieces. */
  let wanted = 0;
  stream.on("data", (data: Buffer) => {
    chunks.push(data);
    size += data.length;
    if (size < wanted) return;
    let rest = Buffer.concat(chunks);
    const wait = (forBytes: number) => {
      chunks = [rest];
      size = rest.length;
      wanted = forBytes;
    };
    for (;;) {
      const headerEnd = rest.indexOf("\r\n\r\n");
      const length = /Content-Length: (\d+)/.exec(rest.toString("latin1", 0, Math.max(headerEnd, 0)));
      if (headerEnd < 0 || !length) return wait(0);
      const bodyEnd = headerEnd + 4 + Number(length[1]);
      if (rest.length < bodyEnd) return wait(bodyEnd);
      const message: Message = JSON.parse(rest.toString("utf8", headerEnd + 4, bodyEnd));
      rest = rest.subarray(bodyEnd);
      onMessage(message);
    }
  });
}

/** What the extension has a worker load. */
export const workerScripts = ["dist/server/engine.js", "dist/server/main.browser.js"];

/** The server in a web worker: a thread whose global scope has what a browser's worker has, and nothing of Node. */
export function workerWire(): Wire {
  const worker = new Worker(fileURLToPath(new URL("./webWorker.mjs", import.meta.url)), {
    workerData: workerScripts.map((script) => fileURLToPath(new URL(`../../${script}`, import.meta.url))),
  });
  const wire: Wire = {
    onMessage() {},
    send: (message) => worker.postMessage(message),
    ended: new Promise((done) => worker.on("exit", done)),
    kill: () => worker.terminate(),
  };
  worker.on("message", (message: Message) => wire.onMessage(message));
  return wire;
}
