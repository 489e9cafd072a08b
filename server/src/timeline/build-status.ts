/** Where a block stands: what its author says, and what follows from its days. */

import type { Entity } from "../analysis/entity.ts";
import { isKind } from "../analysis/entity.ts";
import type { Dates, Schedule } from "../analysis/schedule.ts";
import type { Day } from "../calendar/day.ts";
import { wordOf } from "../features/shared/who.ts";
import { t } from "../text/say.ts";
import type { ItemStatus } from "./model.ts";

interface Standing {
  readonly status: ItemStatus;
  /** Where the language has a finer word. */
  readonly statusWord?: string;
}

/** The status of a block on that day. Nothing that is not written is taken for held. */
export function statusOf(entity: Entity, schedule: Schedule, today: Day): Standing {
  const dates = schedule.dates(entity);
  if (isKind(entity, "action")) return actionStatus(entity, schedule, today);
  if (isKind(entity, "contract")) return contractStatus(entity, dates, today);
  const last = dates.end?.day ?? dates.start?.day;
  const isPast = last !== undefined && last < today;
  const word = wordOf(entity, "status");
  if (isKind(entity, "milestone")) {
    if (word === "planned" && isPast && !isAsleep(entity)) return { status: "overdue" };
    return { status: plainStatus(word) ?? (isPast ? "unknown" : "planned") };
  }
  if (isKind(entity, "goal", "result", "commitment", "phase")) return { status: "unknown" };
  const written = plainStatus(word);
  if (written) return { status: written };
  const hasResult = ["outcome", "decisions", "held"].some((name) =>
    entity.block.segment.fields.some((field) => field.name.text === name),
  );
  return { status: hasResult ? "held" : isPast ? "unknown" : "planned" };
}

function actionStatus(action: Entity<"action">, schedule: Schedule, today: Day): Standing {
  const { end } = schedule.dates(action);
  const word = wordOf(action, "status");
  if (word === "done" || (word !== "dropped" && action.field("done"))) return { status: "done" };
  if (word === "dropped") return { status: "dropped" };
  // As the rule about it has it: a day that comes from a mistake makes nothing late.
  if (end && end.day < today && schedule.isSound(end) && !isAsleep(action)) return { status: "overdue" };
  return { status: plainStatus(word) ?? "planned" };
}

function contractStatus(contract: Entity<"contract">, { start, end }: Dates, today: Day): Standing {
  const value = contract.field("signed")?.values[0];
  const isSigned = value?.kind === "date" && value.day !== undefined && value.day <= today;
  const word = wordOf(contract, "status") ?? (isSigned ? "signed" : undefined);
  const isNow = start !== undefined && end !== undefined && start.day <= today && today <= end.day;
  switch (word) {
    case "completed":
      return { status: "done", statusWord: word };
    case "cancelled":
      return { status: "cancelled" };
    case "on-hold":
      return { status: "blocked", statusWord: word };
    case "active":
      return { status: "in-progress", statusWord: word };
    case "signed":
      return { status: isNow ? "in-progress" : "planned", statusWord: word };
    case undefined:
      return { status: "planned", statusWord: t`not signed` };
    default:
      return { status: "planned", statusWord: word };
  }
}

/** In an engagement that is only a draft, on hold or cancelled, nothing is late. */
function isAsleep({ unit }: Entity): boolean {
  const word = wordOf(unit.top, "status");
  return word === "draft" || word === "on-hold" || word === "cancelled";
}

function plainStatus(word: string | undefined): ItemStatus | undefined {
  return statuses.find((status) => status === word);
}

const statuses = [
  "planned",
  "in-progress",
  "done",
  "blocked",
  "dropped",
  "held",
  "cancelled",
  "missed",
] as const satisfies readonly ItemStatus[];
