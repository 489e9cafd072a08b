import { type Paint, paintFor } from "./paint.ts";
import { wrapped } from "./wrap.ts";

/** A page of ours (the Markdown of docs/rules) for reading in a terminal of so many columns. */
export function pageForTerminal(
  markdown: string,
  { colors, columns = 80 }: { readonly colors: boolean; readonly columns: number | undefined },
): string {
  const paint = paintFor(colors);
  const width = Math.min(columns, WIDEST);
  const parts = partsOf(markdown.replace(/<!--[\s\S]*?-->/g, ""))
    // Ways to other pages lead nowhere here.
    .filter((part) => !/^\[[^\]]*\]\([^)]*\)$/.test(part))
    .map((part) => shownPart(part, paint, width));
  return `${parts.join("\n\n")}\n`;
}

/** The first sentence of what is said of a rule. */
export function inShort(about: string): string {
  return /^[\s\S]*?\.(?=\s|$)/.exec(about)?.[0] ?? about;
}

/** Longer lines are hard to read. */
const WIDEST = 100;

/** Paragraphs, headings, quotes, lists and fences. */
function partsOf(markdown: string): string[] {
  return [...markdown.matchAll(/```[\s\S]*?\n```|[^\n](?:[^\n]|\n(?!\n|```))*/g)].map(([part]) =>
    part.trim(),
  );
}

function shownPart(part: string, paint: Paint, width: number): string {
  const fence = /^```\w*\n([\s\S]*?)\n?```$/.exec(part);
  if (fence) return indented((fence[1] ?? "").split("\n"), "    ");
  const heading = /^(#+) (.*)$/.exec(part);
  if (heading)
    return paint(heading[1] === "#" ? plain(heading[2] ?? "") : `${plain(heading[2] ?? "")}:`, "strong");
  if (part.startsWith("> ")) {
    return indented(wrapped(plain(part.replace(/^> ?/gm, "")), width - 2), `${paint("│", "faint")} `);
  }
  if (part.startsWith("- ")) {
    return part
      .split(/\n(?=- )/)
      .map((item) => indented(wrapped(plain(item.slice(2)), width - 2), "  ").replace(/^ {2}/, "- "))
      .join("\n");
  }
  return wrapped(plain(part), width).join("\n");
}

function indented(lines: readonly string[], by: string): string {
  return lines.map((line) => (by + line).trimEnd()).join("\n");
}

/** Without the signs of emphasis, code and links. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/`([^`]*)`/g, "$1")
    .replace(/(^|[\s(])\*([^*\n]+)\*(?=[\s,.;:)]|$)/g, "$1$2");
}
