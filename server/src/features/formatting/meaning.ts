import type { Block } from "../../syntax/tree.ts";

/**
 * What a block says, wherever its words stand: equal for two blocks that differ in white space only. Comments count,
 * and so does what could not be read.
 */
export function meaningOf(block: Block): string {
  return JSON.stringify(saidBy(block));
}

function saidBy({ segment, children }: Block): unknown {
  const { keyword, id, title, open, close, fields, uses, strays, problems, comments, text } = segment;
  return [
    withoutPlaces({ keyword, id, title, fields, uses, strays }),
    open !== undefined,
    close !== undefined,
    problems.map(({ code, found }) => [code, found]),
    comments.map(({ start, end }) => text.slice(start, end).trimEnd()),
    children.map(saidBy),
  ];
}

function withoutPlaces(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutPlaces);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name]) => !places.has(name))
      .map(([name, value]) => [name, withoutPlaces(value)]),
  );
}

const places: ReadonlySet<string> = new Set(["start", "end", "colon", "commas", "intervalSpan"]);
