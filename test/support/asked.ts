/** A project with a cursor in it, and places told in words, for tests of what an editor asks at the cursor. */
import assert from "node:assert/strict";
import type { Range } from "vscode-languageserver-types";
import type { Document } from "../../server/src/syntax/document.ts";
import { cursorOf } from "./marks.ts";
import { type Project, type ProjectOptions, projectOf } from "./project.ts";

/** A project, the document in which the cursor stands, and what an editor sends along. */
export interface Asked extends Project {
  readonly document: Document;
  readonly params: {
    readonly textDocument: { readonly uri: string };
    readonly position: { readonly line: number; readonly character: number };
  };
}

/** Opens a marked text (see marks.ts) that has one cursor. */
export async function askedAt(marked: string, options?: ProjectOptions): Promise<Asked> {
  const project = await projectOf(marked, options);
  const { uri, offset } = cursorOf(project.files);
  const document = documentIn(project, uri);
  return {
    ...project,
    document,
    params: { textDocument: { uri }, position: document.lines.position(offset) },
  };
}

/** The words of a range. */
export function wordsIn({ text, lines }: Document, { start, end }: Range): string {
  return text.slice(lines.offset(start), lines.offset(end));
}

/** `people.coachplan:2 lena`: file, line and words of a place. */
export function placeIn(project: Project, { uri, range }: { uri: string; range: Range }): string {
  const file = project.files.find((one) => one.uri === uri);
  const words = wordsIn(documentIn(project, uri), range);
  return `${file?.name}:${range.start.line + 1} ${words}`.trimEnd();
}

function documentIn({ snapshot }: Project, uri: string): Document {
  const document = snapshot.document(uri);
  assert.ok(document, uri);
  return document;
}
