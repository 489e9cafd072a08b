import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind } from "../../analysis/entity.ts";
import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import { namesInside } from "../shared/guess.ts";
import { insertBlock } from "../shared/layout.ts";
import { mayBeLost } from "../shared/lost.ts";
import { newActivity } from "../shared/newActivity.ts";
import { kindOfPhase } from "../shared/phases.ts";
import { isUnfinished } from "../shared/unfinished.ts";
import { Named } from "../shared/words.ts";

/** A diagnostic that only listens. */
export const diagnosticNoObservation = blockRule<"phase", Entity<"phase">>({
  code: "diagnostic/no-observation",
  severity: "hint",
  about: "A diagnostic phase without a single `observation`.",
  blocks: ["phase"],
  heeds: ["unclear"],
  check(phase, _view, report) {
    if (kindOfPhase(phase) !== "diagnostic" || isUnfinished(phase)) return;
    if (mayBeLost(phase.unit, "observation")) return;
    if (!phase.children.some((child) => isKind(child, "observation")))
      report({ data: phase, span: headerSpan(phase) });
  },
  message: (phase) => ({
    what: t`${Named(phase)} has no observation.`,
    why: t`What people do often differs from what they say they do; who only asks hears half of it.`,
    instead: t`Watch people at their daily work at least once: a meeting, a shift, a visit to a customer.`,
  }),
  fixes(phase, context) {
    const who = namesInside(context, phase, "with", ["person", "team"]).slice(0, 1);
    const line = newActivity(
      context,
      phase,
      "observation",
      t`A meeting, a shift, a visit`,
      who.map((id) => `with: ${id}`),
    );
    return [{ title: t`Add an observation`, preferred: true, edits: [insertBlock(context, phase, [line])] }];
  },
});
