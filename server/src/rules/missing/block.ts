import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import { formatDay } from "../../calendar/day.ts";
import { fieldsOf, rowOf } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import { placeholder } from "../../text/snippet.ts";
import type { BlockRule, Context } from "../rule.ts";
import { blockRule } from "../rule.ts";
import { dayFor, textFor } from "../shared/guess.ts";
import { insertBlock } from "../shared/layout.ts";
import { isUnfinished } from "../shared/unfinished.ts";
import { clause, kindOf, lowered, Named, nounFor, plain, quoted } from "../shared/words.ts";
import { hasBlock } from "./present.ts";

/** `<block>/missing-<inner>`: a block in which another one must stand. */
export function missingBlock(block: BlockName, inner: BlockName, why: string): BlockRule {
  return blockRule<BlockName, Entity>({
    code: `${block}/missing-${inner}`,
    severity: "error",
    about: `${kindOf(block)} without a single \`${inner}\` in it. ${rowOf(inner).says}`,
    blocks: [block],
    check(entity, _view, report) {
      if (!isUnfinished(entity) && !hasBlock(entity, inner))
        report({ data: entity, span: headerSpan(entity) });
    },
    message: (entity) => ({
      what: `${Named(entity)} has no ${nounFor(inner)}.`,
      why: plain(why),
      instead: `Write at least one block ${quoted(inner)} in it: ${lowered(clause(rowOf(inner).says))}.`,
    }),
    fixes: (entity, context) => [
      {
        title: `Add ${rowOf(inner).one}`,
        preferred: true,
        edits: [insertBlock(context, entity, linesOf(context, entity, inner))],
      },
    ],
  });
}

/** The block with every field that it should have. */
function linesOf(context: Context, holder: Entity, inner: BlockName): string[] {
  const needed = fieldsOf(inner).filter(([, { need }]) => need?.when === "always");
  return [
    `${inner} "${placeholder(1, clause(rowOf(inner).says).replace(/,.*$/, ""))}" {`,
    ...needed.map(([name, row], i) => {
      const stop = i + 2;
      const [shape] = row.takes.shapes;
      if (shape === "text") return `  ${name}: ${textFor(row, stop)}`;
      const value = shape === "date" ? formatDay(dayFor(context, holder, "ends")) : row.example;
      return `  ${name}: ${placeholder(stop, value)}`;
    }),
    "}",
  ];
}
