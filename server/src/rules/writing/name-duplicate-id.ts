import { declarationsOf } from "../../analysis/declarations.ts";
import type { Entity, Unit } from "../../analysis/entity.ts";
import { mentionsIn, writtenIn } from "../../analysis/mentions.ts";
import type { Declaration } from "../../analysis/names.ts";
import { inSeries } from "../../language/shapes.ts";
import type { Use } from "../../syntax/tree.ts";
import { memoryOf } from "../../text/memory.ts";
import { t } from "../../text/say.ts";
import type { Span } from "../../text/span.ts";
import type { Limits } from "../limits.ts";
import type { Context, Report } from "../rule.ts";
import { documentRule } from "../rule.ts";
import { isKindOf, keptKind } from "../shared/keptKind.ts";
import { remove } from "../shared/layout.ts";
import { fileName, usesOf } from "../shared/uses.ts";
import { named, quoted } from "../shared/words.ts";

interface Twice {
  readonly entity: Entity;
  readonly first: Declaration;
}

/** A file that declares what a file used before it declares already. */
interface Clash {
  readonly use: Use;
  readonly ids: readonly string[];
  /** The first of those names: where it is declared in this file, and in the one before. */
  readonly both: readonly Declaration[];
}

/** A short name that two blocks have. */
export const nameDuplicateId = documentRule<Twice | Clash, Limits, readonly Pair[]>({
  code: "name/duplicate-id",
  severity: "error",
  about:
    "A short name (id) that another block has already: at the top level in the same file or one that it uses, inside an engagement anywhere in it. An inner block may have the id of a top-level one; and what is only called by its kind, as `review closing`, may be so in each contract, as long as nothing mentions that name.",
  gather({ unit }) {
    const pairs = twiceInside(unit);
    return pairs.length > 0 ? pairs : undefined;
  },
  gathersFrom: ({ id, kind, unit, block }) =>
    [id ?? "", ...(kind ? writtenIn(kind, block.segment) : []).map(({ word }) => word.text)].some(
      (name) => (unit.ids.get(name)?.length ?? 0) > 1,
    ),
  // Where files clash, what is told stands at a line that may move.
  reads: (context) => (clashes(context).length > 0 ? {} : context.snapshot.scope(context.uri).names),
  check(view, report) {
    for (const { piece } of view.gathered) {
      for (const { entity, first } of piece)
        tell(report, { entity, first: { uri: view.uri, entity: first } });
    }
    atTopLevel(view, report);
    for (const clash of clashes(view)) report({ data: clash, unit: null, span: clash.use.path ?? clash.use });
  },
  message(data) {
    const why = t`Wherever the plan mentions that name, nobody can tell which of the two is meant.`;
    if (!("use" in data)) {
      return {
        what: t`${quoted(data.entity.id ?? "")} is the name of ${named(data.first.entity)} already.`,
        why,
        instead: t`Give one of them another name.`,
      };
    }
    const { use, ids, both } = data;
    return {
      what: t`${inSeries(ids.map(quoted), "and")} stand in ${quoted(use.path?.text ?? "")}, and in ${quoted(fileName(both[1]?.uri ?? ""))} as well.`,
      why,
      instead: t`Give one of them another name, or use only one of the two files.`,
    };
  },
  related: (data) =>
    "use" in data
      ? data.both.map(({ uri, entity }) => ({
          uri,
          unit: entity.unit,
          span: idSpan(entity),
          says: t`It is declared here.`,
        }))
      : [
          {
            uri: data.first.uri,
            unit: data.first.entity.unit,
            span: idSpan(data.first.entity),
            says: t`It stands here first.`,
          },
        ],
  fixes(data, context) {
    if ("use" in data) return [];
    const { entity } = data;
    const id = freeId(context, entity);
    const span = context.place(entity.unit, idSpan(entity));
    const whole = context.place(entity.unit, { start: entity.start, end: entity.end });
    const mentions = mentionsOf(entity, context);
    return [
      {
        title: t`Name this one ${quoted(id)}`,
        preferred: true,
        edits: [
          { span, text: id },
          ...mentions.map((mention) => ({ span: mention, text: id })),
          ...keptKind(context, entity, id),
        ],
      },
      ...(mentions.length === 0 ? [{ title: t`Remove this one`, edits: [remove(context, whole)] }] : []),
    ];
  },
});

/** Where the document already means this one: a field takes the one whose kind fits. */
function mentionsOf(entity: Entity, context: Context): readonly Span[] {
  const { snapshot, uri, place } = context;
  let all = mentions.get(context);
  if (!all) {
    all = new Map();
    for (const { unit } of snapshot.units(uri)) {
      for (const { target, span } of snapshot.names(uri, unit).references) {
        if (!target) continue;
        const same = all.get(target.entity);
        if (same) same.push(place(unit, span));
        else all.set(target.entity, [place(unit, span)]);
      }
    }
    mentions.set(context, all);
  }
  return all.get(entity) ?? [];
}

/** Gathered once for all that a document's findings offer. */
const mentions = memoryOf<Context, Map<Entity, Span[]>>();

function tell(report: Report<Twice | Clash>, data: Twice): void {
  report({ data, unit: data.entity.unit, span: idSpan(data.entity) });
}

interface Pair {
  readonly entity: Entity;
  readonly first: Entity;
}

function twiceInside(unit: Unit): readonly Pair[] {
  return [...unit.ids].flatMap(([id, all]) => {
    const known = all.filter(({ kind }) => kind !== undefined);
    if (known.length < 2) return [];
    const isOnlyKind = !mentionsIn(unit).has(id) && known.every((entity) => isKindOf(entity, id));
    const firsts = new Map<Entity | undefined, Entity>();
    return known.flatMap((entity): Pair[] => {
      const among = isOnlyKind ? entity.parent : undefined;
      const first = firsts.get(among);
      if (first) return [{ entity, first }];
      firsts.set(among, entity);
      return [];
    });
  });
}

/** A name of this file that stands in it before, or else in a file that it uses. */
function atTopLevel({ uri, snapshot }: Context, report: Report<Twice | Clash>): void {
  const scope = snapshot.scope(uri);
  const seen = new Map<string, Declaration>();
  for (const { unit } of snapshot.units(uri)) {
    for (const own of declarationsOf(uri, unit)) {
      const { id, kind } = own.entity;
      if (id === undefined || kind === undefined) continue;
      const first = seen.get(id) ?? scope.lookup(id).find((other) => other.uri !== uri);
      if (first) tell(report, { entity: own.entity, first });
      else seen.set(id, own);
    }
  }
}

/** Whether there are such names at all: with thousands of people in the files, a key should not ask again. */
const namesClash = memoryOf<object, boolean>();

/** Files among those that the document uses which declare the same names, told at the later one. */
function clashes({ uri, snapshot }: Context): readonly Clash[] {
  const uses = usesOf(snapshot, uri).flatMap((use) => {
    const target = use.path && snapshot.resolveUse(uri, use.path.text);
    return target === undefined || target === uri ? [] : [{ use, target }];
  });
  if (uses.length < 2) return [];
  const scope = snapshot.scope(uri);
  if (namesClash.get(scope.names) === false) return [];
  const told = new Map<string, Map<string, readonly Declaration[]>>();
  for (const { entity } of scope.all) {
    const all = scope.lookup(entity.id ?? "");
    // What the document declares itself is told there.
    if (all.length < 2 || all[0]?.uri === uri || all[0]?.entity !== entity) continue;
    for (const other of all) {
      if (other.uri === all[0].uri) continue;
      const ids = told.get(other.uri) ?? new Map<string, readonly Declaration[]>();
      told.set(other.uri, ids.set(entity.id ?? "", [other, all[0]]));
    }
  }
  namesClash.set(scope.names, told.size > 0);
  return uses.flatMap(({ use, target }, i) => {
    const ids = told.get(target);
    const again = uses.findIndex((one) => one.target === target) < i;
    return ids && !again ? [{ use, ids: [...ids.keys()], both: [...ids.values()][0] ?? [] }] : [];
  });
}

function idSpan(entity: Entity): Span {
  return entity.span(entity.block.segment.id ?? { start: 0, end: 0 });
}

function freeId({ snapshot, uri }: Context, { id = "", unit }: Entity): string {
  let n = 2;
  while (unit.ids.has(`${id}-${n}`) || snapshot.scope(uri).lookup(`${id}-${n}`).length > 0) n++;
  return `${id}-${n}`;
}
