/** Who is meant by a name: the names of one unit, of its file and of the files that it uses. */
import { datedKinds } from "../language/kinds.ts";
import { fieldRow, innerBlocks } from "../language/table.ts";
import type { BlockName } from "../language/types.ts";
import type { Value, Word } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import type { Entity, Unit } from "./entity.ts";

/** A declaration together with the file it stands in. */
export interface Declaration {
  readonly uri: string;
  readonly entity: Entity;
}

/** The top-level names that a document sees: its own and those of the files that it uses (not passed on). */
export interface Scope {
  /**
   * The same object for as long as the people, coaches, teams and organizations are the same: what names mean does
   * not change with it. An engagement's text changes with every key, and names hardly ever mean one.
   */
  readonly identity: object;
  /** Every declaration of that name, of whatever kind, the document's own first. */
  lookup(id: string): readonly Declaration[];
  /** All of them, the document's own first; for completion and suggestions. */
  readonly all: readonly Declaration[];
}

/** A name in a field or a date, and what it means. */
export interface Reference {
  /** The block in which it is written. */
  readonly holder: Entity;
  readonly fieldName: string;
  /** From the unit's start. */
  readonly span: Span;
  readonly text: string;
  readonly wants: readonly BlockName[];
  /** `date`: in `start of …`, `… after …`; otherwise the field's own value. */
  readonly role: "field" | "date";
  /** What it names, where something of the wanted kind is found. */
  readonly target: Declaration | undefined;
  /** Where nothing of the wanted kind is found: what else has this name. */
  readonly otherwise: Declaration | undefined;
}

/** A unit's names. */
export interface Names {
  /** A name that is wrong here is that of another engagement: what is known of it is true for one scope only. */
  readonly leansOnEngagement: boolean;
  readonly references: readonly Reference[];
  /** What a field refers to, in the order of the text; names that mean nothing are left out. */
  targets(holder: Entity, fieldName: string): readonly Declaration[];
  /** The reference whose span begins there (from the unit's start). */
  at(start: number): Reference | undefined;
  /**
   * Who would be meant here by a name of that kind: for names that stand in what is named here, such as the members of
   * a team. Only the top level counts.
   */
  declared(text: string, kind: BlockName): Declaration | undefined;
}

/** The blocks that are declared at the top level, for a whole file and whoever uses it. */
export const topLevelKinds: readonly BlockName[] = innerBlocks("document");

/** Who is meant by each name in the unit. */
export function namesOf(uri: string, unit: Unit, scope: Scope): Names {
  const references: Reference[] = [];
  for (const holder of unit.entities) {
    if (!holder.kind) continue;
    for (const field of holder.block.segment.fields) {
      const row = fieldRow(holder.kind, field.name.text);
      if (!row) continue;
      const { kinds } = row.takes;
      const refer = (word: Word, role: Reference["role"], wants: readonly BlockName[]) =>
        references.push({
          holder,
          fieldName: field.name.text,
          span: holder.span(word),
          text: word.text,
          wants,
          role,
          ...meant(uri, unit, scope, word.text, wants, role),
        });
      for (const value of field.values) {
        if (value.kind === "word") {
          if (kinds) refer(value, "field", kinds);
        } else for (const word of namesInDates(value)) refer(word, "date", datedKinds);
      }
    }
  }
  const byStart = new Map(references.map((reference) => [reference.span.start, reference]));
  const byHolder = new Map<Entity, Reference[]>();
  for (const reference of references) {
    const own = byHolder.get(reference.holder);
    if (own) own.push(reference);
    else byHolder.set(reference.holder, [reference]);
  }
  return {
    leansOnEngagement: references.some(({ otherwise }) => otherwise?.entity.known === "engagement"),
    references,
    targets: (holder, fieldName) =>
      (byHolder.get(holder) ?? []).flatMap((r) =>
        r.fieldName === fieldName && r.role === "field" && r.target ? [r.target] : [],
      ),
    at: (start) => byStart.get(start),
    declared: (text, kind) => scope.lookup(text).find(({ entity }) => entity.known === kind),
  };
}

/** The names in a value's date expressions. */
function namesInDates(value: Value): readonly Word[] {
  switch (value.kind) {
    case "edge":
      return [value.of];
    case "offset":
      return value.anchor.kind === "word" ? [value.anchor] : namesInDates(value.anchor);
    case "range":
      return [...namesInDates(value.from), ...namesInDates(value.to)];
    case "occasion":
      return namesInDates(value.date);
    case "recurrence":
      return value.from ? namesInDates(value.from) : [];
    case "reading":
      return namesInDates(value.on);
    default:
      return [];
  }
}

/** The file's own declarations and those that it sees through `use`, in this order; `before` is its last scope. */
export function scopeOf(all: readonly Declaration[], before?: Scope): Scope {
  const byId = new Map<string, Declaration[]>();
  for (const declaration of all) {
    const { id } = declaration.entity;
    if (id === undefined) continue;
    const same = byId.get(id);
    if (same) same.push(declaration);
    else byId.set(id, [declaration]);
  }
  const identity = before && sameDeclarations(referable(before.all), referable(all)) ? before.identity : {};
  return { identity, all, lookup: (id) => byId.get(id) ?? [] };
}

function referable(all: readonly Declaration[]): readonly Declaration[] {
  return all.filter(({ entity }) => entity.known !== "engagement");
}

function sameDeclarations(a: readonly Declaration[], b: readonly Declaration[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

/**
 * The top-level names that a unit declares. A person that stands by mistake inside an engagement counts: the mistake
 * is told where it is made, not at every mention.
 */
export function declarationsOf(uri: string, unit: Unit): readonly Declaration[] {
  const kept = declared.get(unit);
  if (kept?.uri === uri) return kept.declarations;
  const declarations = unit.entities
    .filter(({ id, known }) => id !== undefined && known !== undefined && topLevelKinds.includes(known))
    .map((entity) => ({ uri, entity }));
  declared.set(unit, { uri, declarations });
  return declarations;
}

const declared = new WeakMap<Unit, { readonly uri: string; readonly declarations: readonly Declaration[] }>();

function meant(
  uri: string,
  unit: Unit,
  scope: Scope,
  id: string,
  wants: readonly BlockName[],
  role: Reference["role"],
): { target: Declaration | undefined; otherwise: Declaration | undefined } {
  const inside = (unit.ids.get(id) ?? []).map((entity): Declaration => ({ uri, entity }));
  // Dates mean what is in this engagement, never another one's.
  const outside = scope.lookup(id).filter(({ entity }) => role === "field" || entity === unit.top);
  const candidates = [...inside, ...outside];
  const fits = ({ entity }: Declaration) => entity.known !== undefined && wants.includes(entity.known);
  return {
    target: candidates.find(fits),
    otherwise: candidates.find((candidate) => !fits(candidate)) ?? scope.lookup(id)[0],
  };
}
