import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { tellingOnce } from "./failures.ts";

/** Where the conversation with the client stands. */
export type Phase = "before initialize" | "running" | "after shutdown";

/** What a guard needs to know and to tell. */
export interface Guarding {
  phase(): Phase;
  log(line: string): void;
}

/** How questions are answered or not, as the library has it; whoever answers them is loaded without the library. */
export interface Guard {
  readonly guarded: ReturnType<typeof guarding>;
  readonly refused: typeof refused;
}

/**
 * Makes an answer that may fail into one that never does: what is thrown is logged once, with its place, and answered
 * with `empty`. Before `initialize` and after `shutdown` the client is told so. A cancelled request is answered as
 * cancelled and not worked on.
 */
export function guarding({ phase, log }: Guarding) {
  const tell = tellingOnce(log);
  return <Params, Result, Empty>(
    method: string,
    empty: Empty,
    answer: (params: Params, cancel: CancellationToken) => Result | Promise<Result>,
  ) =>
    async (params: Params, cancel: CancellationToken): Promise<Result | Empty | ResponseError<void>> => {
      const refused = refusal(phase(), cancel);
      if (refused) return refused;
      try {
        const result = await answer(params, cancel);
        return cancel.isCancellationRequested ? cancelled() : result;
      } catch (error) {
        if (cancel.isCancellationRequested) return cancelled();
        tell(method, placeOf(params), mistakeIn(method, params) ?? error);
        return empty;
      }
    };
}

/** The answer to whatever is asked before `initialize`. */
export function tooEarly(): ResponseError<void> {
  return new ResponseError(ErrorCodes.ServerNotInitialized, "The first request is initialize.");
}

/** The answer to what cannot be done; editors show its words at the cursor. */
export function refused(words: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, words);
}

function refusal(phase: Phase, cancel: CancellationToken): ResponseError<void> | undefined {
  if (phase === "before initialize") return tooEarly();
  if (phase === "after shutdown") {
    return new ResponseError(ErrorCodes.InvalidRequest, "After shutdown only exit may come.");
  }
  return cancel.isCancellationRequested ? cancelled() : undefined;
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled, as asked.");
}

/** What is wrong with the question itself, in words for whoever looks after the editor; undefined where nothing is. */
function mistakeIn(method: string, params: unknown): string | undefined {
  const { textDocument, position, range } = asRecord(params);
  const { uri } = asRecord(textDocument);
  const { start, end } = asRecord(range);
  const places = [
    ...(position === undefined ? [] : [position]),
    ...(range === undefined ? [] : [start, end]),
  ];
  let lacks: string | undefined;
  if (method.startsWith("textDocument/") && typeof uri !== "string") lacks = "textDocument.uri";
  else if (!places.every(isPosition)) lacks = "a line and a character where a place is told";
  return (
    lacks &&
    `the question lacks ${lacks}. It was answered with nothing; the editor, or the extension that asks, has to mend it.`
  );
}

function isPosition(place: unknown): boolean {
  const { line, character } = asRecord(place);
  return typeof line === "number" && typeof character === "number";
}

/** The document and position that a request is about, as far as it says so. */
function placeOf(params: unknown): string {
  const { textDocument, position, range } = asRecord(params);
  const { uri } = asRecord(textDocument);
  const { start } = asRecord(range);
  const { line, character } = asRecord(position ?? start);
  if (typeof uri !== "string") return "";
  return typeof line === "number" && typeof character === "number"
    ? ` at ${uri}:${line + 1}:${character + 1}`
    : ` of ${uri}`;
}

function asRecord(value: unknown): Readonly<Partial<Record<string, unknown>>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
