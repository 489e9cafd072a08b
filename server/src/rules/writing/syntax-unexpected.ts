import { fieldRow } from "../../language/table.ts";
import type { Takes } from "../../language/types.ts";
import { smallWords } from "../../language/words.ts";
import { nearest } from "../../text/nearest.ts";
import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import type { Context, Fix } from "../rule.ts";
import { valueFor } from "../shared/guess.ts";
import { rewritten } from "../shared/rewrite.ts";
import type { SyntaxFinding } from "../shared/syntax.ts";
import { fieldAround, syntaxRule } from "../shared/syntax.ts";
import { idTitled } from "../shared/titles.ts";
import { fits } from "../shared/values.ts";
import { quoted } from "../shared/words.ts";

/** Words or signs that mean nothing where they stand. */
export const syntaxUnexpected = syntaxRule({
  code: "syntax/unexpected",
  about:
    "Words or signs that can't be understood where they stand. What follows them on the line is left out.",
  message(finding) {
    const { found } = finding.problem;
    const field = fieldAround(finding);
    if (isBelowHeader(finding)) {
      return {
        what: t`${quoted(found)} stands below the line that it belongs to.`,
        why: t`A block's name and title are looked for behind its first word.`,
        instead: t`Write it on the line above.`,
      };
    }
    if (found === "}") {
      return {
        what: t`This ${quoted("}")} closes nothing.`,
        why: t`Everything below it may end up in the wrong block.`,
        instead: t`Remove it, or look above for a block that was closed too early.`,
      };
    }
    if (found === "=") {
      return {
        what: t`${quoted("=")} means nothing here.`,
        why: t`What follows it is left out.`,
        instead: t`Write ${quoted(":")} between the name of a field and its value.`,
      };
    }
    if (field && isTime(found)) {
      return {
        what: t`The time ${quoted(found)} lacks the word before it.`,
        why: t`As it stands, the meeting has no time of day.`,
        instead: t`Write ${quoted(`at ${found}`)}.`,
      };
    }
    if (field && edgeOf.test(found)) {
      return {
        what: t`${quoted(found)} stands before a day, which has neither start nor end.`,
        why: t`What ${quoted(field.name.text)} is meant to say cannot be understood.`,
        instead: t`Write the day alone, or the name of something with dates instead of it.`,
      };
    }
    return {
      what: t`${quoted(found)} means nothing here.`,
      why: field
        ? t`What ${quoted(field.name.text)} is meant to say cannot be understood.`
        : t`It is left out of the plan.`,
      instead: field
        ? t`Put texts in quotes, ${quoted(",")} between the entries of a list, and ${quoted(";")} or a new line before the next field.`
        : t`Put texts in quotes, begin notes to yourself with ${quoted("//")}, or remove it.`,
    };
  },
  fixes(finding, context) {
    const { problem, place } = finding;
    const better = [
      ...meantAbove(finding, context),
      ...meantAsDay(finding, context),
      ...meantWithoutBraces(finding, context),
      ...meantInField(finding, context),
      ...meantAsColon(finding, context),
      ...meantInBlock(finding, context),
      ...meantAsFields(finding, context),
      ...meantAsName(finding, context),
      ...meantAsTitle(finding, context),
    ];
    if (better.length > 0) return better;
    const rest = isInHeader(finding) ? restOfHeader(finding) : restOfStatement(finding);
    if (!isEnoughWithout(finding, rest)) return filledIn(finding, context);
    const comment = meantAsComment(finding, context);
    const cut = place(context, rest);
    let { start } = cut;
    while (/[ \t]/.test(context.document.text.charAt(start - 1))) start--;
    return [
      ...comment,
      {
        title: t`Remove ${quoted(finding.segment.text.slice(rest.start, rest.end))}`,
        preferred: problem.found === "}",
        edits: [{ span: { start, end: cut.end }, text: "" }],
      },
    ];
  },
});

const edgeOf = /^(?:start|end) of$/;

/** `start of 2026-02-04` */
function meantAsDay(
  { problem: { found, start, end }, segment, place }: SyntaxFinding,
  context: Context,
): Fix[] {
  if (!edgeOf.test(found)) return [];
  const day = end + segment.text.slice(end).search(/\S/);
  const span = place(context, { start, end: day });
  return [{ title: t`Remove ${quoted(found)}`, preferred: true, edits: [{ span, text: "" }] }];
}

/** From the words at fault to the end of the field, or of the line outside fields. */
function restOfStatement(finding: SyntaxFinding): Span {
  const { problem } = finding;
  const field = fieldAround(finding);
  if (field) return { start: problem.start, end: Math.max(problem.end, field.end) };
  return problem.found === "}" ? problem : restOfLine(finding);
}

/** Whether what stands before the words at fault says something by itself; of a field without a value nothing is left. */
function isEnoughWithout(finding: SyntaxFinding, rest: Span): boolean {
  const { entity, segment } = finding;
  const field = fieldAround(finding);
  const row = field && entity?.kind && fieldRow(entity.kind, field.name.text);
  const first = field?.values[0];
  if (!field) return true;
  if (!row || !first || first.start >= rest.start) return false;
  return fits(segment.text.slice(first.start, rest.start), row.takes);
}

/** A `{` without a word before it that has its `}`. */
function meantWithoutBraces({ problem, segment, place }: SyntaxFinding, context: Context): Fix[] {
  const { keyword, open, close } = segment;
  if (keyword || !open || !close || problem.start !== open.start) return [];
  return [
    {
      title: t`Remove ${quoted("{ }")}`,
      preferred: true,
      edits: [open, close].map((brace) => ({ span: place(context, brace), text: "" })),
    },
  ];
}

/** A field of which nothing could be read. */
function filledIn(finding: SyntaxFinding, context: Context): Fix[] {
  const { problem, entity, place } = finding;
  const field = fieldAround(finding);
  if (!field || !entity?.kind || !fieldRow(entity.kind, field.name.text)) return [];
  if (!field.colon || field.values.length > 0) return [];
  const text = valueFor(context, entity, field.name.text);
  const span = place(context, { start: problem.start, end: field.end });
  return [{ title: t`Fill it in`, edits: [{ span, text, snippet: true }] }];
}

function meantInField(finding: SyntaxFinding, context: Context): Fix[] {
  const { problem, entity, segment, place } = finding;
  const field = fieldAround(finding);
  const row = field && entity?.kind && fieldRow(entity.kind, field.name.text);
  const first = field?.values[0];
  if (!field || !row || !entity) return [];
  const whole = { start: first?.start ?? problem.start, end: field.end };
  const written = segment.text.slice(whole.start, whole.end);
  const replaced = (text: string): Fix => ({
    title: t`Write ${quoted(text)}`,
    preferred: true,
    edits: [{ span: place(context, whole), text }],
  });
  const before = segment.text.slice(0, problem.start).trimEnd().length;
  const inserted = (title: string, text: string): Fix => ({
    title,
    preferred: true,
    edits: [{ span: place(context, { start: before, end: before }), text }],
  });
  if (!first) {
    const [meant] = rewritten(written.trim()).filter((one) => fits(one, row.takes));
    return meant === undefined ? [] : [replaced(meant)];
  }
  const occasion = row.takes.shapes.some((shape) => shape === "occasion" || shape === "recurrence");
  if (isTime(problem.found) && occasion && first.kind !== "word")
    return [inserted(t`Put ${quoted("at")} before the time`, " at")];
  const [rewrote] = rewritten(written.trim()).filter((one) => fits(one, row.takes));
  if (rewrote !== undefined) return [replaced(rewrote)];
  const small = smallWordMeant(written, problem.start - whole.start, problem.found, row.takes);
  if (small !== undefined) {
    return [
      {
        title: t`Write ${quoted(small)}`,
        preferred: true,
        edits: [{ span: place(context, wordAt(problem, problem.found)), text: small }],
      },
    ];
  }
  const words = /^[\p{L}\p{M}\p{Nd}_' -]+$/u.test(written);
  const { shapes, choices, kinds, list } = row.takes;
  if (words && shapes.includes("choice")) {
    const known = (choices ?? []).map(({ word }) => word);
    const joined = written.trim().split(/\s+/).join("-");
    const meant = known.includes(joined) ? joined : nearest(joined, known);
    return meant === undefined ? [] : [replaced(meant)];
  }
  if (words && shapes.includes("reference")) {
    const id = idTitled(context, entity, written.trim(), kinds ?? []);
    if (id !== undefined) return [replaced(id)];
  }
  const parted = `${written.slice(0, before - whole.start)},${written.slice(before - whole.start)}`;
  if (list && fits(parted, row.takes)) return [inserted(t`Put a comma between them`, ",")];
  if (first.kind === "word" && shapes.includes("text") && !written.includes('"'))
    return [replaced(`"${written.trim()}"`)];
  return [];
}

/** The small word that makes sense of the value where the word at fault is a slip for it: `no 2026-04-30` for `on`. */
function smallWordMeant(written: string, at: number, found: string, takes: Takes): string | undefined {
  const word = /^\p{L}+/u.exec(found)?.[0];
  if (word === undefined) return undefined;
  return nearestFirst(word).find((small) =>
    fits(written.slice(0, at) + small + written.slice(at + word.length), takes),
  );
}

function nearestFirst(word: string): readonly string[] {
  const known = Object.keys(smallWords);
  const near = nearest(word, known);
  // Of a word of two or three letters any may be wrong.
  const short = word.length < 4 ? known : [];
  return [...new Set([...(near === undefined ? [] : [near]), ...short])];
}

function wordAt({ start }: Span, found: string): Span {
  return { start, end: start + (/^\p{L}+/u.exec(found)?.[0].length ?? 0) };
}

/** Looks like a time of day, right or wrong. */
function isTime(text: string): boolean {
  return /^\d{1,2}[:.]\d{2}$/.test(text);
}

/** `owner = lena` */
function meantAsColon(finding: SyntaxFinding, context: Context): Fix[] {
  const { problem, place, segment } = finding;
  if (problem.found !== "=" || fieldAround(finding)?.colon) return [];
  const before = segment.text.slice(0, problem.start).trimEnd().length;
  return [
    {
      title: t`Write ${quoted(":")} instead`,
      preferred: true,
      edits: [{ span: place(context, { start: before, end: problem.end }), text: ":" }],
    },
  ];
}

/** `session on: 2026-04-30 }`: what looks like the block's name is its first field. */
function meantInBlock({ problem, entity, segment, place }: SyntaxFinding, context: Context): Fix[] {
  const { id, open } = segment;
  if (problem.found !== ":" || open || !id || !entity?.kind || !fieldRow(entity.kind, id.text)) return [];
  const { start } = place(context, id);
  return [
    { title: t`Open the block`, preferred: true, edits: [{ span: { start, end: start }, text: "{ " }] },
  ];
}

/** `- call Dana`, `# Ideas`: a line that is a note to oneself. */
function meantAsComment(finding: SyntaxFinding, context: Context): Fix[] {
  const { problem, segment, place } = finding;
  if (isInHeader(finding) || fieldAround(finding) || /^[}=*]/.test(problem.found)) return [];
  let begins = problem.start;
  while (/[^\S\r\n]/.test(segment.text.charAt(begins - 1))) begins--;
  const isFirst = begins === 0 || /[\r\n]/.test(segment.text.charAt(begins - 1));
  const behind = segment.text.slice(restOfLine(finding).end);
  if (!isFirst || !/^[^\S\r\n]*(?:$|[\r\n])/.test(behind)) return [];
  const { start } = place(context, problem);
  return [
    { title: t`Make it a comment`, preferred: true, edits: [{ span: { start, end: start }, text: "// " }] },
  ];
}

/** Between a block's first word and its `{`. */
function isInHeader({ problem, segment: { keyword, open } }: SyntaxFinding): boolean {
  return keyword !== undefined && problem.found !== "}" && problem.start < (open?.start ?? problem.end);
}

/** An id or a title on the line below its block's first word. */
function isBelowHeader(finding: SyntaxFinding): boolean {
  const { problem, segment } = finding;
  const end = segment.keyword?.end ?? problem.start;
  return isInHeader(finding) && /[\r\n]/.test(segment.text.slice(end, problem.start));
}

function meantAbove(finding: SyntaxFinding, context: Context): Fix[] {
  const { problem, segment, place } = finding;
  if (!isBelowHeader(finding)) return [];
  const before = segment.text.slice(0, problem.start);
  const start = before.trimEnd().length;
  const title = t`Put it on the same line`;
  // A comment between the two would take it in.
  if (/\/\/[^\r\n]*$/.test(before.slice(0, start))) return [];
  return [
    { title, preferred: true, edits: [{ span: place(context, { start, end: problem.start }), text: " " }] },
  ];
}

/** From the words at fault to the title or the `{`, or to the end of the line or of what stands there. */
function restOfHeader(finding: SyntaxFinding): Span {
  const { title } = finding.segment;
  return restOfLine(finding, title && title.start > finding.problem.start ? title.start : undefined);
}

function restOfLine({ problem, segment: { text } }: SyntaxFinding, until?: number): Span {
  const rest = /^(?:(?!\/[/*])[^\r\n{};])*/.exec(text.slice(problem.start, until))?.[0].trimEnd() ?? "";
  return { start: problem.start, end: Math.max(problem.end, problem.start + rest.length) };
}

/** `milestone "Kick-off" on 2026-02-04`: the block's fields without its braces, and without the colon of the first. */
function meantAsFields(finding: SyntaxFinding, context: Context): Fix[] {
  const { problem, entity, segment, place } = finding;
  const row = entity?.kind && fieldRow(entity.kind, problem.found);
  if (!row || segment.open) return [];
  const rest = restOfHeader(finding);
  const value = segment.text.slice(problem.end, rest.end).trim();
  if (!fits(value, row.takes)) return [];
  const text = `{ ${problem.found}: ${value} }`;
  return [
    { title: t`Write ${quoted(text)}`, preferred: true, edits: [{ span: place(context, rest), text }] },
  ];
}

/** `person 1lena "Lena"`: nearly a name, where the block has none. */
function meantAsName(finding: SyntaxFinding, context: Context): Fix[] {
  const { problem, segment, place } = finding;
  const { keyword, id } = segment;
  if (!keyword || id || !isInHeader(finding)) return [];
  const text = `_${problem.found}`;
  if (!/^_[\p{Nd}-][\p{L}\p{M}\p{Nd}_-]*$/u.test(text)) return [];
  return [
    { title: t`Write ${quoted(text)}`, preferred: true, edits: [{ span: place(context, problem), text }] },
  ];
}

/** `action roster Rosters four weeks ahead {`: a title without its quotation marks, or with one of them. */
function meantAsTitle(finding: SyntaxFinding, context: Context): Fix[] {
  const { segment, place } = finding;
  if (!isInHeader(finding) || segment.title) return [];
  const rest = restOfHeader(finding);
  const words = segment.text.slice(rest.start, rest.end).replace(/^["“”'‘‚«»‹›]|["“”'’‘«»‹›]$/g, "");
  if (!/^\p{L}/u.test(words) || /["“”\\]/.test(words)) return [];
  return [
    {
      title: t`Write ${quoted(`"${words}"`)}`,
      preferred: true,
      edits: [{ span: place(context, rest), text: `"${words}"` }],
    },
  ];
}
