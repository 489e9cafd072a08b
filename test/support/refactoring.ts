/** Takes refactorings as an editor does, and holds what each of them promises. */
import { deepEqual, fail } from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver-types";
import { codeAction } from "../../server/src/features/codeAction.ts";
import { formatting } from "../../server/src/features/formatting.ts";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { applyAll } from "./completion.ts";
import { cursorOf } from "./marks.ts";
import type { Project } from "./project.ts";
import { projectOf } from "./project.ts";

/** What is offered at the cursor of a marked text: the titles. */
export async function offered(marked: string): Promise<readonly string[]> {
  return (await at(marked)).actions.map(({ title }) => title);
}

/**
 * The files after the refactoring whose title has these words, by name. Fails where it brings a finding, loses a
 * comment, or leaves a document that was laid out well otherwise.
 */
export async function refactored(marked: string, words: string): Promise<Readonly<Record<string, string>>> {
  const { project, actions } = await at(marked);
  const { workspace, snapshot } = project;
  const action = actions.find(({ title }) => title.includes(words));
  if (!action?.edit) return fail(`There is only: ${actions.map(({ title }) => title).join(", ")}`);
  const texts = new Map(project.files.map(({ uri, text }) => [uri, text]));
  const before = stateOf(project, [...texts.keys()]);
  const after = new Map(texts);
  for (const [uri, edits] of editsIn(action)) after.set(uri, applyAll(texts.get(uri) ?? "", edits));
  for (const [uri, text] of after) {
    if (snapshot.document(uri)) workspace.change(uri, 2, [{ text }]);
    else workspace.open(uri, 1, text);
  }
  const now = stateOf({ ...project, snapshot: workspace.snapshot() }, [...after.keys()]);
  deepEqual(
    now.findings.filter((finding) => !before.findings.includes(finding)),
    [],
    "it brings findings",
  );
  deepEqual(now.comments, before.comments, "it loses comments");
  if (before.untidy === 0)
    deepEqual(now.untidy, 0, `it leaves a layout to be mended:\n${[...after.values()].join("\n---\n")}`);
  return Object.fromEntries([...after].map(([uri, text]) => [uri.slice(uri.lastIndexOf("/") + 1), text]));
}

async function at(marked: string): Promise<{ project: Project; actions: readonly CodeAction[] }> {
  const project = await projectOf(marked);
  const { uri, offset } = cursorOf(project.files);
  const position = project.snapshot.document(uri)?.lines.position(offset) ?? fail();
  const actions = codeAction(
    project.snapshot,
    {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ["refactor"] },
    },
    { snippets: false, newFiles: true, lazy: false },
  );
  return { project, actions };
}

function editsIn({ edit }: CodeAction) {
  const changed = edit?.documentChanges?.flatMap((change) =>
    "edits" in change
      ? [[change.textDocument.uri, change.edits.flatMap((one) => ("newText" in one ? [one] : []))] as const]
      : [],
  );
  return changed ?? Object.entries(edit?.changes ?? {});
}

function stateOf({ snapshot }: Project, uris: readonly string[]) {
  const texts = uris.map((uri) => snapshot.document(uri)?.text ?? "");
  return {
    // Where something stands may change with it.
    findings: uris.flatMap((uri) =>
      findingsOf(snapshot, uri).map(({ code, message }) => `${code}: ${message.what}`),
    ),
    comments: texts.flatMap((text) => text.match(/\/\/.*|\/\*[\s\S]*?\*\//g) ?? []).sort(),
    untidy: uris.flatMap((uri) =>
      formatting(snapshot, { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } }),
    ).length,
  };
}
