import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** The way from a test into the extension host: the probe extension asks here for functions to run. */
export interface Mailbox {
  readonly url: string;
  /** Resolves when a probe has asked for work since the start or since the last `forget`. */
  alive(): Promise<void>;
  /** Runs the function with this source text in the extension host; rejects with its stack when it throws. */
  call(source: string, args: readonly unknown[]): Promise<unknown>;
  /** The extension host has gone (the page was reloaded): what it was asked will never be answered. */
  forget(reason: string): void;
  close(): void;
}

interface Job {
  readonly id: number;
  readonly source: string;
  readonly args: readonly unknown[];
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Opens a mailbox on a free port of 127.0.0.1. */
export async function openMailbox(): Promise<Mailbox> {
  const jobs: Job[] = [];
  const pending = new Map<number, Pending>();
  let asking: ServerResponse | undefined;
  let alive = Promise.withResolvers<void>();
  let lastId = 0;

  const hand = (): void => {
    if (!asking || asking.destroyed) return;
    const job = jobs.shift();
    if (!job) return;
    asking.end(JSON.stringify(job));
    asking = undefined;
  };
  const finish = async (request: IncomingMessage): Promise<void> => {
    const reply: { id: number; value?: unknown; error?: string } = JSON.parse(await text(request));
    const waiting = pending.get(reply.id);
    pending.delete(reply.id);
    if (reply.error === undefined) waiting?.resolve(reply.value);
    else waiting?.reject(new Error(`in the extension host: ${reply.error}`));
  };
  const server = createServer((request, response) => {
    response.setHeader("access-control-allow-origin", "*"); // the worker's probe comes from the page's origin
    if (request.url === "/next") {
      asking = response;
      alive.resolve();
      hand();
    } else {
      void finish(request).finally(() => response.end());
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;

  const forget = (reason: string): void => {
    asking?.destroy();
    asking = undefined;
    jobs.length = 0;
    for (const { reject } of pending.values()) reject(new Error(reason));
    pending.clear();
    alive = Promise.withResolvers<void>();
  };
  return {
    url: `http://127.0.0.1:${port}/`,
    alive: () => alive.promise,
    call(source, args) {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        jobs.push({ id, source, args });
        hand();
      });
    },
    forget,
    close() {
      forget("the editor is closed");
      server.closeAllConnections();
      server.close();
    },
  };
}
