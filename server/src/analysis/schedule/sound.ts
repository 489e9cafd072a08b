import type { Entity } from "../entity.ts";
import type { Moment, ScheduleProblem } from "./model.ts";

/** Tells whether nothing that a day comes from is wrong: no block on the way contradicts itself or lacks a day. */
export function soundness(problems: readonly ScheduleProblem[]): (moment: Moment) => boolean {
  const contradictory = new Set<Entity>(
    problems.flatMap((problem) => (problem.kind === "circular" ? [] : [problem.entity])),
  );
  const known = new Map<Moment, boolean>();

  return (moment) => {
    // Not recursive: what follows from what may be thousands of days long.
    const way: Moment[] = [];
    let sound = true;
    for (let at: Moment | undefined = moment; at; at = "from" in at.reason ? at.reason.from : undefined) {
      const judged = known.get(at);
      if (judged !== undefined || isWrong(at)) {
        sound = judged ?? false;
        known.set(at, sound);
        break;
      }
      way.push(at);
    }
    for (const passed of way) known.set(passed, sound);
    return sound;
  };

  function isWrong({ reason }: Moment): boolean {
    return contradictory.has(reason.holder) || (reason.kind === "contains" && !reason.complete);
  }
}
