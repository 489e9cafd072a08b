/**
 * One document on one server: from writing `didChange` to the last byte of the answer, through the real server over
 * stdio. A key is taken back each time.
 */
import { readFileSync } from "node:fs";
import { EditorClient, positionAt } from "../test/support/editorClient.ts";
import type { Figures } from "./figures.ts";
import type { Server } from "./servers.ts";
import { type Edit, keys, typing } from "./typing.ts";

const uri = "file:///bench/plan.coachplan";

/** Names of what is measured of a document. */
export const measured = {
  open: "open: didOpen → first diagnostics",
  memory: "memory after opening, MB",
  key: (kind: string, place: string) => `key → diagnostics: ${kind}, ${place}`,
  mended: (kind: string) => `key → diagnostics: ${kind}, taken back`,
  completion: "key → completion of an owner",
  everything: "key → all that an editor asks",
  floor: "JSON.stringify of all these answers, alone",
  alone: "one key, 40 ms after another → diagnostics",
  burst: "ten keys in 0.4 s → diagnostics of the last",
} as const;

/** What VS Code asks after each key, beside diagnostics: colours as what has changed since it asked last. */
const questions: Readonly<Record<string, string>> = {
  documentSymbolProvider: "textDocument/documentSymbol",
  foldingRangeProvider: "textDocument/foldingRange",
  inlayHintProvider: "textDocument/inlayHint",
  codeLensProvider: "textDocument/codeLens",
  documentLinkProvider: "textDocument/documentLink",
};

/** Nobody waits longer for one measure of a slow server. Milliseconds. */
const PATIENCE = 4_000;

/** Nobody writes in a plan at once: so long its author looks at it first. Milliseconds. */
const LOOKING = 2_000;

/** Between two keys of somebody who types fast. Milliseconds. */
const RHYTHM = 40;

/** One fresh process opens the document and types in it. */
export async function measureDocument(
  figures: Figures,
  server: Server,
  document: string,
  text: string,
  round: number,
  count: number,
): Promise<void> {
  const wire = server.start();
  const client = new EditorClient(wire);
  const add = (name: string, took: number) => figures.add(name, document, server.name, round, took);
  /** So many samples of something, as far as patience reaches. */
  const repeat = async (name: string, times: number, sample: () => Promise<number>) => {
    const until = performance.now() + PATIENCE;
    const isOver = () => server.slow && performance.now() > until;
    for (let i = 0; i < times && (i < 2 || !isOver()); i++) add(name, await sample());
  };
  const abilities: Readonly<Record<string, unknown>> = await client.start({
    capabilities: { textDocument: { diagnostic: {}, synchronization: {} } },
    initializationOptions: { today: "2026-01-05" },
  });
  const pulls = "diagnosticProvider" in abilities;
  let previousResultId: string | undefined;
  let version = 1;
  const told = async (): Promise<void> => {
    if (!pulls) {
      await client.next("textDocument/publishDiagnostics", (params) => isOf(params, version));
      return;
    }
    const answer = await client.request<{ resultId?: string }>("textDocument/diagnostic", {
      textDocument: { uri },
      ...(previousResultId !== undefined && { previousResultId }),
    });
    previousResultId = answer.resultId;
  };
  const opened = performance.now();
  client.open(uri, text);
  await told();
  add(measured.open, performance.now() - opened);
  const megabytes = memoryOf(wire.pid);
  if (megabytes !== undefined) add(measured.memory, megabytes);
  await new Promise((done) => setTimeout(done, LOOKING));

  const change = (range: object, by: string) => {
    // What a server that pushes has said until now is about what was.
    if (!pulls) client.heard.splice(0);
    client.notify("textDocument/didChange", {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range, text: by }],
    });
  };
  /** Types a key and takes it back; the clock runs until `answer` has come. */
  const key = async (
    { at, removes, types }: Edit,
    answer: () => Promise<unknown>,
    back?: (took: number) => void,
  ): Promise<number> => {
    const after = text.slice(0, at) + types + text.slice(at + removes);
    const there = { start: positionAt(text, at), end: positionAt(text, at + removes) };
    const here = { start: positionAt(after, at), end: positionAt(after, at + types.length) };
    let from = performance.now();
    change(there, types);
    await answer();
    const took = performance.now() - from;
    from = performance.now();
    change(here, text.slice(at, at + removes));
    await told();
    back?.(performance.now() - from);
    return took;
  };

  const places = { top: 0, middle: text.length >> 1, end: text.length - 3000 };
  // What a process needs for its very first key is part of opening.
  await key(typing(text, places.middle, "success: ", 12, "x"), told);
  for (const { name, breaks, edit } of keys) {
    for (const [place, near] of Object.entries(places)) {
      if (server.slow && !(place === "middle" && name === "letter in a text")) continue;
      // Every kind in the middle; the plainest also elsewhere.
      if (place !== "middle" && name !== "letter in a text") continue;
      const mended = (took: number) => add(measured.mended(name), took);
      await repeat(measured.key(name, place), count, () =>
        key(edit(text, near), told, breaks ? mended : undefined),
      );
    }
  }

  const owner = typing(text, places.middle, "owner: ", 7, "n");
  const behind = { ...positionAt(text, owner.at), character: positionAt(text, owner.at).character + 1 };
  await repeat(measured.completion, count, () =>
    key(owner, () => client.request("textDocument/completion", { textDocument: { uri }, position: behind })),
  );
  const plain = typing(text, places.middle, "success: ", 12, "x");
  const { line } = positionAt(text, plain.at);
  const range = {
    start: { line: Math.max(line - 30, 0), character: 0 },
    end: { line: line + 30, character: 0 },
  };
  let colours: string | undefined;
  let answers: readonly unknown[] = [];
  const all = async () => {
    const asked = Object.entries(questions)
      .filter(([ability]) => ability in abilities)
      .map(([, method]) => client.request(method, { textDocument: { uri }, range }));
    const delta = colours === undefined ? "" : "/delta";
    const tokens =
      "semanticTokensProvider" in abilities
        ? client.request<{ resultId?: string } | null>(`textDocument/semanticTokens/full${delta}`, {
            textDocument: { uri },
            ...(colours !== undefined && { previousResultId: colours }),
          })
        : undefined;
    await told();
    answers = await Promise.all([...asked, tokens]);
    colours = (await tokens)?.resultId ?? undefined;
  };
  // An editor that has shown the document has asked all this before.
  await key(plain, all);
  await repeat(measured.everything, count, () => key(plain, all));
  for (let i = 0; i < count; i++) {
    const began = performance.now();
    for (const answer of answers) JSON.stringify(answer);
    add(measured.floor, performance.now() - began);
  }
  // Where a goal is set, as many as there have to be.
  const isPromised = document === "200" || document === "20000";
  const times = isPromised && !server.slow ? Math.min(10, count) : 3;
  // A process that has waited is slower than one that is kept busy, so what a burst is held against waits as well.
  await repeat(measured.alone, times, async () => {
    await new Promise((done) => setTimeout(done, RHYTHM));
    return key(plain, told);
  });
  await repeat(measured.burst, times, burst);
  await client.stop();

  /** Ten letters in that rhythm: those who answer each one late are late with the last. */
  async function burst(): Promise<number> {
    const { at } = typing(text, places.middle, "success: ", 12, "x");
    const start = positionAt(text, at);
    const behindLetters = (i: number) => ({ ...start, character: start.character + i });
    let from = 0;
    let last: Promise<unknown> = Promise.resolve();
    for (let i = 0; i < 10; i++) {
      if (i > 0) await new Promise((done) => setTimeout(done, RHYTHM));
      from = performance.now();
      change({ start: behindLetters(i), end: behindLetters(i) }, "x");
      if (pulls) last = client.request("textDocument/diagnostic", { textDocument: { uri } });
    }
    const came = pulls ? await last.then(() => performance.now()) : await lastPush();
    change({ start, end: behindLetters(10) }, "");
    if (pulls) await told();
    else await lastPush();
    return came - from;
  }

  /** When a server that pushes, and may pass over what was overtaken, has said its last word. */
  async function lastPush(): Promise<number> {
    let at = performance.now();
    let heard = 0;
    for (let quiet = 0; heard === 0 || quiet < QUIET; quiet += STEP) {
      await new Promise((done) => setTimeout(done, STEP));
      const now = client.heard.length;
      if (now > heard) {
        at = performance.now();
        quiet = 0;
      }
      heard = now;
    }
    client.heard.splice(0);
    return at;
  }
}

/** Milliseconds: how long nothing must be heard, and how often is listened. */
const QUIET = 1500;
const STEP = 2;

/** Whether a push is about this version, or about a later one: who was overtaken says nothing of the earlier. */
function isOf(params: object, version: number): boolean {
  return !("version" in params) || typeof params.version !== "number" || params.version >= version;
}

/** What the process has in memory, in MB; undefined where the system does not say. */
function memoryOf(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kilobytes = /VmRSS:\s*(\d+)/.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
