import type { BlockName } from "./types.ts";

/** Blocks of one sort, where several parts of the product ask for the same ones. */

/** What takes place in a phase: coach and people meet, watch, learn. */
export const activities = [
  "conversation",
  "observation",
  "assessment",
  "feedback",
  "workshop",
  "training",
  "advising",
] as const satisfies readonly BlockName[];

/** What an engagement without a written end lasts for. */
export const datedInside: readonly BlockName[] = [
  "phase",
  ...activities,
  "session",
  "review",
  "milestone",
  "action",
  "contract",
  "goal",
  "result",
];

/**
 * What `start of …` and `… after …` may name: all that has dates in an engagement (a commitment has those of its
 * actions), and the engagement itself.
 */
export const datedKinds: readonly BlockName[] = [...datedInside, "commitment", "engagement"];

/** The three phases that every engagement goes through, in their order. */
export const phaseKinds = ["diagnostic", "plan", "implementation"] as const;

export type PhaseKind = (typeof phaseKinds)[number];
