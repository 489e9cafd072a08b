/** Blocks that may be there without being understood: what they would bring is not missing, it has its own message. */
import type { Unit } from "../../analysis/entity.ts";
import { finderOf } from "../../analysis/inside.ts";
import { mayMean } from "../../analysis/unclear.ts";
import type { BlockName } from "../../language/types.ts";
import { memoryOf } from "../../text/memory.ts";
import { nearest } from "../../text/nearest.ts";

/** Whether a block of that kind may stand in the unit, mistyped, misplaced, swallowed by what is not closed, or half typed. */
export function mayBeLost(unit: Unit, kind: BlockName): boolean {
  const { keywords, typed, swallowed } = unclearIn(unit);
  return (
    swallowed ||
    keywords.some((word) => word === kind || mayMean(word, kind)) ||
    typed.some((word) => kind.startsWith(word) || nearest(word, [kind]) === kind)
  );
}

interface Unclear {
  /** First words of blocks that are not understood. */
  readonly keywords: readonly (string | undefined)[];
  /** Words that stand alone. */
  readonly typed: readonly string[];
  /** Whether a text or comment without an end may hold whole blocks. */
  readonly swallowed: boolean;
}

const kept = memoryOf<Unit, Unclear>();

function unclearIn(unit: Unit): Unclear {
  const known = kept.get(unit);
  if (known) return known;
  const keywords = new Set<string | undefined>();
  const typed = new Set<string>();
  let swallowed = false;
  for (const { kind, block } of unclearBlocks(unit)) {
    const { keyword, strays, problems } = block.segment;
    if (kind === undefined) keywords.add(keyword?.text);
    for (const { word } of strays) typed.add(word.text);
    swallowed ||= problems.some(({ code }) => swallowing.has(code));
  }
  const found = { keywords: [...keywords], typed: [...typed], swallowed };
  kept.set(unit, found);
  return found;
}

const unclearBlocks = finderOf(
  ({ kind, block: { segment } }) => kind === undefined || segment.strays.length + segment.problems.length > 0,
);

const swallowing: ReadonlySet<string> = new Set(["syntax/unclosed-text", "syntax/unclosed-comment"]);
