import { spokenTable } from "../text/say.ts";
import { choice, tags, text } from "./rows.ts";
import type { FieldRow } from "./types.ts";

/** The fields that every block takes, after its own. */
export const common = spokenTable({
  note: {
    takes: text(),
    says: "Whatever else is worth keeping; readers see it beside the block.",
    example: '"Omar asked to bring this forward"',
  },
  tags: {
    takes: tags(),
    says: "Words of your own to group and filter by.",
    example: "quick-win, depots",
  },
  link: {
    takes: text(),
    says: "Where to read more: a web address, or a file beside this one.",
    example: '"reports/diagnostic.pdf"',
  },
  visibility: {
    takes: choice({
      coach: "For the coach alone.",
      coachee: "For the coach and the coachee.",
      sponsor: "For coach, coachee and sponsor.",
      everyone: "For everyone who gets the plan.",
    }),
    says: "For whom this block, and what stands in it, may be handed over.",
    why: "What was said in confidence must not reach the sponsor by way of an export.",
    example: "coachee",
  },
} satisfies Readonly<Record<string, FieldRow>>);
