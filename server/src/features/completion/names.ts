import { CompletionItemKind } from "vscode-languageserver-types";
import type { Entity } from "../../analysis/entity.ts";
import type { Declaration } from "../../analysis/names.ts";
import type { Day } from "../../calendar/day.ts";
import { datedKinds } from "../../language/kinds.ts";
import type { BlockName } from "../../language/types.ts";
import type { Context } from "../../rules/rule.ts";
import { namesFor } from "../../rules/shared/guess.ts";
import { addUse, fileName, pathTo } from "../../rules/shared/uses.ts";
import { capital, nounFor } from "../../rules/shared/words.ts";
import type { Declared } from "../../workspace/facts.ts";
import { sameFile } from "../../workspace/files.ts";
import { shortDay } from "../shared/days.ts";
import type { About } from "../shared/documentation.ts";
import { rangeOf } from "../shared/ranges.ts";
import { roleOf, whoIs } from "../shared/who.ts";
import type { Proposal } from "./item.ts";

/** What is asked for in a field of a block. */
export interface NamesWanted {
  readonly context: Context;
  /** The block in which the field stands. */
  readonly holder: Entity;
  readonly field: string;
  readonly kinds: readonly BlockName[];
  /** Names that stand in the list already. */
  readonly taken: ReadonlySet<string>;
}

/** The names that may stand in a field: the likeliest first, those of other files last, each with its `use`. */
export function nameProposals(wanted: NamesWanted): Proposal[] {
  return [...knownNames(wanted), ...namesElsewhere(wanted)];
}

/** What `start of`, `end of`, `after` and `before` may name, with the day that each gives. */
export function datedNames(
  context: Context,
  holder: Entity,
  edge: "start" | "end",
  move: (day: Day) => Day = (day) => day,
): Proposal[] {
  const schedule = context.snapshot.schedule(context.uri, holder.unit);
  return holder.unit.entities.flatMap((entity): Proposal[] => {
    const { id, kind } = entity;
    if (id === undefined || !kind || !datedKinds.includes(kind) || entity === holder) return [];
    const day = schedule.dates(entity)[edge]?.day;
    return [
      {
        label: id,
        text: id,
        filter: searchText(entity),
        short: day === undefined ? (entity.title ?? "") : shortDay(move(day)),
        detail: [whoIs(entity), day === undefined ? undefined : shortDay(move(day))]
          .filter(Boolean)
          .join(" · "),
        kind: CompletionItemKind.Reference,
        rank: likelihood(entity, holder),
        about: aboutName({ uri: context.uri, entity }),
      },
    ];
  });
}

/** What the author may type to find a block: its id, its title, its role. */
function searchText(entity: Entity): string {
  return [entity.id, entity.title, roleOf(entity)].filter(Boolean).join(" ");
}

/** Phases count most, then what stands nearby. */
function likelihood(entity: Entity, holder: Entity): number {
  if (entity.kind === "phase") return 10;
  return entity.parent === holder.parent || entity.parent === holder ? 11 : 12;
}

function knownNames({ context, holder, field, kinds, taken }: NamesWanted): Proposal[] {
  const declared = context.snapshot.scope(context.uri).all;
  const inside = holder.unit.entities
    .filter((entity) => entity !== holder.unit.top)
    .map((entity): Declaration => ({ uri: context.uri, entity }));
  return namesFor(context, holder, field, kinds).flatMap((id, i) => {
    const found = [...inside, ...declared].find(
      ({ entity }) => entity.id === id && entity.known !== undefined && kinds.includes(entity.known),
    );
    return found && !taken.has(id) && found.entity !== holder
      ? [proposal(context, knownFrom(found), 10 + i)]
      : [];
  });
}

function namesElsewhere({ context, kinds, taken }: NamesWanted): Proposal[] {
  const { snapshot, uri } = context;
  const scope = snapshot.scope(uri);
  const here = sameFile(uri);
  const known = new Set(scope.all.map((one) => sameFile(one.uri)));
  return [...snapshot.facts.declarations(kinds)].flatMap((one) => {
    const file = sameFile(one.uri);
    if (taken.has(one.id) || file === here || known.has(file)) return [];
    if (scope.lookup(one.id).some(({ entity }) => entity.kind === one.kind)) return [];
    const path = pathTo(uri, one.uri);
    if (snapshot.resolveUse(uri, path) === undefined) return [];
    const { span, text } = addUse(context, path);
    const whose = { ...one, role: one.role ?? capital(nounFor(one.kind)) };
    return [
      {
        ...proposal(context, whose, 5000),
        alsoEdits: [{ range: rangeOf(context.document, span), newText: text }],
      },
    ];
  });
}

/** A block at the top level of some file, as it is proposed. */
type Known = Pick<Declared, "uri" | "id" | "title" | "kind" | "path"> & { readonly role: string };

function knownFrom({ uri, entity }: Declaration): Known {
  const { id = "", title, kind = "person", path } = entity;
  return { uri, id, title, kind, path, role: roleOf(entity) };
}

function proposal(context: Context, { uri, id, title, role, kind, path }: Known, rank: number): Proposal {
  const isHere = sameFile(uri) === sameFile(context.uri);
  const file = isHere ? undefined : fileName(uri);
  return {
    label: id,
    text: id,
    filter: [id, title, role].filter(Boolean).join(" "),
    short: isHere ? (title ?? role) : `${title ?? role} · ${file}`,
    detail: [title, role, file].filter(Boolean).join(" · "),
    kind: icons[kind] ?? CompletionItemKind.Reference,
    rank,
    about: { kind: "name", uri, path },
  };
}

function aboutName({ uri, entity }: Declaration): About {
  return { kind: "name", uri, path: entity.path };
}

const icons: Partial<Record<BlockName, CompletionItemKind>> = {
  person: CompletionItemKind.Variable,
  coach: CompletionItemKind.Variable,
  team: CompletionItemKind.Class,
  organization: CompletionItemKind.Module,
};
