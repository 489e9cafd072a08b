/**
 * What the rules on missing things show and are tested with: test/rules/missing/plan.coachplan, in which nothing is
 * missing, with one thing taken out for each rule.
 */
import { readFileSync } from "node:fs";
import type { Entity } from "../../server/src/analysis/entity.ts";
import { unitOf } from "../../server/src/analysis/entity.ts";
import { parse } from "../../server/src/analysis/parse.ts";
import { rowOf } from "../../server/src/language/table.ts";
import { missing } from "../../server/src/rules/missing/index.ts";
import { remove } from "../../server/src/rules/shared/layout.ts";
import type { Document } from "../../server/src/syntax/document.ts";
import type { Span } from "../../server/src/text/span.ts";
import { shifted } from "../../server/src/text/span.ts";

/** A rule's case: the plan without what the rule wants, and the block that lacks it, before and after. */
export interface MissingCase {
  readonly code: string;
  /** The whole plan with the thing taken out. */
  readonly whole: string;
  readonly bad: string;
  readonly good: string;
  /** Where the block that lacks it begins in `whole`, in UTF-16 units. */
  readonly start: number;
}

/** The plan in which nothing is missing. */
export const completePlan = readFileSync(
  new URL("../../test/rules/missing/plan.coachplan", import.meta.url),
  "utf8",
);

/** One case for every rule on missing things. Throws where the plan does not show one. */
export function missingCases(): readonly MissingCase[] {
  const document = parse("memory:///plan.coachplan", 0, completePlan);
  const blocks = document.root.children.flatMap((block, i) =>
    unitOf(block).entities.map((entity) => ({ entity, offset: document.root.starts[i] ?? 0 })),
  );
  return missing.map((rule) => {
    for (const { entity, offset } of blocks) {
      if (entity.kind === undefined || !rule.blocks.includes(entity.kind)) continue;
      const spans = wantedBy(rule.code, entity).map((span) => shifted(span, offset));
      if (spans.length > 0) return caseOf(rule.code, document, shifted(entity, offset), spans);
    }
    throw new Error(`test/rules/missing/plan.coachplan shows nothing that ${rule.code} could find missing.`);
  });
}

/** The places in a block of what the rule wants there; from the unit's start. */
function wantedBy(code: string, entity: Entity): readonly Span[] {
  const name = code.slice(code.indexOf("/missing-") + "/missing-".length);
  const { keyword, id, fields } = entity.block.segment;
  const row = entity.kind && rowOf(entity.kind);
  if (name === "id" && keyword && id) return [entity.span({ start: keyword.end, end: id.end })];
  const oneOf = row?.oneOf?.find((one) => one.code === code);
  const need = row?.fields[name]?.need;
  const names = oneOf?.fields ?? [name, ...(need?.or.flat() ?? [])];
  const found = fields.filter((field) => names.includes(field.name.text)).map((field) => entity.span(field));
  const inner = row?.needsInside?.some(({ block }) => block === name)
    ? entity.children.filter(({ kind }) => kind === name)
    : [];
  return [...found, ...inner];
}

function caseOf(code: string, document: Document, block: Span, spans: readonly Span[]): MissingCase {
  let whole = document.text;
  let removed = 0;
  for (const span of [...spans].reverse()) {
    const cut = code.endsWith("/missing-id") ? span : remove({ document }, span).span;
    whole = whole.slice(0, cut.start) + whole.slice(cut.end);
    removed += cut.end - cut.start;
  }
  return {
    code,
    whole,
    bad: unindented(whole.slice(block.start, block.end - removed)),
    good: unindented(document.text.slice(block.start, block.end)),
    start: block.start,
  };
}

/** Blocks further in are shown as if they stood at the top. */
function unindented(text: string): string {
  const [first = "", ...rest] = text.split("\n");
  const depth = Math.min(...rest.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return [first, ...rest.map((line) => line.slice(rest.length > 0 ? depth : 0))].join("\n");
}
