import type { Entity } from "../../analysis/entity.ts";
import { headerSpan } from "../../analysis/entity.ts";
import { rowOf } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import { t } from "../../text/say.ts";
import { escaped, placeholder } from "../../text/snippet.ts";
import type { BlockRule, Context } from "../rule.ts";
import { blockRule } from "../rule.ts";
import { placeOf } from "../shared/layout.ts";
import { unresolved } from "../shared/references.ts";
import { isUnfinished } from "../shared/unfinished.ts";
import { kindOf, Named, nounFor, quoted } from "../shared/words.ts";

/** `<block>/missing-id`: a top-level block that nothing can refer to. */
export function missingId(block: BlockName): BlockRule {
  return blockRule<BlockName, Entity>({
    code: `${block}/missing-id`,
    severity: "error",
    about: `${kindOf(block)} without a short name of its own (an id) behind its first word.`,
    blocks: [block],
    settled: ({ id }) => id !== undefined,
    check(entity, _view, report) {
      if (!entity.block.segment.id && !isUnfinished(entity))
        report({ data: entity, span: headerSpan(entity) });
    },
    message: (entity) => ({
      what: t`${Named(entity)} has no short name of its own.`,
      why: t`The rest of the plan refers to ${rowOf(block).many} by their short names.`,
      instead: t`Write one word behind ${quoted(block)}, such as ${quoted(`${block} ${exampleId(block)}`)}.`,
    }),
    fixes(entity, context) {
      const { keyword } = entity.block.segment;
      if (!keyword) return [];
      const id = freeId(context, block, entity.title ?? nounFor(block));
      const { end } = placeOf(context, entity, keyword);
      return [
        {
          title: t`Name it ${quoted(id)}`,
          preferred: true,
          edits: [{ span: { start: end, end }, text: escaped(" ") + placeholder(1, id), snippet: true }],
        },
      ];
    },
  });
}

function exampleId(block: BlockName): string {
  return rowOf(block).example.split(" ")[1] ?? "";
}

/** The names that the plan mentions and nothing has, where all who mention them want that kind of block. */
function lostNames(
  { snapshot, uri }: Pick<Context, "snapshot" | "uri">,
  block: BlockName,
): readonly string[] {
  const fits = new Map<string, boolean>();
  for (const { unit } of snapshot.units(uri)) {
    // A person that somebody reports to is no team, whatever else the name is wanted for.
    for (const { text, wants } of unresolved(unit, snapshot.names(uri, unit)))
      fits.set(text, (fits.get(text) ?? true) && wants.includes(block));
  }
  return [...fits].flatMap(([text, fit]) => (fit ? text : []));
}

/**
 * A name that the plan mentions and nothing has, or else the first word of the title that nothing else is called: "Dana
 * Reyes" becomes `dana`.
 */
function freeId({ snapshot, uri }: Context, block: BlockName, title: string): string {
  const scope = snapshot.scope(uri);
  const wanted = lostNames({ snapshot, uri }, block);
  const words = title.toLowerCase().match(/[\p{L}_][\p{L}\p{M}\p{Nd}_]*/gu) ?? [];
  const [first = nounFor(block)] = words;
  const meant = wanted.find((id) => id.startsWith(first.slice(0, 3))) ?? wanted[0];
  if (meant !== undefined) return meant;
  const candidates = words.map((_, i) => words.slice(0, i + 1).join("-"));
  const base = candidates.at(-1) ?? first;
  for (let n = 2; n < 100; n++) candidates.push(`${base}-${n}`);
  return candidates.find((id) => scope.lookup(id).length === 0) ?? base;
}
