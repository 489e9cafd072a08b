/** Markdown for hovers and for the documentation of completions. */

/** The author's own words, on one line, so that nothing in them becomes markup, a list or a link. */
export function verbatim(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, " ")
    .replace(
      /[\\`*_{}[\]#!|<>~&$@]|^\s*[-+=](?=\s|[-=])|:(?=\/\/)|(?<=\bwww)\./gi,
      (sign) => `\\${sign.trim()}`,
    )
    .replace(/^(\s*\d+)([.)])/, "$1\\$2");
}

/** Lines of the language, as an example or as a quotation. */
export function fenced(code: string): string {
  const ticks = "`".repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${ticks}coachplan\n${code}\n${ticks}`;
}

/** Paragraphs, those that are missing or empty left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}
