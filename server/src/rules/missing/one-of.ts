import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import { inSeries } from "../../language/shapes.ts";
import { fieldRow } from "../../language/table.ts";
import type { BlockName, OneOf } from "../../language/types.ts";
import { t } from "../../text/say.ts";
import type { BlockRule } from "../rule.ts";
import { blockRule } from "../rule.ts";
import { valueFor } from "../shared/guess.ts";
import { insertField } from "../shared/layout.ts";
import { isUnfinished } from "../shared/unfinished.ts";
import { kindOf, Named, plain, quoted } from "../shared/words.ts";
import { severityOf } from "./conditions.ts";
import { hasField, isWritten } from "./present.ts";

/** A block that should have at least one of several fields, under a code of its own (`insight/missing-shift`). */
export function missingOneOf(block: BlockName, row: OneOf): BlockRule {
  const { code, fields, level } = row;
  return blockRule<BlockName, Entity>({
    code,
    severity: level === "required" ? "error" : "warning",
    about: `${kindOf(block)} with none of ${inSeries(fields.map((field) => `\`${field}\``))}: ${row.says}.`,
    blocks: [block],
    settled: ({ block: { segment } }) => fields.some((field) => isWritten(segment, field)),
    check(entity, view, report) {
      if (isUnfinished(entity) || fields.some((field) => hasField(entity, field))) return;
      report({ data: entity, span: headerSpan(entity), severity: severityOf(level, entity, view) });
    },
    message: (entity) => ({
      what: t`${Named(entity)} does not say ${row.says}.`,
      why: plain(row.why),
      instead: t`Write ${inSeries(fields.map((field) => quoted(`${field}:`)))}, for example ${quoted(`${fields[0] ?? ""}: ${exampleOf(block, fields[0] ?? "")}`)}.`,
    }),
    fixes: (entity, context) =>
      fields.map((field, i) => ({
        title: t`Add ${quoted(field)}`,
        preferred: i === 0,
        edits: [insertField(context, entity, field, valueFor(context, entity, field))],
      })),
  });
}

function exampleOf(block: BlockName, field: string): string {
  return fieldRow(block, field)?.example ?? "";
}
