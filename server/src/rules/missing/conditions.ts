import type { Entity } from "../../analysis/entity.ts";
import { isKind } from "../../analysis/entity.ts";
import { fieldRow } from "../../language/table.ts";
import type { NeedCondition, NeedLevel } from "../../language/types.ts";
import type { ShownSeverity, UnitView } from "../rule.ts";
import { isSigned } from "../shared/contracts.ts";

/** Whether a need of a block holds: the one place where the table's conditions are decided. */
export function holds(when: NeedCondition, entity: Entity, field: string, view: UnitView): boolean {
  switch (when) {
    case "always":
      return true;
    case "first-phase-does-not-start":
      return !startsItself(entity.children.find((child) => isKind(child, "phase")));
    case "not-self-funded":
      return !(isKind(entity, "contract") && chosen(entity, "self-funded") === "yes");
    case "has-sponsor":
      return isKind(entity, "contract") && entity.field("sponsor") !== undefined;
    case "coachee-is-a-team":
      return view.names.targets(entity, "coachee").some((target) => isKind(target.entity, "team"));
    case "id-is-no-choice": {
      const choices = (entity.kind && fieldRow(entity.kind, field)?.takes.choices) ?? [];
      return !choices.some(({ word }) => word === entity.id);
    }
    case "end-unknown":
      return !(isLastPhase(entity) && isKind(entity.parent, "engagement") && endIsWritten(entity.parent));
  }
}

/** How grave it is that something of that level is missing. */
export function severityOf(level: NeedLevel, entity: Entity, view: UnitView): ShownSeverity {
  const { top } = view.unit;
  switch (level) {
    case "required":
      return "error";
    case "advisable":
      return isKind(top, "engagement") && chosen(top, "status") === "draft" ? "information" : "warning";
    case "legal":
      return isKind(entity, "contract") && isSigned(entity, view) ? "error" : "warning";
  }
}

function chosen(entity: Entity, field: "status" | "self-funded"): string | undefined {
  const value = entity.block.segment.fields.find(({ name }) => name.text === field)?.values[0];
  return value?.kind === "word" ? value.text : undefined;
}

/** Its start does not hang on the engagement's: it is written, or follows from its end and length. */
function startsItself(phase: Entity | undefined): boolean {
  if (!isKind(phase, "phase")) return false;
  if (phase.field("starts") || phase.field("dates")) return true;
  return phase.field("ends") !== undefined && phase.field("lasts") !== undefined;
}

function isLastPhase(phase: Entity): boolean {
  return phase.parent?.children.findLast((child) => isKind(child, "phase")) === phase;
}

function endIsWritten(engagement: Entity<"engagement">): boolean {
  return engagement.field("ends") !== undefined || engagement.field("lasts") !== undefined;
}
