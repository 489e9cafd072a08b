import { deepEqual } from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver-types";
import { ruleExamples } from "../../build/generate/ruleExamples.ts";
import { codeAction } from "../../server/src/features/codeAction.ts";
import { documentDiagnostic } from "../../server/src/features/diagnostic.ts";
import type { Finding } from "../../server/src/rules/findings.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { applyAll } from "../support/completion.ts";
import { breachesIn } from "../support/fixLaw.ts";
import { readMarks } from "../support/marks.ts";
import { projectOf } from "../support/project.ts";

/** Ways in which the same document may be written; undefined where it cannot be written so. */
const shapes: Readonly<Record<string, (text: string) => string | undefined>> = {
  "with the line breaks of Windows": (text) => text.replaceAll("\n", "\r\n"),
  "on one line a block, without a line break at the end": (text) => onOneLine(text.trimEnd()),
};

const all = [...ruleExamples().values()].flatMap((files) => [...files.values()].flat());

describe("what the light bulb offers for all of a kind, and for none of it,", () => {
  for (const [shape, shaped] of Object.entries(shapes)) {
    it(`does what it says, and nothing else, in every rule's documents, written ${shape}`, async () => {
      const wrong: string[] = [];
      for (const { whole, today, severities, moreBehind } of all) {
        const files = readMarks(whole).map(({ text }) => shaped(text));
        if (moreBehind || files.includes(undefined)) continue;
        const { workspace, files: made } = await projectOf(whole, {
          severities,
          ...(today !== undefined && { today }),
        });
        for (const [i, { uri }] of made.entries()) workspace.change(uri, 2, [{ text: files[i] ?? "" }]);
        for (const { uri } of made)
          wrong.push(...breaches(workspace, uri).map((one) => `${one} in:\n${whole}`));
      }
      deepEqual(wrong, []);
    }).timeout(60000);
  }
});

function breaches(workspace: Workspace, uri: string): readonly string[] {
  const snapshot = workspace.snapshot();
  const text = snapshot.document(uri)?.text ?? "";
  const before = findingsOf(snapshot, uri);
  let version = 2;
  const after = (action: CodeAction): readonly Finding[] => {
    version += 1;
    workspace.change(uri, version, [{ text: applyAll(text, action.edit?.changes?.[uri] ?? []) }]);
    return findingsOf(workspace.snapshot(), uri);
  };
  const told: string[] = [];
  for (const diagnostic of documentDiagnostic(snapshot, { textDocument: { uri } })) {
    const { range, code } = diagnostic;
    const params = { textDocument: { uri }, range, context: { diagnostics: [diagnostic] } };
    const actions = codeAction(snapshot, params, { snippets: false, newFiles: false, lazy: false });
    const mayBeIgnored = !/^(?:syntax|ignore)\//.test(String(code));
    if (mayBeIgnored && !actions.some(isIgnoring)) told.push(`${code} cannot be ignored`);
    for (const action of actions) {
      const wanted = isIgnoring(action) ? 1 : Number(/^Fix all (\d+) of this kind/.exec(action.title)?.[1]);
      if (Number.isNaN(wanted)) continue;
      const found = after(action);
      const gone = count(before, code) - count(found, code);
      if (gone < wanted) told.push(`${code}: “${action.title}” takes away ${gone}`);
      const more = found.filter(({ code: other }) => count(found, other) > count(before, other));
      const grave = more.filter(({ severity }) => severity === "error" || isIgnoring(action));
      if (grave.length > 0) told.push(`${code}: “${action.title}” brings ${grave.map((one) => one.code)}`);
    }
  }
  version += 1;
  workspace.change(uri, version, [{ text }]);
  return [...told, ...breachesIn(workspace, uri)];
}

function isIgnoring({ title }: CodeAction): boolean {
  return title.startsWith("Ignore this");
}

function count(findings: readonly Finding[], code: unknown): number {
  return findings.filter((finding) => finding.code === code).length;
}

/** Every block on one line; undefined where a comment or a long text does not allow it. */
function onOneLine(text: string): string | undefined {
  if (/\/\/|\/\*|"""|:\s*\n/.test(text)) return undefined;
  let depth = 0;
  const written = text.replace(
    /"(?:[^"\\\n]|\\.)*"?|[{}]|\s*\n\s*(.?)/g,
    (part, next: string | undefined, at: number) => {
      if (part === "{") depth++;
      if (part === "}") depth--;
      if (next === undefined) return part;
      const last = text.slice(0, at).trimEnd().at(-1);
      if (next === "{") depth++;
      if (depth === 0) return part;
      if (next === "}") depth--;
      return (last === "{" || last === "," || next === "}" || next === "{" ? " " : "; ") + next;
    },
  );
  return written;
}
