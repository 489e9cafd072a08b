import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind } from "../../analysis/entity.ts";
import { inSeries } from "../../language/shapes.ts";
import { either, t } from "../../text/say.ts";
import { hasField } from "../missing/present.ts";
import type { UnitView } from "../rule.ts";
import { blockRule } from "../rule.ts";
import { conversationAt, mentionedLevels } from "../shared/conversations.ts";
import { insertBlock } from "../shared/layout.ts";
import { levelOf, levels, peopleIn } from "../shared/levels.ts";
import { mayBeLost } from "../shared/lost.ts";
import { newActivity } from "../shared/newActivity.ts";
import { kindOfPhase } from "../shared/phases.ts";
import { isUnfinished } from "../shared/unfinished.ts";
import { named, quoted } from "../shared/words.ts";

/** Stands in the limit for the levels of everybody whom the engagement mentions. */
const MENTIONED = "mentioned";

const limits = {
  levels: {
    default: ["board", "chief-executive", MENTIONED],
    says: `The levels that a diagnostic has to reach; "${MENTIONED}" stands for those of all people whom the engagement mentions.`,
  },
} as const;

interface Coverage {
  readonly phase: Entity<"phase">;
  /** The levels that nobody speaks for, from the top down. */
  readonly missing: readonly string[];
}

/** A diagnostic that does not hear everybody. */
export const diagnosticCoverage = blockRule<"phase", Coverage, typeof limits>({
  code: "diagnostic/coverage",
  severity: "warning",
  about:
    "A diagnostic phase without a conversation that reaches the board, the chief executive, or a level of the people whom the engagement mentions. A conversation reaches its `level` and the levels of the people in its `with`; a team counts for its members and its lead. One message names all levels that are missing.",
  limits,
  blocks: ["phase"],
  heeds: ["names", "unclear"],
  check(phase, view, report) {
    const wanted = view.limits.levels;
    if (kindOfPhase(phase) !== "diagnostic") return;
    if (isUnfinished(phase) || mayBeLost(phase.unit, "conversation")) return;
    if (phase.children.some((child) => isKind(child, "conversation") && isUnfinished(child))) return;
    const { reached, unknown } = reachedIn(phase, view);
    const all = new Set([...wanted, ...(wanted.includes(MENTIONED) ? mentionedLevels(view.names) : [])]);
    const missing = levels.filter((level) => all.has(level) && !reached.has(level));
    // Somebody whose level is not known may be the one: that is told where it is not known.
    if (missing.length > unknown) report({ data: { phase, missing }, span: headerSpan(phase) });
  },
  message: ({ phase, missing }) => ({
    what: t`No conversation in ${named(phase)} reaches ${either(missing.length === 1, "the level", "the levels")} ${inSeries(missing.map(quoted), "and")}.`,
    why: t`A diagnostic rests on what every level says, from the board to the front line; what nobody was asked about will be missing in the plan.`,
    instead: t`Add a conversation for each, with people of that level under “with:”, or with “level:” where nobody is named.`,
  }),
  fixes({ phase, missing }, context) {
    const names = context.snapshot.names(context.uri, phase.unit);
    const lines = missing.map((level, i) => {
      const { title, field } = conversationAt(level, names);
      return newActivity(context, phase, "conversation", title, [field], 2 * i + 1);
    });
    const title = t`Add a conversation for ${inSeries(missing.map(quoted), "and")}`;
    return [{ title, preferred: true, edits: [insertBlock(context, phase, lines)] }];
  },
});

/** The levels that a phase's conversations reach, and how many people in them have a level that nobody can know. */
function reachedIn(
  phase: Entity<"phase">,
  { names }: Pick<UnitView, "names">,
): { readonly reached: ReadonlySet<string>; readonly unknown: number } {
  const reached = new Set<string>();
  const unclear = new Set<Entity>();
  let unknown = 0;
  for (const conversation of phase.children) {
    if (!isKind(conversation, "conversation")) continue;
    const own = levelOf(conversation);
    if (own !== undefined) reached.add(own);
    else if (hasField(conversation, "level")) unknown++;
    const met = peopleIn(conversation, "with", names);
    unknown += met.unknown;
    for (const person of met.people) {
      const level = levelOf(person);
      if (level === undefined) unclear.add(person);
      else reached.add(level);
    }
  }
  return { reached, unknown: unknown + unclear.size };
}
