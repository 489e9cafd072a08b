import type { Unit } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import type { Reference } from "../../analysis/names.ts";
import { rowOf } from "../../language/table.ts";
import { t } from "../../text/say.ts";
import type { Context, Fix } from "../rule.ts";
import { insertBlock } from "./layout.ts";
import { newBlock } from "./newBlock.ts";
import { quoted } from "./words.ts";

/** Writes the goal, the insight, or what has a day, that a name in an engagement is meant for, at the engagement's end. */
export function declareInside(
  context: Context,
  { top }: Unit,
  id: string,
  { wants, role }: Pick<Reference, "wants" | "role">,
): readonly Fix[] {
  if (!isKind(top, "engagement")) return [];
  // What a date counts from is hardly ever a goal.
  const kinds = role === "date" ? (["milestone"] as const) : (["insight", "goal", "milestone"] as const);
  return kinds
    .filter((kind) => wants.includes(kind))
    .map((kind) => ({
      title: t`Add ${rowOf(kind).one} ${quoted(id)}`,
      edits: [insertBlock(context, top, newBlock(context, top, kind, id))],
    }));
}
