/** Finds the places in an answer, whatever it is an answer to. */
import type { Lines, Position } from "../../server/src/text/lines.ts";

/**
 * What in an answer lies outside the document that it speaks of, in words. `linesOf` knows the documents; places in
 * others are not judged. `uri` is the document that was asked about.
 */
export function placesOutside(
  answer: unknown,
  uri: string,
  linesOf: (uri: string) => Lines | undefined,
): string[] {
  const found: string[] = [];
  const judge = (place: Position, inUri: string, path: string) => {
    const lines = linesOf(inUri);
    if (lines && !isIn(lines, place)) found.push(`${path} ${place.line}:${place.character} of ${inUri}`);
  };
  const visit = (node: unknown, inUri: string, path: string): void => {
    if (isPosition(node)) judge(node, inUri, path);
    if (typeof node !== "object" || node === null) return;
    const named = nameOf(node) ?? inUri;
    for (const [key, inner] of Object.entries(node)) {
      if (key === "data") continue;
      if (key === "changes") {
        for (const [file, edits] of Object.entries(inner ?? {})) visit(edits, file, `${path}.${file}`);
      } else if ((key === "startLine" || key === "endLine") && typeof inner === "number") {
        judge({ line: inner, character: 0 }, named, `${path}.${key}`);
      } else visit(inner, key === "originSelectionRange" ? inUri : named, `${path}.${key}`);
    }
  };
  visit(answer, uri, "");
  return found;
}

function isIn(lines: Lines, { line, character }: Position): boolean {
  if (!(0 <= line && line < lines.count)) return false;
  const { start, end } = lines.span(line);
  return 0 <= character && character <= end - start;
}

function isPosition(node: unknown): node is Position {
  return (
    typeof node === "object" &&
    node !== null &&
    "line" in node &&
    typeof node.line === "number" &&
    "character" in node &&
    typeof node.character === "number"
  );
}

/** The document that an object says it speaks of. */
function nameOf(node: object): string | undefined {
  for (const [key, value] of Object.entries(node)) {
    if ((key === "uri" || key === "targetUri") && typeof value === "string") return value;
    if (key === "textDocument" && typeof value === "object" && value !== null) return nameOf(value);
  }
  return undefined;
}
