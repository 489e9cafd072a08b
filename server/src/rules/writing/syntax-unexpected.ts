import { fieldRow } from "../../language/table.ts";
import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";
import type { Context, Fix } from "../rule.ts";
import type { SyntaxFinding } from "../shared/syntax.ts";
import { fieldAround, syntaxRule } from "../shared/syntax.ts";
import { idTitled } from "../shared/titles.ts";
import { quoted } from "../shared/words.ts";

/** Words or signs that mean nothing where they stand. */
export const syntaxUnexpected = syntaxRule({
  code: "syntax/unexpected",
  about:
    "Words or signs that can't be understood where they stand. What follows them on the line is left out.",
  message(finding) {
    const { found } = finding.problem;
    const field = fieldAround(finding);
    if (found === "}") {
      return {
        what: `This ${quoted("}")} closes nothing.`,
        why: "Everything below it may end up in the wrong block.",
        instead: "Remove it, or look above for a block that was closed too early.",
      };
    }
    if (found === "=") {
      return {
        what: `${quoted("=")} means nothing here.`,
        why: "What follows it is left out.",
        instead: `Write ${quoted(":")} between the name of a field and its value.`,
      };
    }
    if (field && isTime(found)) {
      return {
        what: `The time ${quoted(found)} lacks the word before it.`,
        why: "As it stands, the meeting has no time of day.",
        instead: `Write ${quoted(`at ${found}`)}.`,
      };
    }
    return {
      what: `${quoted(found)} means nothing here.`,
      why: field
        ? `What ${quoted(field.name.text)} is meant to say cannot be understood.`
        : "It is left out of the plan.",
      instead: field
        ? `Put texts in quotes, ${quoted(",")} between the entries of a list, and ${quoted(";")} or a new line before the next field.`
        : `Put texts in quotes, begin notes to yourself with ${quoted("//")}, or remove it.`,
    };
  },
  fixes(finding, context) {
    const { problem, place } = finding;
    const better = [...meantInField(finding, context), ...meantAsColon(finding, context)];
    if (better.length > 0) return better;
    const rest = restOfStatement(finding);
    const cut = place(context, rest);
    const before = /[ \t]*$/.exec(context.document.text.slice(0, cut.start))?.[0].length ?? 0;
    return [
      {
        title: `Remove ${quoted(finding.segment.text.slice(rest.start, rest.end))}`,
        preferred: problem.found === "}",
        edits: [{ span: { start: cut.start - before, end: cut.end }, text: "" }],
      },
    ];
  },
});

/** From the words at fault to the end of the field, or of themselves outside fields. */
function restOfStatement(finding: SyntaxFinding): Span {
  const { problem } = finding;
  return { start: problem.start, end: Math.max(problem.end, fieldAround(finding)?.end ?? problem.end) };
}

function meantInField(finding: SyntaxFinding, context: Context): Fix[] {
  const { problem, entity, segment, place } = finding;
  const field = fieldAround(finding);
  const row = field && entity?.kind && fieldRow(entity.kind, field.name.text);
  const first = field?.values[0];
  if (!field || !row || !first || !entity) return [];
  const whole = { start: first.start, end: field.end };
  const written = segment.text.slice(whole.start, whole.end);
  const replaced = (text: string): Fix => ({
    title: `Write ${quoted(text)}`,
    preferred: true,
    edits: [{ span: place(context, whole), text }],
  });
  const before = segment.text.slice(0, problem.start).trimEnd().length;
  const inserted = (title: string, text: string): Fix => ({
    title,
    preferred: true,
    edits: [{ span: place(context, { start: before, end: before }), text }],
  });
  if (isTime(problem.found)) return [inserted(`Put ${quoted("at")} before the time`, " at")];
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
  if (list && !first.kind.startsWith("wrong")) return [inserted("Put a comma between them", ",")];
  if (first.kind === "word" && shapes.includes("text") && !written.includes('"'))
    return [replaced(`"${written.trim()}"`)];
  return [];
}

/** Looks like a time of day, right or wrong. */
function isTime(text: string): boolean {
  return /^\d{1,2}[:.]\d{2}$/.test(text);
}

/** `owner = lena` */
function meantAsColon({ problem, place, segment }: SyntaxFinding, context: Context): Fix[] {
  if (problem.found !== "=") return [];
  const before = segment.text.slice(0, problem.start).trimEnd().length;
  return [
    {
      title: `Write ${quoted(":")} instead`,
      preferred: true,
      edits: [{ span: place(context, { start: before, end: problem.end }), text: ":" }],
    },
  ];
}
