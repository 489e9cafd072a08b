/** What completion offers at the cursor of a marked text, and what becomes of the text when an offer is taken. */
import type { CompletionItem, TextEdit } from "vscode-languageserver-types";
import { type CompletionOptions, completion } from "../../server/src/features/completion.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import { withoutStops } from "../../server/src/text/snippet.ts";
import { cursorOf } from "./marks.ts";
import { projectOf } from "./project.ts";

/** A client that can do everything. */
export const ableClient: CompletionOptions = { snippets: true, retrigger: true, commits: true };

/** The offers at the cursor, in the order in which they are shown. */
export async function offersAt(
  marked: string,
  options: CompletionOptions = ableClient,
  triggerCharacter?: string,
): Promise<readonly CompletionItem[]> {
  const { snapshot, files } = await projectOf(marked);
  const { uri, offset } = cursorOf(files);
  const position = snapshot.document(uri)?.lines.position(offset) ?? { line: 0, character: 0 };
  const context = triggerCharacter === undefined ? {} : { triggerCharacter };
  return completion(snapshot, { textDocument: { uri }, position, context }, options).items;
}

/** The labels at the cursor, in the order in which they are shown. */
export async function labelsAt(marked: string): Promise<readonly string[]> {
  return (await offersAt(marked)).map(({ label }) => label);
}

/** The text after the offer was taken, its stops filled in with what is proposed there, and where the cursor is then. */
export async function taken(marked: string, label: string): Promise<string> {
  const { files } = await projectOf(marked);
  const { uri } = cursorOf(files);
  const text = files.find((file) => file.uri === uri)?.text ?? "";
  const items = await offersAt(marked);
  const item = items.find((one) => one.label === label);
  if (!item) throw new Error(`“${label}” is not offered, only: ${items.map((one) => one.label).join(", ")}`);
  return apply(text, item);
}

/** The text with an item in it; the cursor (`‸`) behind what was put in, or at its last stop `$0`. */
export function apply(text: string, item: CompletionItem): string {
  const edit = item.textEdit;
  if (!edit || !("range" in edit)) throw new Error("every offer says what it replaces");
  const isSnippet = item.insertTextFormat === 2;
  const lines = linesOf(text);
  const indent = /^[ \t]*/.exec(text.slice(lines.span(edit.range.start.line).start))?.[0] ?? "";
  const indented =
    item.insertTextMode === 2 ? edit.newText.replace(/\n(?!\n)/g, `\n${indent}`) : edit.newText;
  const inserted = indented.includes("$0") && isSnippet ? indented.replace("$0", "‸") : `${indented}‸`;
  const main = { range: edit.range, newText: isSnippet ? withoutStops(inserted) : inserted };
  return applyAll(text, [main, ...(item.additionalTextEdits ?? [])]);
}

/** The text with all edits in it; they do not overlap. */
export function applyAll(text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  return edits
    .map(({ range, newText }) => ({
      start: lines.offset(range.start),
      end: lines.offset(range.end),
      newText,
    }))
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((before, { start, end, newText }) => before.slice(0, start) + newText + before.slice(end), text);
}
