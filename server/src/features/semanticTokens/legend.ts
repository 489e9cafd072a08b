/** The kinds of words that editors colour. The one place where they are named, in the order in which they are sent. */
import type { activities } from "../../language/kinds.ts";
import type { BlockName } from "../../language/types.ts";

/**
 * LSP's own kinds, so that every theme knows them, and two of ours: `date` and `unit` (package.json tells VS Code
 * which colours they have where a theme does not say).
 */
export const tokenTypes = [
  "keyword",
  "property",
  "string",
  "comment",
  "number",
  "operator",
  "enumMember",
  "variable",
  "class",
  "namespace",
  "event",
  "type",
  "interface",
  "function",
  "struct",
  "date",
  "unit",
] as const;

export type TokenType = (typeof tokenTypes)[number];

/** `declaration` is the name of a block in its own header. */
export const tokenModifiers = ["declaration"] as const;

/** The kind of a name by what it names. */
export function nameType(kind: BlockName): TokenType {
  return nameTypes[kind] ?? "event";
}

const nameTypes: Readonly<Record<Exclude<BlockName, (typeof activities)[number]>, TokenType>> &
  Partial<Record<BlockName, TokenType>> = {
  organization: "class",
  team: "class",
  person: "variable",
  coach: "variable",
  engagement: "namespace",
  phase: "namespace",
  session: "event",
  review: "event",
  milestone: "event",
  goal: "type",
  result: "type",
  insight: "type",
  risk: "type",
  commitment: "interface",
  action: "function",
  contract: "struct",
};
