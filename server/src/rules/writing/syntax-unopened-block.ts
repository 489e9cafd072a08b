import type { Entity } from "../../analysis/entity.ts";
import { rowOf } from "../../language/table.ts";
import { t } from "../../text/say.ts";
import { choicePlaceholder, escaped, placeholder } from "../../text/snippet.ts";
import type { Context, Fix } from "../rule.ts";
import { isHeadless, kindsOfHeadless } from "../shared/headless.ts";
import { indentAt, lineBreakOf } from "../shared/layout.ts";
import { unresolved } from "../shared/references.ts";
import type { SyntaxFinding } from "../shared/syntax.ts";
import { syntaxRule } from "../shared/syntax.ts";
import { capital, Named, named, nounFor, quoted } from "../shared/words.ts";

/** A block whose `{`, or whose whole first line, is missing, with what belongs into it below. */
export const syntaxUnopenedBlock = syntaxRule({
  code: "syntax/unopened-block",
  about:
    "A block without its `{`, with fields behind its header, or with lines below it that stand deeper, and with a `}` at their end. Or such lines with their `}`, whose header is missing as a whole.",
  message({ entity }) {
    if (entity && isHeadless(entity)) return withoutFirstLine(entity);
    return {
      what: t`${entity ? Named(entity) : t`This block`} has an end, but no beginning.`,
      why: t`Without a ${quoted("{")} nobody can tell that what stands below belongs to ${entity ? named(entity) : t`it`}.`,
      instead: t`Write a ${quoted("{")} at the end of its line.`,
    };
  },
  fixes(finding, context) {
    const { problem, entity, place } = finding;
    if (entity && isHeadless(entity)) return firstLine(finding, entity, context);
    const at = problem.insertAt ?? problem.end;
    return [
      {
        title: t`Open the block`,
        preferred: true,
        edits: [{ span: place(context, { start: at, end: at }), text: " {" }],
      },
    ];
  },
});

function withoutFirstLine(entity: Entity) {
  const [kind] = kindsOfHeadless(entity);
  const [example = ""] = kind ? rowOf(kind).example.split("\n") : [];
  return {
    what: t`These lines, down to their ${quoted("}")}, stand in a block whose first line is missing.`,
    why: t`Without it nobody can tell what they belong to, and they are left out of the plan.`,
    instead: kind
      ? t`Write the first line above them, such as ${quoted(`${example.replace(/\{.*$/, "")}{`)}, or remove them.`
      : t`Write the first line above them, or remove them.`,
  };
}

/** The line that the rest of the block seems to have had, with a name that the plan mentions and nothing has. */
function firstLine({ segment, place }: SyntaxFinding, entity: Entity, context: Context): readonly Fix[] {
  const kinds = kindsOfHeadless(entity);
  const [kind] = kinds;
  if (!kind || !segment.close) return [];
  const { snapshot, uri, document } = context;
  const units = entity.parent ? [entity.unit] : snapshot.units(uri).map(({ unit }) => unit);
  const lost = units.flatMap((unit) => unresolved(unit, snapshot.names(uri, unit)));
  const wanted = lost.find(({ wants }) => wants.includes(kind))?.text;
  const id = wanted ?? (rowOf(kind).id === "required" ? nounFor(kind) : undefined);
  const title = capital((id ?? nounFor(kind)).replaceAll("-", " "));
  const header = [
    choicePlaceholder(1, kinds),
    ...(id === undefined ? [] : [placeholder(2, id)]),
    `"${placeholder(3, title)}"`,
  ].join(" ");
  const at = document.lines.span(
    document.lines.position(place(context, { start: 0, end: 0 }).start).line,
  ).start;
  const indent = indentAt(context, place(context, segment.close).start);
  return [
    {
      title: t`Write its first line`,
      preferred: kinds.length === 1,
      edits: [
        {
          span: { start: at, end: at },
          text: `${indent}${header} ${escaped("{")}${lineBreakOf(context)}`,
          snippet: true,
        },
      ],
    },
  ];
}
