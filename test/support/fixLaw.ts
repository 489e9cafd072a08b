/** The law of quick fixes: each one removes its finding, brings no other, and keeps what it does not mean. */
import type { Finding } from "../../server/src/rules/findings.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import type { Fix, FixEdit } from "../../server/src/rules/rule.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { applyEdits, leftOpen } from "./fixes.ts";

/**
 * What the fixes of a document's findings do that they must not, each told in a few lines; none where all is well. What
 * is to be filled in holds its proposals.
 */
export function breachesIn(workspace: Workspace, uri: string): readonly string[] {
  const snapshot = workspace.snapshot();
  const document = snapshot.document(uri);
  if (!document) return [];
  const { text } = document;
  const before = findingsOf(snapshot, uri, unbroken);
  let version = document.version;
  const put = (written: string) => {
    version += 1;
    workspace.change(uri, version, [{ text: written }]);
  };
  const breaches = before.flatMap((finding) =>
    finding.fixes().flatMap((fix): string[] => {
      // What a new, empty file changes is told elsewhere.
      if (fix.creates !== undefined) return [];
      const after = applyEdits(text, fix.edits);
      put(after);
      const found = findingsOf(workspace.snapshot(), uri, unbroken);
      const does = [
        ...stays(finding, before, found),
        ...brings(finding, fix, before, found),
        ...loses(fix.edits, text, after, fix.title),
      ];
      return does.map((one) => `${finding.code}: “${fix.title}” ${one}:\n${difference(text, after)}`);
    }),
  );
  put(text);
  return breaches;
}

/** The lines that differ, from the first to the last of them. */
function difference(before: string, after: string): string {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let same = 0;
  while (same < old.length && old[same] === now[same]) same++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - same && old.at(-1 - end) === now.at(-1 - end)) end++;
  const shown = (lines: readonly string[], sign: string) =>
    lines.slice(Math.max(0, same - 1), lines.length - end).map((line) => `${sign} ${line}`);
  return [...shown(old, "-"), ...shown(now, "+")].join("\n");
}

function unbroken({ code, error }: { readonly code: string; readonly error: unknown }): void {
  throw new Error(`${code} failed`, { cause: error });
}

function stays({ code }: Finding, before: readonly Finding[], after: readonly Finding[]): string[] {
  return count(after, code) < count(before, code) ? [] : ["does not remove it"];
}

function brings(
  { code }: Finding,
  { title, edits }: Fix,
  before: readonly Finding[],
  after: readonly Finding[],
): string[] {
  const grave = after.filter(({ severity }) => severity === "error" || severity === "warning");
  const more = grave.filter((finding) => count(after, finding.code) > count(before, finding.code));
  const open = leftOpen(edits);
  // What is put in as a whole may want more than is known of it.
  const created = (other: string) => title.startsWith("Add ") && other.includes("/missing-");
  return [...new Set(more.map((finding) => finding.code))]
    .filter((other) => !open.includes(other) && !created(other) && !hidden(code, other))
    .map((other) => `brings ${other}`);
}

/**
 * Whether a finding of one kind hides another until it is mended: one cause gives one message, and what depends on
 * something wrong is not judged.
 */
function hidden(code: string, other: string): boolean {
  const judged = !/^(?:syntax|name|value|use|ignore)\//.test(other);
  // What could not be read is read now, and may lack something or say something wrong.
  if (/^(?:syntax\/|name\/(?:unknown|misplaced))/.test(code)) return !other.startsWith("syntax/");
  // What could not be understood is understood now, and may be unwise.
  return judged && !other.includes("/missing-") && /^(?:value|name|date)\//.test(code);
}

/** Comments are the author's own words; only what is taken out as a whole takes those inside along. */
function loses(edits: readonly FixEdit[], before: string, after: string, title: string): string[] {
  if (/^(?:Remove|Keep)/.test(title)) return [];
  const cut = edits.map(({ span }) => before.slice(span.start, span.end)).join("\n");
  const comments = cut.match(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g) ?? [];
  return comments.some((comment) => !after.includes(comment.trim())) ? ["loses a comment"] : [];
}

function count(findings: readonly Finding[], code: string): number {
  return findings.filter((finding) => finding.code === code).length;
}
