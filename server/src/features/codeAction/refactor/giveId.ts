import type { Entity } from "../../../analysis/entity.ts";
import { fieldRow, rowOf } from "../../../language/table.ts";
import { placeOf } from "../../../rules/shared/layout.ts";
import { quoted } from "../../../rules/shared/words.ts";
import { t } from "../../../text/say.ts";
import { escaped, placeholder } from "../../../text/snippet.ts";
import { REWRITE } from "../../abilities.ts";
import type { Place, Refactoring } from "./refactoring.ts";

/** Gives a block inside an engagement a short name, made of its title, so that others can refer to it. */
export function giveId({ context, located: { part, placed } }: Place): Refactoring[] {
  const entity = placed?.entity;
  if (!entity?.kind || entity.id !== undefined || !entity.parent) return [];
  if (rowOf(entity.kind).id !== "optional" || (part.kind !== "keyword" && part.kind !== "title")) return [];
  const { keyword } = entity.block.segment;
  if (!keyword) return [];
  const scope = context.snapshot.scope(context.uri);
  const isTaken = (id: string) => entity.unit.ids.has(id) || scope.lookup(id).length > 0;
  const id = idFor(entity, isTaken);
  const { end } = placeOf(context, entity, keyword);
  return [
    {
      title: t`Give it the short name ${quoted(id)}, so that others can refer to it`,
      kind: REWRITE,
      rewrite: () => ({
        edits: [{ span: { start: end, end }, text: escaped(" ") + placeholder(1, id), snippet: true }],
      }),
    },
  ];
}

/** Of the title's first words as few as make a name that is free and means nothing else; else a number behind it. */
function idFor(entity: Entity, isTaken: (id: string) => boolean): string {
  const noun = entity.known ?? "";
  const words = (entity.title ?? "").toLowerCase().match(/[\p{L}_][\p{L}\p{M}\p{Nd}_]*/gu) ?? [];
  const telling = words.filter((word) => !empty.has(word));
  const used = telling.length > 0 ? telling.slice(0, mostWords) : [noun];
  const candidates = used.map((_word, i) => used.slice(0, i + 1).join("-"));
  const base = candidates.at(-1) ?? noun;
  const isFree = (id: string) => !isTaken(id) && !saysKind(entity, id);
  const found = candidates.find(isFree);
  if (found !== undefined) return found;
  for (let n = 2; ; n++) if (isFree(`${base}-${n}`)) return `${base}-${n}`;
}

const mostWords = 3;

/** Words that tell nothing where they stand alone. */
const empty = new Set(["a", "an", "the", "of", "to", "in", "on", "for", "with", "and", "at", "by", "from"]);

/** Where the kind is not written, an id that is a kind says which one it is. */
function saysKind(entity: Entity, id: string): boolean {
  const { kind } = entity;
  const choices = kind && fieldRow(kind, "kind")?.takes.choices;
  const isWritten = entity.block.segment.fields.some(({ name }) => name.text === "kind");
  return !isWritten && (choices ?? []).some(({ word }) => word === id);
}
