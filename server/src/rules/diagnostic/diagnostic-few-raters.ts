import type { Entity } from "../../analysis/entity.ts";
import type { NumberValue } from "../../syntax/tree.ts";
import { t } from "../../text/say.ts";
import { blockRule } from "../rule.ts";
import { placeOf } from "../shared/layout.ts";
import { counted, Named } from "../shared/words.ts";

/** People who must answer, so that nobody can be recognised. */
const LEAST = 6;

interface Few {
  readonly assessment: Entity;
  readonly count: NumberValue;
}

/** A 360-degree feedback in which everybody can tell who said what. */
export const diagnosticFewRaters = blockRule<"assessment", Few>({
  code: "diagnostic/few-raters",
  severity: "warning",
  about: `An assessment whose title or \`instrument\` says 360, with a \`count\` below ${LEAST}. Without a \`count\` nothing is said.`,
  blocks: ["assessment"],
  readsWords: true,
  check(assessment, _view, report) {
    const instrument = assessment.field("instrument")?.values[0];
    const texts = [assessment.title ?? "", instrument?.kind === "text" ? instrument.text : ""];
    const count = assessment.field("count")?.values[0];
    if (count?.kind !== "number" || count.value === undefined || count.value < 0) return;
    if (!texts.some((text) => all.test(text)) || count.value >= LEAST) return;
    report({ data: { assessment, count }, span: assessment.span(count) });
  },
  message: ({ assessment, count }) => ({
    what: t`${Named(assessment)} asks ${counted(count.value ?? 0, "person", "people")}, fewer than ${LEAST}.`,
    why: t`With so few, the leader can guess who said what, and people who fear that do not say it.`,
    instead: t`Ask at least ${LEAST}, from above, beside and below, or talk with them one by one instead.`,
  }),
  fixes: ({ assessment, count }, context) => [
    {
      title: t`Ask ${LEAST} people`,
      preferred: true,
      edits: [{ span: placeOf(context, assessment, count), text: String(LEAST) }],
    },
  ],
});

const all = /(?<!\d)360(?!\d)/;
