import { formatDay } from "../../calendar/day.ts";
import { datedKinds } from "../../language/kinds.ts";
import { takesInWords } from "../../language/shapes.ts";
import { fieldRow } from "../../language/table.ts";
import { weekdays } from "../../language/words.ts";
import { spokenTable, t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import type { Span } from "../../text/span.ts";
import type { Context } from "../rule.ts";
import { dayFor, namesFor, valueFor } from "../shared/guess.ts";
import { rewritten } from "../shared/rewrite.ts";
import { replacement } from "../shared/spot.ts";
import type { SyntaxFinding } from "../shared/syntax.ts";
import { fieldAround, syntaxRule } from "../shared/syntax.ts";
import { fits } from "../shared/values.ts";
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
      // `role: "x", level: middle`
      if (/^[ \t]*[\p{L}_][\p{L}\p{M}\p{Nd}_-]*[ \t]*:/u.test(finding.segment.text.slice(problem.end))) {
        return [replacement(place(context, problem), ";", true)];
      }
      // `with: lena, {`
      const junk = behindComma(finding);
      if (junk) {
        const title = t`Remove ${quoted(finding.segment.text.slice(junk.start, junk.end))}`;
        return [{ title, preferred: true, edits: [{ span: place(context, junk), text: "" }] }];
      }
      return [
        {
          title: t`Remove the comma`,
          preferred: true,
          edits: [{ span: withBlanks(finding, context), text: "" }],
        },
      ];
    }
    if (isTextBelow(finding)) {
      return [{ title: t`Write ${quoted('"""')}`, preferred: true, edits: [{ span, text: ' """' }] }];
    }
    const meant = standsBehind(finding);
    if (meant) {
      const { text, span: where } = meant;
      const title = text.startsWith(" ") ? t`Put it on the same line` : t`Write ${quoted(text)}`;
      return [{ title, preferred: true, edits: [{ span: place(context, where), text }] }];
    }
    const value = proposal(finding, context);
    return [{ title: t`Fill it in`, preferred: true, edits: [{ span, text: ` ${value}`, snippet: true }] }];
  },
});

/** The last comma of a list with what cannot be read behind it, if there is something. */
function behindComma(finding: SyntaxFinding): Span | undefined {
  const { problem, segment } = finding;
  const field = fieldAround(finding);
  if (!field || field.values.length === 0 || field.values.some(({ end }) => end > problem.start))
    return undefined;
  const isAlone = segment.text.slice(problem.end, field.end).trim() === "";
  return isAlone ? undefined : { start: problem.start, end: field.end };
}

/** A comma before the first entry takes the blanks behind it along. */
function withBlanks(finding: SyntaxFinding, context: Context): Span {
  const { problem, segment, place } = finding;
  const leads = fieldAround(finding)?.values.every(({ start }) => start > problem.start) ?? false;
  const blanks = /^[ \t]*/.exec(segment.text.slice(problem.end))?.[0].length ?? 0;
  return place(context, { start: problem.start, end: problem.end + (leads ? blanks : 0) });
}

/** Whether the lines below are those of a text that lacks its first `"""`. */
function isTextBelow(finding: SyntaxFinding): boolean {
  const { problem, entity, segment } = finding;
  const field = fieldAround(finding);
  const row = field && entity?.kind && fieldRow(entity.kind, field.name.text);
  if (!row || field.values.length > 0) return false;
  const text = segment.text.slice(problem.insertAt ?? problem.end);
  const lines = /^[ \t]*(?:\r\n|\r|\n)[\s\S]*?"""(?=[ \t]*(?:[\r\n]|$))/.exec(text)?.[0];
  return lines !== undefined && fits(`"""${lines}`, row.takes);
}

/** What belongs there and stands a little further on: on the line below, or written as it may not be. */
function standsBehind(finding: SyntaxFinding): { readonly span: Span; readonly text: string } | undefined {
  const { problem, entity, segment } = finding;
  const field = fieldAround(finding);
  const row = field && entity?.kind && fieldRow(entity.kind, field.name.text);
  if (!field || !row) return undefined;
  const at = problem.insertAt ?? problem.end;
  const [first] = field.values;
  const begun = first ? segment.text.slice(first.start, field.end) : "";
  const below = /^[ \t]*(?:\r\n|\r|\n)[ \t]*([^\r\n;{}]+)/.exec(segment.text.slice(at));
  const value = below?.[1]?.trimEnd();
  if (below && value && fits(`${begun} ${value}`, row.takes))
    return { span: { start: at, end: at + below[0].trimEnd().length }, text: ` ${value}` };
  if (!first) return undefined;
  const text = rewritten(begun).find((one) => fits(one, row.takes));
  return text === undefined ? undefined : { span: { start: first.start, end: field.end }, text };
}

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
    // The engagement may end with what is counted from it; it starts before.
    const around = top.id !== undefined && problem.found === "after" ? `start of ${top.id}` : top.id;
    return placeholder(1, name ?? around ?? "");
  }
  const first = field?.values[0];
  if (entity && first && ["on", "from", "to"].includes(problem.found)) {
    if (first.kind === "text") return `"${placeholder(1, t`to what`)}"`;
    if (problem.found === "on" && first.kind === "recurrence") return placeholder(1, weekdays[0] ?? "");
    const ends = problem.found === "to";
    const day =
      problem.found === "on" ? context.snapshot.today : dayFor(context, entity, ends ? "ends" : "begins");
    return placeholder(1, formatDay(day));
  }
  // `every 2`: only the unit is missing.
  const { insertAt = problem.end } = problem;
  const counted =
    problem.found === "every" && /\d\s*$/.test(finding.segment.text.slice(problem.end, insertAt));
  return placeholder(1, counted ? "weeks" : (small?.proposal ?? ""));
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
  on: {
    why: "It does not say which day.",
    says: "a date, or a day of the week where something comes back",
    example: "on 2026-06-12",
    proposal: "",
  },
  from: {
    why: "It does not say when the first one is.",
    says: "the day of the first one",
    example: "from 2026-05-26",
    proposal: "",
  },
  per: {
    why: "It does not say what the amount is for.",
    says: "“session”, “day” or “month”",
    example: "per session",
    proposal: "session",
  },
  to: {
    why: "It does not say where it ends.",
    says: "what comes last: a date behind a date, a text behind a text",
    example: "2026-05-25 to 2026-09-18",
    proposal: "",
  },
  every: {
    why: "It does not say how often.",
    says: "how often it comes back",
    example: "every 2 weeks",
    proposal: "2 weeks",
  },
});
