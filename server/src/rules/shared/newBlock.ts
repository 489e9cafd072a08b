import type { Entity } from "../../analysis/entity.ts";
import { formatDay } from "../../calendar/day.ts";
import { fieldsOf, rowOf } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import { t } from "../../text/say.ts";
import { choicePlaceholder, placeholder } from "../../text/snippet.ts";
import type { Context } from "../rule.ts";
import { dayFor, MOST_NAMES, namesInside, textFor } from "./guess.ts";
import { clause } from "./words.ts";

/**
 * The lines of a new block inside of another one, with every field that it should have, under that id if it is to have
 * one; they are snippets.
 */
export function newBlock(context: Context, holder: Entity, inner: BlockName, id?: string): readonly string[] {
  const oneOf = rowOf(inner).oneOf?.map(({ fields }) => fields[0]) ?? [];
  const needed = fieldsOf(inner).filter(
    ([name, { need }]) => need?.when === "always" || oneOf.includes(name),
  );
  return [
    `${inner}${id === undefined ? "" : ` ${id}`} "${placeholder(1, clause(rowOf(inner).says).replace(/,.*$/, ""))}" {`,
    ...needed.map(([name, row], i) => {
      const stop = i + 2;
      const { shapes, kinds = [] } = row.takes;
      if (shapes[0] === "text") return `  ${name}: ${textFor(row, stop)}`;
      if (shapes[0] === "shift")
        return `  ${name}: "${placeholder(stop, t`from what`)}" to "${placeholder(stop + 1, t`to what`)}"`;
      if (shapes[0] === "date") {
        return `  ${name}: ${placeholder(stop, formatDay(dayFor(context, holder, "ends")))}`;
      }
      if (shapes[0] === "reference") {
        const names = namesInside(context, holder, name, kinds).slice(0, MOST_NAMES);
        return `  ${name}: ${choicePlaceholder(stop, names)}`;
      }
      return `  ${name}: ${placeholder(stop, row.example)}`;
    }),
    "}",
  ];
}
