/** What the reader of the timeline may choose for a part: LANGUAGE.md's owners and states, as the plan has them. */
import type { Entity } from "../analysis/entity.ts";
import { nameOf, wordsOf } from "../analysis/entity.ts";
import { fieldRow } from "../language/table.ts";
import type { BlockName } from "../language/types.ts";
import type { Context } from "../rules/rule.ts";
import { contextOf } from "../rules/shared/context.ts";
import { namesFor } from "../rules/shared/guess.ts";
import { capital } from "../rules/shared/words.ts";
import { say } from "../text/say.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { partOf } from "./shared/parts.ts";

/** What may be chosen for a part, and whether it can stand in a chain of work. */
export interface Choices {
  readonly owners?: readonly Choice[];
  readonly statuses?: readonly Choice[];
  readonly waits: boolean;
  readonly awaited: boolean;
}

interface Choice {
  readonly value: string;
  readonly words: string;
  readonly chosen: boolean;
}

/** Null where there is no such part in the document. */
export function choices(
  snapshot: Snapshot,
  { textDocument: { uri }, id }: { readonly textDocument: { readonly uri: string }; readonly id: string },
): Choices | null {
  const document = snapshot.document(uri);
  const entity = partOf(snapshot, uri, id)?.entity;
  if (!document || !entity) return null;
  const { kind } = entity;
  if (kind === undefined) return { waits: false, awaited: false };
  const owners = ownersFor(contextOf(snapshot, document), entity, kind);
  const status = fieldRow(kind, "status")?.takes.choices;
  const [current] = wordsIn(entity, "status");
  return {
    ...(owners && { owners }),
    ...(status && {
      statuses: status.map(({ word }) => ({
        value: word,
        words: capital(say(word.replaceAll("-", " "))),
        chosen: word === current,
      })),
    }),
    waits: awaitedBy(kind).length > 0,
    awaited: mayBeAwaited(kind),
  };
}

/** The field that says who answers for a block of that kind. */
export function ownerField(kind: BlockName): "owner" | "leader" | undefined {
  return (["owner", "leader"] as const).find((field) => fieldRow(kind, field) !== undefined);
}

/** The kinds of blocks that one of that kind can wait for. */
export function awaitedBy(kind: BlockName): readonly BlockName[] {
  return fieldRow(kind, "after")?.takes.kinds ?? [];
}

function mayBeAwaited(kind: BlockName): boolean {
  return (["action", "phase"] as const).some((waiting) => awaitedBy(waiting).includes(kind));
}

function ownersFor(context: Context, entity: Entity, kind: BlockName): readonly Choice[] | undefined {
  const field = ownerField(kind);
  if (field === undefined) return undefined;
  const scope = context.snapshot.scope(context.uri);
  const current = wordsIn(entity, field);
  return namesFor(context, entity, field, fieldRow(kind, field)?.takes.kinds ?? [])
    .slice(0, MOST_OWNERS)
    .map((value) => {
      const [named] = scope.lookup(value);
      return { value, words: named ? nameOf(named.entity) : value, chosen: current.includes(value) };
    });
}

/** Whoever is not among them is written in the text. */
const MOST_OWNERS = 50;

function wordsIn(entity: Entity, name: string): readonly string[] {
  const field = entity.block.segment.fields.find((each) => each.name.text === name);
  return wordsOf(field).map(({ text }) => text);
}
