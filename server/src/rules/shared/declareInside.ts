import type { Unit } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import { rowOf } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import { t } from "../../text/say.ts";
import type { Context, Fix } from "../rule.ts";
import { insertBlock } from "./layout.ts";
import { newBlock } from "./newBlock.ts";
import { quoted } from "./words.ts";

/** Writes the goal, or the insight, that a name in an engagement is meant for, at the engagement's end. */
export function declareInside(
  context: Context,
  { top }: Unit,
  id: string,
  wants: readonly BlockName[],
): readonly Fix[] {
  if (!isKind(top, "engagement")) return [];
  return (["insight", "goal"] as const)
    .filter((kind) => wants.includes(kind))
    .map((kind) => ({
      title: t`Add ${rowOf(kind).one} ${quoted(id)}`,
      edits: [insertBlock(context, top, newBlock(context, top, kind, id))],
    }));
}
