import { parseDay } from "../calendar/day.ts";
import { codeLens } from "../features/codeLens.ts";
import { completion } from "../features/completion.ts";
import { documentDiagnostic } from "../features/diagnostic.ts";
import { documentHighlight } from "../features/documentHighlight.ts";
import { documentLink } from "../features/documentLink.ts";
import { documentSymbol } from "../features/documentSymbol.ts";
import { foldingRange } from "../features/foldingRange.ts";
import { hover } from "../features/hover.ts";
import { inlayHint } from "../features/inlayHint.ts";
import { type semanticTokens, semanticTokensDelta } from "../features/semanticTokens.ts";
import { linesOf, type Range } from "../text/lines.ts";
import type { Settings } from "../workspace/settings.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { createWorkspace } from "../workspace/workspace.ts";
import { reportOf } from "./diagnostics.ts";
import type { Pace } from "./pace.ts";
import { type Key, keys, ownerKey, plan } from "./warmUpPlan.ts";

/** What a process does once, so that the author's first keys are answered as fast as the hundredth. */
export interface WarmUp {
  /** When somebody has been told of a first document: its text is read, and next its author will write. */
  begin(): void;
  /** Resolves when it is over; undefined where it is not under way. */
  underWay(): Promise<void> | undefined;
  stop(): void;
}

/**
 * V8 reads code when it is first called, interprets it at first, and compiles what is called often: without this, a first
 * missing brace takes ten times as long as a later one. So an invented plan is written in, in a workspace of its own, and
 * all that an editor asks is asked about it, in small pieces that make way for everything else. Nobody hears of it.
 */
export function createWarmUp(pace: Pick<Pace, "lull">, settings: () => Settings): WarmUp {
  let state: "cold" | "begun" | "over" = "cold";
  const practise = async () => {
    for (const piece of pieces(settings())) {
      await pace.lull();
      if (state === "over") return;
      piece();
    }
  };
  let underWay: Promise<void> | undefined;
  return {
    begin() {
      if (state !== "cold") return;
      state = "begun";
      underWay = new Promise<void>((done) => setTimeout(done, SOON))
        .then(practise)
        // What fails here fails for the author as well, and is told there.
        .catch(() => {})
        .finally(() => {
          underWay = undefined;
        });
    },
    underWay: () => underWay,
    stop() {
      state = "over";
    },
  };
}

/** Milliseconds in which an editor asks all that it wants to know of a document that has just been opened. */
const SOON = 50;

/** So many times V8 has to see something before it compiles it well; more is hardly noticed. */
const ROUNDS = 20;

/** What is done under these settings, in pieces of a few milliseconds. */
export function* pieces(settings: Settings): Generator<() => void> {
  const empty = () =>
    createWorkspace({
      files: { read: async () => undefined, async *list() {} },
      today: () => parseDay("2026-07-01") ?? 0,
    });
  let workspace = empty();
  const about = { textDocument: { uri: "warm-up:plan.coachplan" } };
  const lines = linesOf(plan);
  const end = lines.position(plan.length);
  let version = 0;
  let coloured: ReturnType<typeof semanticTokens>["coloured"] | undefined;

  const type = ({ behind, removes, types }: Key) => {
    const start = lines.position(plan.indexOf(behind) + behind.length);
    const to = (length: number) => ({ start, end: { ...start, character: start.character + length } });
    return {
      there: () => put(to(removes.length), types),
      back: () => put(to(types.length), removes),
      position: { ...start, character: start.character + types.length },
    };
  };
  const put = (range: Range, text: string) =>
    workspace.change(about.textDocument.uri, ++version, [{ range, text }]);
  const ask = (question: (snapshot: Snapshot) => unknown) => () =>
    void JSON.stringify(question(workspace.snapshot()));
  const diagnose = ask((snapshot) => reportOf(documentDiagnostic(snapshot, about), undefined));

  const open = () => {
    workspace = empty();
    workspace.configure(settings);
    workspace.open(about.textDocument.uri, version, plan);
  };

  for (let round = 0; round < ROUNDS; round++) {
    // The author's first key, too, comes in a plan that has just been opened.
    yield* [open, diagnose];
    for (const { there, back } of keys.map(type)) yield* [there, diagnose, back, diagnose];
    const { there, back, position } = type(ownerKey);
    const at = { ...about, position };
    const options = { snippets: true, retrigger: true, commits: true };
    yield* [there, ask((snapshot) => completion(snapshot, at, options)), diagnose];
    yield ask((snapshot) => documentSymbol(snapshot, about));
    yield ask((snapshot) => foldingRange(snapshot, about));
    yield ask((snapshot) => inlayHint(snapshot, { ...about, range: { start: lines.position(0), end } }));
    yield ask((snapshot) => codeLens(snapshot, about, undefined));
    yield ask((snapshot) => documentLink(snapshot, about));
    yield ask((snapshot) => documentHighlight(snapshot, at));
    yield ask((snapshot) => hover(snapshot, at));
    yield ask((snapshot) => {
      const { answer, coloured: now } = semanticTokensDelta(snapshot, about, String(version), coloured);
      coloured = now;
      return answer;
    });
    yield* [back, diagnose];
  }
}
