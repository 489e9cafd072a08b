import type { CodeAction, CodeActionContext, Range } from "vscode-languageserver-types";
import type { Finding } from "../rules/findings.ts";
import { findingsOf } from "../rules/findings.ts";
import type { Fix, FixEdit } from "../rules/rule.ts";
import { counted } from "../rules/shared/words.ts";
import type { Document } from "../syntax/document.ts";
import { memoryOf } from "../text/memory.ts";
import { t } from "../text/say.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { FIX_ALL, MOVE, QUICK_FIX, REWRITE } from "./abilities.ts";
import type { EditOptions } from "./codeAction/edits.ts";
import { editOf, together } from "./codeAction/edits.ts";
import { canBeIgnored, ignoring } from "./codeAction/ignore.ts";
import type { Rewrite } from "./codeAction/refactor/refactoring.ts";
import { refactoringsAt } from "./codeAction/refactor.ts";
import type { Addressed, Task } from "./codeAction/task.ts";
import { taskIn } from "./codeAction/task.ts";
import { rangeOf } from "./shared/ranges.ts";

/** What the client at the other end can do with actions. */
export interface CodeActionOptions extends EditOptions {
  /** It makes new files where an edit says so. */
  readonly newFiles: boolean;
  /** It asks for an action's edit when the action is taken, with {@link resolveCodeAction}. */
  readonly lazy: boolean;
}

/** Of no more findings of one kind it is said how many can be mended at once. */
const COUNTED = 50;

/** Of findings whose fixes are tried out first, so many of one kind are mended at once; the others the next time. */
const TRIED = 10;

/**
 * What can be done about the findings in a range: their fixes, the best one of each first, then all fixes of the same
 * kind at once, then a comment that silences the finding; then other ways to write what stands at the range's start.
 * Where source actions are asked for, all certain fixes of the document.
 */
export function codeAction(
  snapshot: Snapshot,
  params: {
    readonly textDocument: { readonly uri: string };
    readonly range: Range;
    readonly context: CodeActionContext;
  },
  options: CodeActionOptions,
): CodeAction[] {
  const { textDocument, range, context } = params;
  const document = snapshot.document(textDocument.uri);
  if (!document) return [];
  const offers = [
    ...(wants(context, QUICK_FIX) ? quickFixes(snapshot, document, range, context, options) : []),
    ...refactorings(snapshot, document, range, context, options),
    // Nobody looks for these at the light bulb: they come when they are asked for by name.
    ...(context.only && wants(context, FIX_ALL) ? everything(snapshot, document) : []),
  ];
  return offers.map(({ task, action }) => {
    const data: Addressed = { uri: document.uri, version: document.version, task };
    return options.lazy ? { ...action, data } : { ...action, ...edited(snapshot, document, task, options) };
  });
}

/** The action with its edit. Without one where the document has changed since the action was offered. */
export function resolveCodeAction(
  snapshot: Snapshot,
  action: CodeAction,
  options: CodeActionOptions,
): CodeAction {
  const { uri, version, task } = taskIn(action.data) ?? {};
  const document = uri === undefined ? undefined : snapshot.document(uri);
  if (!task || !document || document.version !== version) return action;
  return { ...action, ...edited(snapshot, document, task, options) };
}

interface Offer {
  readonly task: Task;
  readonly action: CodeAction;
}

/** Editors may ask for some kinds of actions only; a kind includes those below it. */
function wants({ only }: CodeActionContext, kind: string): boolean {
  return !only || only.some((one) => one === "" || kind === one || kind.startsWith(`${one}.`));
}

function quickFixes(
  snapshot: Snapshot,
  document: Document,
  range: Range,
  { diagnostics }: CodeActionContext,
  options: CodeActionOptions,
): Offer[] {
  const all = findingsOf(snapshot, document.uri);
  const start = document.lines.offset(range.start);
  const end = document.lines.offset(range.end);
  const here = all
    .filter(({ span }) => span.start <= Math.max(start, end) && Math.min(start, end) <= span.end)
    .map((finding) => {
      const place = rangeOf(document, finding.span);
      const shown = diagnostics.filter((one) => one.code === finding.code && overlap(one.range, place));
      return { finding, about: shown.length > 0 ? { diagnostics: shown } : {}, shown: shown.length > 0 };
    });
  // A client that asks about some of the findings wants to hear of these.
  const asked = here.some(({ shown }) => shown) ? here.filter(({ shown }) => shown) : here;
  return [
    ...asked.flatMap(({ finding, about }) => fixesOf(finding, about, options)),
    ...once(asked).flatMap(({ finding: { code }, about }) => allOfKind(all, code, about)),
    ...once(asked).flatMap(({ finding, about }, _i, some) => silence(finding, about, some.length > 1)),
  ];
}

function refactorings(
  snapshot: Snapshot,
  document: Document,
  range: Range,
  context: CodeActionContext,
  { newFiles }: CodeActionOptions,
): Offer[] {
  if (![REWRITE, MOVE].some((kind) => wants(context, kind))) return [];
  const start = document.lines.offset(range.start);
  return refactoringsAt(snapshot, document, start, newFiles)
    .filter(({ kind }) => wants(context, kind))
    .map(({ title, kind }) => ({ task: { kind: "refactor", start, title }, action: { title, kind } }));
}

type About = Pick<CodeAction, "diagnostics">;

/** One finding of each kind. */
function once<One extends { readonly finding: Finding }>(some: readonly One[]): readonly One[] {
  return some.filter(
    ({ finding: { code } }, i) => some.findIndex(({ finding }) => finding.code === code) === i,
  );
}

function fixesOf(finding: Finding, about: About, { newFiles }: CodeActionOptions): Offer[] {
  const { code, span } = finding;
  return finding
    .fixes()
    .filter(({ creates }) => newFiles || creates === undefined)
    .map(({ title, preferred }) => ({
      task: { kind: "fix", code, start: span.start, title },
      action: { title, kind: QUICK_FIX, ...(preferred && { isPreferred: true }), ...about },
    }));
}

function allOfKind(all: readonly Finding[], code: string, about: About): Offer[] {
  const same = askedTogether(all.filter((finding) => finding.code === code));
  // Whether a finding can be mended takes time to find out; of thousands, a part is enough to know that some can.
  const isCounted = same.length <= COUNTED;
  let alike = 0;
  for (const finding of same.slice(0, COUNTED)) {
    if (preferred(finding)) alike++;
    if (alike > 1 && !isCounted) break;
  }
  if (alike < 2) return [];
  const title = isCounted
    ? t`Fix all ${alike} of this kind in this document (${code})`
    : t`Fix all of this kind in this document (${code})`;
  return [{ task: { kind: "all", code }, action: { title, kind: QUICK_FIX, ...about } }];
}

function silence(finding: Finding, about: About, others: boolean): Offer[] {
  if (!canBeIgnored(finding)) return [];
  const { code, span } = finding;
  const title = others ? t`Ignore this with a reason (${code})` : t`Ignore this with a reason`;
  return [
    {
      task: { kind: "ignore", code, start: span.start },
      action: { title, kind: QUICK_FIX, ...about },
    },
  ];
}

function everything(snapshot: Snapshot, document: Document): Offer[] {
  const { length } = certainFixes(snapshot, document);
  const title = t`Fix ${counted(length, "mistake")} whose remedy is certain`;
  return length === 0 ? [] : [{ task: { kind: "everything" }, action: { title, kind: FIX_ALL } }];
}

/** The edit of a task, as the action carries it; nothing where there is none to be made. */
function edited(
  snapshot: Snapshot,
  document: Document,
  task: Task,
  options: CodeActionOptions,
): Pick<CodeAction, "edit"> {
  const fix = fixFor(snapshot, document, task, options);
  return fix && (fix.edits.length > 0 || fix.creates !== undefined)
    ? { edit: editOf(snapshot, document, fix, options) }
    : {};
}

function fixFor(
  snapshot: Snapshot,
  document: Document,
  task: Task,
  { newFiles }: CodeActionOptions,
): Rewrite | undefined {
  const findings = findingsOf(snapshot, document.uri);
  const at = (code: string, start: number) =>
    findings.filter((finding) => finding.code === code && finding.span.start === start);
  const alone = (edits: readonly FixEdit[]) => ({ edits });
  switch (task.kind) {
    case "fix":
      return at(task.code, task.start)
        .flatMap((finding) => finding.fixes())
        .find(({ title }) => title === task.title);
    case "ignore": {
      const [finding] = at(task.code, task.start);
      return finding && alone(ignoring(snapshot, document, finding));
    }
    case "all": {
      const alike = askedTogether(findings.filter(({ code }) => code === task.code));
      return alone(together(alike.flatMap((finding) => preferred(finding) ?? [])));
    }
    case "everything":
      return alone(together(certainFixes(snapshot, document)));
    case "refactor":
      return refactoringsAt(snapshot, document, task.start, newFiles)
        .find(({ title }) => title === task.title)
        ?.rewrite();
  }
}

/** Worked out once: first it is said how many there are, then they are taken. */
function certainFixes(snapshot: Snapshot, document: Document): readonly Fix[] {
  const findings = findingsOf(snapshot, document.uri);
  const known = certain.get(findings);
  if (known) return known;
  const grave = findings.filter(({ severity }) => severity === "error" || severity === "warning");
  const fixes = askedTogether(grave)
    .flatMap((finding) => preferred(finding) ?? [])
    .filter(({ edits }) => edits.every(({ snippet }) => !snippet));
  certain.set(findings, fixes);
  return fixes;
}

const certain = memoryOf<readonly Finding[], readonly Fix[]>();

/** Those whose fixes are asked for where all are to be mended: one that is tried out takes as long as its engagement. */
function askedTogether(findings: readonly Finding[]): readonly Finding[] {
  const tried = new Map<string, number>();
  return findings.filter(({ code, triesFixes }) => {
    if (!triesFixes) return true;
    const count = (tried.get(code) ?? 0) + 1;
    tried.set(code, count);
    return count <= TRIED;
  });
}

/** The fix that can be taken without looking; one that makes a file is none. */
function preferred(finding: Finding): Fix | undefined {
  return finding.fixes().find((fix) => fix.preferred && fix.creates === undefined && fix.edits.length > 0);
}

/** Whether two ranges share a place, be it only where one ends and the other begins. */
function overlap(a: Range, b: Range): boolean {
  const before = (one: Range, other: Range) =>
    one.end.line < other.start.line ||
    (one.end.line === other.start.line && one.end.character < other.start.character);
  return !before(a, b) && !before(b, a);
}
