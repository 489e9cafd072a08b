import assert from "node:assert/strict";
import type { Message, Wire } from "./wire.ts";

/** What tests look at in the params of the server's notifications and requests. */
export type Params = Readonly<
  Partial<Record<"uri" | "diagnostics" | "message" | "token" | "value", unknown>>
>;

/** What tests look at in the server's answer to `initialize`. */
type Abilities = Readonly<
  Partial<Record<"completionProvider" | "hoverProvider" | "codeActionProvider", unknown>>
>;

/** An editor as the server sees it, bare: it sends what a test says and keeps what comes. */
export class EditorClient {
  /** Notifications of the server, in order. */
  readonly heard: Message[] = [];
  /** What the editor answers to requests of the server, by method, at once or later; the rest is answered with null. */
  readonly answers: Record<string, (params: Params) => unknown> = {};
  /** Methods that the server has asked for, in order. */
  readonly asked: string[] = [];
  readonly #wire: Wire;
  readonly #open = new Map<number, (message: Message) => void>();
  #waiting: (() => void)[] = [];
  #next = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
    wire.onMessage = (message) => this.#receive(message);
  }

  /** The answer to a request. Rejects with the server's words where it answers with an error. */
  async request<Result = unknown>(method: string, params?: unknown): Promise<Result> {
    const answer = await this.ask(method, params).answer;
    if (answer.error !== undefined) throw new Error(JSON.stringify(answer.error));
    return answer.result as Result;
  }

  /** A request as it is on the wire: its number, to cancel it, and the whole answer. */
  ask(method: string, params?: unknown): { readonly id: number; readonly answer: Promise<Message> } {
    this.#next += 1;
    const id = this.#next;
    const answer = new Promise<Message>((done) => this.#open.set(id, done));
    this.#wire.send({ jsonrpc: "2.0", id, method, params });
    return { id, answer };
  }

  notify(method: string, params?: unknown): void {
    this.#wire.send({ jsonrpc: "2.0", method, params });
  }

  /** `initialize` and `initialized`. Gives the server's abilities. */
  async start(params: Record<string, unknown> = {}): Promise<Abilities> {
    const { capabilities } = await this.request<{ capabilities: Abilities }>("initialize", {
      processId: null,
      rootUri: null,
      capabilities: {},
      ...params,
    });
    this.notify("initialized", {});
    return capabilities;
  }

  /** `shutdown` and `exit`; gives the exit code. */
  async stop(): Promise<number | null> {
    await this.request("shutdown");
    this.notify("exit");
    return this.#wire.ended;
  }

  open(uri: string, text: string, version = 1): void {
    this.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "coachplan", version, text },
    });
  }

  /** Types: replaces the first `what` of `text` by `by`, as one incremental edit. Gives the new text. */
  replace(uri: string, version: number, text: string, what: string, by: string): string {
    const at = text.indexOf(what);
    assert.ok(at >= 0, `“${what}” is not in the text`);
    const range = { start: positionAt(text, at), end: positionAt(text, at + what.length) };
    this.notify("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range, text: by }],
    });
    return text.slice(0, at) + by + text.slice(at + what.length);
  }

  /** The first notification that fits, of those already heard or to come; each is given once. */
  async next(method: string, fits: (params: Params) => boolean = () => true): Promise<Params> {
    for (;;) {
      const at = this.heard.findIndex((message) => message.method === method && fits(paramsOf(message)));
      const [found] = at < 0 ? [] : this.heard.splice(at, 1);
      if (found) return paramsOf(found);
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
  }

  /** Waits until the server has asked for this (again, where it has been waited for before). */
  async wasAsked(method: string): Promise<void> {
    while (!this.asked.includes(method)) await new Promise<void>((wake) => this.#waiting.push(wake));
    this.asked.splice(this.asked.indexOf(method), 1);
  }

  #receive(message: Message): void {
    const { id, method } = message;
    if (method === undefined) {
      if (id !== undefined) this.#open.get(id)?.(message);
      return;
    }
    if (id === undefined) {
      this.heard.push(message);
    } else {
      this.asked.push(method);
      const answer = async () => this.answers[method]?.(paramsOf(message)) ?? null;
      void answer().then((result) => this.#wire.send({ jsonrpc: "2.0", id, result }));
    }
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

/** Line and UTF-16 unit of an offset. */
export function positionAt(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function paramsOf(message: Message): Params {
  return message.params ?? {};
}
