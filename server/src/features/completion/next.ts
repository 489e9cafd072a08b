/** Which block is likely to come next, by what stands before it. */
import { type Entity, isKind } from "../../analysis/entity.ts";
import { activities, type PhaseKind } from "../../language/kinds.ts";
import type { BlockName, Place } from "../../language/types.ts";
import { kindOfPhase } from "../../rules/shared/phases.ts";

/**
 * Blocks that are likely to come next in a block, or at the top level, behind one of that kind (at the beginning where
 * there is none): the likeliest first. The others may stand there too.
 */
export function nextBlocks(
  parent: Entity | undefined,
  place: Place,
  before: BlockName | undefined,
): readonly BlockName[] {
  const again = before !== undefined && severalInRow.has(before) ? [before] : [];
  const behind = before === undefined ? [] : (follows[before] ?? []);
  return [...new Set([...again, ...behind, ...usualIn(parent, place)])];
}

function usualIn(parent: Entity | undefined, place: Place): readonly BlockName[] {
  if (isKind(parent, "phase")) {
    const kind = kindOfPhase(parent);
    return kind === undefined || kind === "unclear" ? [] : inPhase[kind];
  }
  return place === "document" ? ["organization", "person"] : (inBlock[place] ?? []);
}

/** What belongs to each phase of the work. */
const inPhase: Readonly<Record<PhaseKind, readonly BlockName[]>> = {
  diagnostic: ["conversation", "observation", "assessment", "insight"],
  plan: ["feedback", "workshop", "commitment"],
  implementation: ["training", "advising", "session", "milestone"],
};

const inBlock: Partial<Record<BlockName, readonly BlockName[]>> = {
  engagement: ["goal", "phase"],
  commitment: ["action"],
  contract: ["result", "review"],
};

/** What comes behind what, where one leads to another. */
const follows: Partial<Record<BlockName, readonly BlockName[]>> = {
  organization: ["person"],
  person: ["team", "coach"],
  team: ["coach"],
  coach: ["engagement"],
  goal: ["phase"],
  phase: ["phase", "contract"],
  insight: ["insight"],
  feedback: ["commitment"],
  commitment: ["commitment", "milestone"],
  result: ["review"],
};

/** Of these there are usually several in a row. */
const severalInRow: ReadonlySet<BlockName> = new Set<BlockName>([
  ...activities,
  "person",
  "goal",
  "action",
  "insight",
  "review",
  "session",
]);
