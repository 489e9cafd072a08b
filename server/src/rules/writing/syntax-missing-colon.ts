import { fieldRow } from "../../language/table.ts";
import { t } from "../../text/say.ts";
import { escaped } from "../../text/snippet.ts";
import type { Fix } from "../rule.ts";
import { textRule } from "../rule.ts";
import { valueFor } from "../shared/guess.ts";
import { rewritten } from "../shared/rewrite.ts";
import { hasStrangers } from "../shared/strangers.ts";
import type { SyntaxFinding } from "../shared/syntax.ts";
import { hasProblems, syntaxFinding } from "../shared/syntax.ts";
import { fits } from "../shared/values.ts";
import { clause, lowered, quoted } from "../shared/words.ts";

/** A field's name without the colon that tells it from a block. */
export const syntaxMissingColon = textRule<SyntaxFinding>({
  code: "syntax/missing-colon",
  severity: "error",
  about: "A word that is a field of the block it stands in, without the `:` behind it.",
  needs: (view) => hasProblems(view) || hasStrangers(view),
  check(view, report) {
    const { entity, segment } = view;
    for (const problem of segment.problems) {
      if (problem.code === "syntax/missing-colon") {
        report({ data: syntaxFinding(view, problem), span: view.span(problem) });
      }
    }
    const { keyword } = segment;
    if (!entity || !keyword || !isFieldWithoutColon(entity)) return;
    const problem = {
      code: "syntax/missing-colon",
      found: keyword.text,
      start: keyword.start,
      end: keyword.end,
      insertAt: keyword.end,
    } as const;
    report({ data: syntaxFinding(view, problem), span: view.span(keyword) });
  },
  message({ problem: { found }, entity, segment }) {
    const kind = segment.keyword?.text === found ? entity?.parent?.kind : entity?.kind;
    const row = kind && fieldRow(kind, found);
    return {
      what: t`A colon is missing behind ${quoted(found)}.`,
      why: t`Without it nobody can tell that this is ${row ? lowered(clause(row.says)) : t`a field`}.`,
      instead: t`Write ${quoted(`${found}: ${row?.example ?? ""}`.trimEnd())}.`,
    };
  },
  fixes({ problem, entity, segment, place }, context) {
    const from = problem.insertAt ?? problem.end;
    const field = segment.fields.find(({ name }) => name.start === problem.start);
    const title = t`Put in the colon`;
    const put = (end: number, text: string, snippet: boolean): Fix => ({
      title,
      preferred: true,
      edits: [{ span: place(context, { start: from, end }), text, ...(snippet && { snippet }) }],
    });
    // `ambition = "…"`: what stands there instead of the colon goes.
    const sign = /^\s*=/.exec(segment.text.slice(from))?.[0] ?? "";
    if (sign !== "" || !field || field.values.length > 0 || !entity)
      return [put(from + sign.length, ":", false)];
    // `ambition { "…" }`: signs around the value go as well.
    const junk = segment.text.slice(from, field.end).trim();
    const row = entity.kind && fieldRow(entity.kind, field.name.text);
    const meant = row && rewritten(junk).find((one) => fits(one, row.takes));
    if (meant !== undefined) return [put(field.end, `: ${meant}`, false)];
    return [put(field.end, `:${escaped(" ")}${valueFor(context, entity, problem.found)}`, true)];
  },
});

/** `coach priya` in a contract reads like a block, and is meant as the field of that name. */
export function isFieldWithoutColon(entity: NonNullable<SyntaxFinding["entity"]>): boolean {
  const { keyword, open } = entity.block.segment;
  const outer = entity.parent?.kind;
  if (entity.kind !== undefined || !outer || !keyword || open) return false;
  return fieldRow(outer, keyword.text) !== undefined && entity.block.segment.problems.length === 0;
}
