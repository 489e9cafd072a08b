import { datedKinds } from "../../language/kinds.ts";
import { takesInWords } from "../../language/shapes.ts";
import { fieldRow } from "../../language/table.ts";
import { spokenTable, t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import type { Context } from "../rule.ts";
import { namesFor, valueFor } from "../shared/guess.ts";
import type { SyntaxFinding } from "../shared/syntax.ts";
import { fieldAround, syntaxRule } from "../shared/syntax.ts";
import { clause, plain, quoted } from "../shared/words.ts";

/** A place where something should be written and nothing is. */
export const syntaxMissingValue = syntaxRule({
  code: "syntax/missing-value",
  about:
    "A field without anything behind its colon, or a small word such as `after`, `at` or `,` with nothing behind it. The field counts as present.",
  message(finding) {
    const { problem, entity } = finding;
    const field = fieldAround(finding);
    const row = field && entity?.kind && fieldRow(entity.kind, field.name.text);
    const small = smallWords[problem.found];
    if (small && field?.name.text !== problem.found) {
      return {
        what: t`Nothing stands behind ${quoted(problem.found)}.`,
        why: small.why,
        instead: t`Write ${small.says}, for example ${quoted(small.example)}.`,
      };
    }
    return {
      what: t`Nothing stands behind ${quoted(`${problem.found}:`)}.`,
      why: row ? plain(row.why ?? t`Here belongs: ${clause(row.says)}.`) : t`A name alone says nothing.`,
      instead: row
        ? plain(t`Write ${takesInWords(row.takes)}, for example ${quoted(row.example)}.`)
        : t`Write what it is, or remove it.`,
    };
  },
  fixes(finding, context) {
    const { problem, place } = finding;
    const at = problem.insertAt ?? problem.end;
    const span = place(context, { start: at, end: at });
    if (problem.found === ",") {
      return [
        { title: t`Remove the comma`, preferred: true, edits: [{ span: place(context, problem), text: "" }] },
      ];
    }
    const value = proposal(finding, context);
    return [{ title: t`Fill it in`, preferred: true, edits: [{ span, text: ` ${value}`, snippet: true }] }];
  },
});

function proposal(finding: SyntaxFinding, context: Context): string {
  const { problem, entity } = finding;
  const field = fieldAround(finding);
  if (entity && field?.name.text === problem.found) return valueFor(context, entity, problem.found);
  const small = smallWords[problem.found];
  if (entity && small?.names) {
    const top = entity.unit.top;
    const [name] = namesFor(
      context,
      entity,
      problem.found,
      datedKinds.filter((kind) => kind === "phase"),
    );
    return placeholder(1, name ?? top.id ?? "");
  }
  return placeholder(1, small?.proposal ?? "");
}

interface SmallWord {
  readonly why: string;
  /** What belongs behind it. */
  readonly says: string;
  readonly example: string;
  readonly proposal: string;
  /** What belongs behind it is the name of something with dates. */
  readonly names?: boolean;
}

const anchored: Omit<SmallWord, "example"> = {
  why: "The day cannot be worked out.",
  says: "the name of something with dates, or a date",
  proposal: "",
  names: true,
};

const smallWords: Readonly<Record<string, SmallWord>> = spokenTable({
  ",": {
    why: "A comma says that the list goes on.",
    says: "one more entry, or remove the comma",
    example: "omar, lena",
    proposal: "",
  },
  after: { ...anchored, example: "6 weeks after plan" },
  before: { ...anchored, example: "1 week before plan" },
  "start of": { ...anchored, says: "the name of something with dates", example: "start of plan" },
  "end of": { ...anchored, says: "the name of something with dates", example: "end of plan" },
  at: {
    why: "Without the time nobody knows when to come.",
    says: "the time of day",
    example: "at 14:00",
    proposal: "14:00",
  },
  for: {
    why: "Without the length nobody can keep the time free.",
    says: "how long it takes",
    example: "for 90 minutes",
    proposal: "90 minutes",
  },
  every: {
    why: "It does not say how often.",
    says: "how often it comes back",
    example: "every 2 weeks",
    proposal: "2 weeks",
  },
});
