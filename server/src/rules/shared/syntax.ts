import type { Entity } from "../../analysis/entity.ts";
import type { Field, Segment, SyntaxCode, SyntaxProblem } from "../../syntax/tree.ts";
import type { Span } from "../../text/span.ts";
import type { Context, Fix, Message, Related, TextRule, TextView } from "../rule.ts";
import { textRule } from "../rule.ts";

/** Something that could not be read, and where. */
export interface SyntaxFinding {
  readonly problem: SyntaxProblem;
  /** Undefined between the top-level blocks. */
  readonly entity: Entity | undefined;
  readonly segment: Segment;
  /** A span of the segment as one of the document. */
  place(context: Context, inSegment: Span): Span;
}

/** A rule that puts one kind of syntax problem into words. */
export function syntaxRule(parts: {
  readonly code: SyntaxCode;
  readonly about: string;
  message(finding: SyntaxFinding): Message;
  related?(finding: SyntaxFinding): readonly Related[];
  fixes?(finding: SyntaxFinding, context: Context): readonly Fix[];
}): TextRule {
  return textRule<SyntaxFinding>({
    ...parts,
    severity: "error",
    needs: hasProblems,
    check(view, report) {
      for (const problem of view.segment.problems) {
        if (problem.code === parts.code) {
          report({ data: syntaxFinding(view, problem), span: view.span(problem) });
        }
      }
    },
  });
}

/** Whether something in a text could not be read. */
export function hasProblems({ segment }: TextView): boolean {
  return segment.problems.length > 0;
}

/** A problem as its rule needs it. */
export function syntaxFinding({ entity, segment, span }: TextView, problem: SyntaxProblem): SyntaxFinding {
  return {
    problem,
    entity,
    segment,
    place: (context, inSegment) => context.place(entity?.unit ?? null, span(inSegment)),
  };
}

/** The field in which the problem lies, if any. */
export function fieldAround({ problem, segment }: SyntaxFinding): Field | undefined {
  return segment.fields.find(
    ({ start, end }) => start <= problem.start && problem.start < Math.max(end, start + 1),
  );
}
