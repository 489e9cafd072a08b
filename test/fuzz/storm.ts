/** What an editor may do to the server, in any order; and what must hold of the server whatever it does. */
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { MessageType } from "vscode-languageserver";
import type { Edit } from "../../server/src/text/edit.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import type { Position } from "../../server/src/text/lines.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import type { Files } from "../../server/src/workspace/files.ts";
import { EditorClient } from "../support/editorClient.ts";
import { inProcessWire } from "../support/inProcess.ts";
import { anyText, mutilated, pieces, sampleTexts } from "../support/texts.ts";
import type { Message, Wire } from "../support/wire.ts";
import { grownPlan } from "./grown.ts";
import { placesOutside } from "./places.ts";
import { ableEditor, incomparable, questions, wholeQuestions } from "./questions.ts";
import { createViews, type Views } from "./views.ts";

/** One thing that the editor does. */
type Step =
  | { readonly open: string; readonly text: string; readonly version: number; readonly language: string }
  | { readonly change: string; readonly edits: readonly Edit[]; readonly version: number }
  | { readonly close: string }
  | {
      readonly ask: string;
      readonly of: string;
      readonly at: Position;
      readonly to: Position;
      readonly cancelled: boolean;
    }
  /** The file has this text from now on, or is gone; the editor tells of it, or not. */
  | { readonly file: string; readonly text: string | undefined; readonly told: boolean }
  /** The author's own settings in the editor. */
  | { readonly settings: unknown }
  /** All that was asked is answered, and what the editor shows of its documents is brought up to date. */
  | { readonly pause: true };

const folder = "file:///firm";
const settingsFile = `${folder}/coachplan.json`;
const uris = [
  `${folder}/plan.coachplan`,
  `${folder}/people.coachplan`,
  `${folder}/a%20b.coachplan`,
  `${folder}/%C3%A9.coachplan`,
  `${folder}/below/plan.coachplan`,
  "file:///elsewhere/plan.coachplan",
  "untitled:Untitled-1",
  "memfs:/plan.coachplan",
  "no address",
  "",
] as const;

const texts = fc.oneof(anyText, mutilated(), grownPlan(), fc.constantFrom(...sampleTexts.values()));
const uri = fc.constantFrom(...uris);
const number = (max: number) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.nat({ max }) },
    { weight: 1, arbitrary: fc.constantFrom(-1, -(2 ** 31), 2 ** 31 - 1, Number.MAX_SAFE_INTEGER) },
  );
const position: fc.Arbitrary<Position> = fc.record({ line: number(60), character: number(80) });
const version = fc.oneof(fc.nat({ max: 9 }), fc.constantFrom(-3, 2 ** 31 - 1));
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .record({
        start: position,
        end: position,
        text: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 }), fc.constant("")),
        short: fc.boolean(),
      })
      .map(({ start, end, text, short }) => ({
        // Most edits replace a few letters.
        range: { start, end: short ? { ...start, character: start.character + 3 } : end },
        text,
      })),
  },
  { weight: 1, arbitrary: texts.map((text) => ({ text })) },
);

/** What may stand in coachplan.json or in the editor's settings. */
const settings: fc.Arbitrary<unknown> = fc.oneof(
  fc.record(
    {
      today: fc.constantFrom("2026-02-01", "2027-12-31", "2026-02-30", 7),
      severities: fc.dictionary(
        fc.constantFrom(
          "action/*",
          "date/weekend",
          "name/unused",
          "contract/*",
          "syntax/unexpected",
          "nobody",
        ),
        fc.constantFrom("off", "error", "hint", "loud"),
      ),
      limits: fc.constantFrom(
        { "action/owner-load": { most: 1, many: 0 } },
        { "phase/plan-length": { longest: 1 } },
        { "diagnostic/coverage": { levels: ["frontline"] } },
        { "action/owner-load": { most: "many" } },
      ),
    },
    { requiredKeys: [] },
  ),
  fc.constantFrom("{", "", "null", "[1]", '{ "today": "2026-03-01", }'),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      open: uri,
      text: texts,
      version,
      language: fc.constantFrom("coachplan", "plaintext", ""),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ change: uri, edits: fc.array(edit, { maxLength: 4 }), version }),
  },
  { weight: 1, arbitrary: fc.record({ close: uri }) },
  {
    weight: 6,
    arbitrary: fc.record({
      ask: fc.constantFrom(...Object.keys(questions)),
      of: uri,
      at: position,
      to: position,
      cancelled: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      file: fc.constantFrom(...uris.slice(0, 5)),
      text: fc.option(texts, { nil: undefined }),
      told: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      file: fc.constant(settingsFile),
      text: fc.option(settings.map(written), { nil: undefined }),
      told: fc.constant(true),
    }),
  },
  { weight: 1, arbitrary: fc.record({ settings }) },
  { weight: 1, arbitrary: fc.constant({ pause: true } as const) },
);

function written(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** How long an answer may take of the machine's own time, in milliseconds: nobody waits longer than a second. */
const longest = 1_000;
/** After this many milliseconds there is no answer to be hoped for, however busy the machine is. */
const hopeless = 60_000;

/**
 * After any storm: each question had its answer, nothing failed inside, every place lies in its document, and the
 * server says of each document what one says that was started fresh; so does what the editor shows, which has been
 * told only of what has changed.
 */
export const stormLaw = fc.asyncProperty(
  fc.array(step, { minLength: 1, maxLength: 25 }),
  fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 2 }),
  async (steps, looks) => {
    const files = new Map<string, string>([[uris[1], sampleTexts.get("programme/people.coachplan") ?? ""]]);
    const model: Model = new Map();
    await withServer(files, async (editor) => {
      const views = createViews(
        async (method, params) => (await answered(method, editor.ask(method, params).answer)).result,
      );
      let asked: Asked[] = [];
      const catchUp = async () => {
        for (const { method, answer } of asked) await answered(method, answer);
        asked = [];
        for (const name of model.keys()) await views.update(name);
      };
      for (const one of steps) {
        if ("pause" in one) await catchUp();
        else asked.push(...perform(editor, files, model, one));
        if ("close" in one) views.forget(one.close);
      }
      await catchUp();
      editor.notify("workspace/didChangeWatchedFiles", {
        changes: [...uris.slice(0, 5), settingsFile].map((file) => ({ uri: file, type: 2 })),
      });
      await withServer(files, async (fresh) => {
        fresh.answers["workspace/configuration"] = (params) =>
          editor.answers["workspace/configuration"]?.(params) ?? null;
        fresh.notify("workspace/didChangeConfiguration", { settings: null });
        for (const [name, { text, version: last }] of model) fresh.open(name, text, last);
        for (const name of model.keys()) await saysTheSame(editor, fresh, name, files, model, looks);
        for (const name of model.keys()) await showsTheSame(views, fresh, name);
        assert.deepEqual(failuresIn(editor), []);
      });
    });
  },
);

/** After any nonsense, the server answers what makes sense. */
export const nonsenseLaw = fc.asyncProperty(
  fc.array(
    fc.record({
      method: fc.constantFrom(
        ...Object.keys(questions),
        "textDocument/didOpen",
        "textDocument/didChange",
        "textDocument/didClose",
        "textDocument/didSave",
        "workspace/didChangeWatchedFiles",
        "workspace/didChangeConfiguration",
        "workspace/didChangeWorkspaceFolders",
        "completionItem/resolve",
        "codeAction/resolve",
        "codeLens/resolve",
        "documentLink/resolve",
        "inlayHint/resolve",
        "callHierarchy/incomingCalls",
        "$/cancelRequest",
        "$/setTrace",
        "nobody/knowsThis",
      ),
      params: fc.oneof(nonsense(), fc.record({ textDocument: nonsense(), position: nonsense() })),
      answer: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  async (steps) => {
    await withServer(new Map(), async (editor) => {
      editor.open(uris[0], "person {}\n");
      const asked = steps.flatMap(({ method, params, answer }) => {
        if (answer) return [{ method, answer: editor.ask(method, params).answer }];
        editor.notify(method, params);
        return [];
      });
      for (const { method, answer } of asked) await answered(method, answer, [...proper, internal]);
      const sensible = "memory:///sensible.coachplan";
      editor.open(sensible, "person {}\n");
      const outline = await answered(
        "textDocument/documentSymbol",
        editor.ask("textDocument/documentSymbol", { textDocument: { uri: sensible } }).answer,
      );
      assert.equal(outline.error, undefined);
    });
  },
);

/** Values of JSON, some of which look a little like what is wanted. */
function nonsense(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.record({ uri: fc.oneof(uri, fc.jsonValue({ maxDepth: 1 })), version: fc.jsonValue({ maxDepth: 1 }) }),
    fc.record({ line: fc.double(), character: fc.jsonValue({ maxDepth: 1 }) }),
    fc.constantFrom(undefined, null, [], {}, { settings: { coachplan: { today: 7, severities: [] } } }),
    fc.record({ changes: fc.jsonValue({ maxDepth: 2 }), event: fc.jsonValue({ maxDepth: 2 }) }),
  );
}

async function withServer(
  files: ReadonlyMap<string, string>,
  work: (editor: EditorClient) => Promise<void>,
): Promise<void> {
  const disk: Files = {
    read: async (name) => files.get(name),
    async *list() {
      // What is listed may be gone when it is read.
      yield* [...files.keys(), `${folder}/vanished.coachplan`].filter((name) => name !== settingsFile);
    },
  };
  const wire: Wire = inProcessWire(disk);
  const editor = new EditorClient(wire);
  try {
    await editor.start({ capabilities: ableEditor, workspaceFolders: [{ uri: folder, name: "firm" }] });
    await work(editor);
    // What is still being read of settings comes to its end.
    await answered("workspace/symbol", editor.ask("workspace/symbol", { query: "" }).answer);
  } finally {
    await wire.kill();
  }
}

interface Asked {
  readonly method: string;
  readonly answer: Promise<Message>;
}

/** What the editor has open. */
type Model = Map<string, { readonly text: string; readonly version: number }>;

function perform(
  editor: EditorClient,
  files: Map<string, string>,
  model: Model,
  one: Exclude<Step, { pause: true }>,
): Asked[] {
  if ("open" in one) {
    const { open, text, version, language } = one;
    model.set(open, { text, version });
    editor.notify("textDocument/didOpen", {
      textDocument: { uri: open, languageId: language, version, text },
    });
  } else if ("change" in one) {
    const { change, edits, version } = one;
    const before = model.get(change);
    if (before) model.set(change, { text: applyEdits(before.text, linesOf(before.text), edits), version });
    editor.notify("textDocument/didChange", {
      textDocument: { uri: change, version },
      contentChanges: edits,
    });
  } else if ("close" in one) {
    model.delete(one.close);
    editor.notify("textDocument/didClose", { textDocument: { uri: one.close } });
  } else if ("settings" in one) {
    editor.answers["workspace/configuration"] = () => [one.settings];
    editor.notify("workspace/didChangeConfiguration", { settings: null });
  } else if ("file" in one) {
    if (one.text === undefined) files.delete(one.file);
    else files.set(one.file, one.text);
    if (one.told) {
      editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: one.file, type: 2 }] });
    }
  } else {
    const { ask, of, at, to, cancelled } = one;
    const { id, answer } = editor.ask(ask, questions[ask]?.({ uri: of, at, to }));
    if (cancelled) editor.notify("$/cancelRequest", { id });
    return [{ method: ask, answer }];
  }
  return [];
}

/** LSP's own codes, and JSON-RPC's: an error with another one was not meant. */
const proper: readonly unknown[] = [-32601, -32602, -32600, -32002, -32800, -32801, -32802, -32803];

/** JSON-RPC's “internal error”: what the protocol library says of params that are none. */
const internal = -32603;

async function answered(
  method: string,
  answer: Promise<Message>,
  codes: readonly unknown[] = proper,
): Promise<Message> {
  let limit: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, fail) => {
    limit = setTimeout(() => fail(new Error(`${method} is not answered`)), hopeless);
  });
  try {
    const message = await Promise.race([answer, tooLate]);
    const { error } = message;
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    assert.ok(error === undefined || codes.includes(code), `${method}: ${JSON.stringify(error)}`);
    return message;
  } finally {
    clearTimeout(limit);
  }
}

/** What the server tells its log when something broke; what is wrong in settings is the author's to mend. */
function failuresIn(editor: EditorClient): string[] {
  return editor.heard
    .filter(({ method }) => method === "window/logMessage")
    .map(({ params }) => ({ type: 0, message: "", ...(params as object) }))
    .filter(({ type }) => type !== MessageType.Warning)
    .map(({ message }) => message);
}

async function saysTheSame(
  editor: EditorClient,
  fresh: EditorClient,
  name: string,
  files: ReadonlyMap<string, string>,
  model: Model,
  looks: readonly number[],
): Promise<void> {
  const text = model.get(name)?.text ?? "";
  const lines = linesOf(text);
  const known = (of: string) => {
    const found = model.get(of)?.text ?? files.get(of);
    return found === undefined ? undefined : linesOf(found);
  };
  const whole = { uri: name, at: { line: 0, character: 0 }, to: lines.position(text.length) };
  const places = looks.map((part) => lines.position(Math.floor(part * text.length)));
  for (const [method, params] of Object.entries(questions)) {
    const subjects = wholeQuestions.includes(method)
      ? [whole]
      : places.map((at) => ({ uri: name, at, to: at }));
    for (const about of subjects.map(params)) {
      const before = process.cpuUsage().user;
      const { result } = await answered(method, editor.ask(method, about).answer);
      const took = (process.cpuUsage().user - before) / 1000;
      assert.ok(took < longest, `${method} took ${took} ms`);
      assert.deepEqual(placesOutside(result, name, known), [], `${method} names places that are not there`);
      if (!incomparable.includes(method)) await soonTheSame(editor, fresh, method, about);
    }
  }
}

/** What the editor shows of a document, having been told of changes only, is what a fresh server says of it. */
async function showsTheSame(views: Views, fresh: EditorClient, name: string): Promise<void> {
  for (let left = 50; ; left--) {
    const said = { ...(await views.update(name)) };
    const afresh: Record<string, unknown> = {};
    for (const method of Object.keys(said)) {
      const { result } = await answered(method, fresh.ask(method, { textDocument: { uri: name } }).answer);
      afresh[method] = withoutIds(result);
    }
    if (isDeepStrictEqual(said, afresh)) return;
    // Either server may still be reading files in the background.
    if (left === 0) assert.deepEqual(said, afresh, "what is shown differs from what is said afresh");
    await new Promise((go) => setTimeout(go, 20));
  }
}

/** Either server may still be reading files in the background; once both have, they say the same. */
async function soonTheSame(
  editor: EditorClient,
  fresh: EditorClient,
  method: string,
  about: unknown,
): Promise<void> {
  for (let left = 50; ; left--) {
    const [ours, theirs] = await Promise.all([
      answered(method, editor.ask(method, about).answer),
      answered(method, fresh.ask(method, about).answer),
    ]);
    const [one, other] = [withoutIds(ours.result), withoutIds(theirs.result)];
    if (isDeepStrictEqual(one, other)) return;
    if (left === 0) assert.deepEqual(one, other, `${method} says otherwise when started fresh`);
    await new Promise((go) => setTimeout(go, 20));
  }
}

/** The number of an answer is the server's own affair. */
function withoutIds(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null || !("resultId" in answer)) return answer;
  const { resultId: _, ...rest } = answer;
  return rest;
}
