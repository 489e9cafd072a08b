/** What may begin where a field or a block may stand. */

import { CompletionItemKind } from "vscode-languageserver-types";
import type { Entity } from "../../analysis/entity.ts";
import { common } from "../../language/common.ts";
import { fieldRow, fieldsOf, innerBlocks, rowOf } from "../../language/table.ts";
import type { BlockName, FieldRow, Need } from "../../language/types.ts";
import { use } from "../../language/words.ts";
import type { Context } from "../../rules/rule.ts";
import { t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import { blockSpan, childrenOf, spanIn, textBetween, topLevelNear } from "../shared/locate.ts";
import { isMissing } from "../shared/missing.ts";
import type { Proposal } from "./item.ts";
import { nextBlocks } from "./next.ts";
import { blockSnippet, planSnippet, restOfBlock, reviewPlaces, subkindsFor, subkindsOf } from "./snippets.ts";
import type { Spot } from "./spot.ts";
import { textSnippet } from "./texts.ts";

/** Fields that are missing come first, then blocks, then the other fields. */
export function memberProposals(context: Context, spot: Spot): Proposal[] {
  const entity = spot.body?.entity;
  if (entity && !spot.kind) return [];
  const fields = entity && spot.kind ? fieldProposals(context, spot, entity, spot.kind) : [];
  if (spot.rest.startsWith(":"))
    return fields.map((field) => ({ ...field, text: field.label, goesOn: false }));
  const blocks = blockProposals(context, spot, entity);
  // A word with an id or a title behind it is a block's.
  if (/^[\p{L}_"“{]/u.test(spot.rest) && spot.word.end > spot.word.start) {
    return blocks
      .filter(({ about }) => about?.kind === "block")
      .map((block) => ({ ...block, text: block.label }));
  }
  const all = [...fields, ...blocks, ...(entity ? [] : [useProposal(spot)])];
  return isBeforeMember(spot) ? all.map((one) => parted(one, spot)) : all;
}

/** Whether another field or block follows on the line, without a `;` before it. */
function isBeforeMember({ rest, word, offset }: Spot): boolean {
  return word.end === offset && /^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*\s*[:\p{L}"{]/u.test(rest);
}

/** The same with the `;` that parts it from what follows; the cursor stays before it. */
function parted(proposal: Proposal, { document, word }: Spot): Proposal {
  const { text } = proposal;
  const end = /\s/.test(textBetween(document, word.end, word.end + 1)) ? ";" : "; ";
  return {
    ...proposal,
    text: text.endsWith(" ") ? `${text}${FINAL}${end}` : text + end,
  };
}

const FINAL = "$0";

/** What may follow a block's keyword, or what is written of its header. */
export function headerProposals(context: Context, spot: Spot): Proposal[] {
  const { place, body, rest } = spot;
  if (place.kind !== "header") return [];
  const parent = body?.entity;
  const ids = place.next === "id" ? idProposals(parent, place.keyword) : [];
  const isWritten = rest !== "" && !/^(?:[;}]|\/[/*])/.test(rest);
  const isTyping = spot.word.end > spot.word.start;
  if (isWritten || isTyping) return ids;
  const { keyword, id, next } = place;
  const subkind = id !== undefined && subkindsOf(keyword).includes(id) ? { subkind: id } : {};
  const text = restOfBlock({ context, kind: keyword, parent, ...subkind }, next);
  const isBehindWord = /\S/.test(textBetween(spot.document, spot.offset - 1, spot.offset));
  const label =
    place.next === "body" ? "{ … }" : place.next === "title" ? '"…" { … }' : headLabel(place.keyword);
  return [
    ...ids,
    {
      label,
      text: isBehindWord ? ` ${text}` : text,
      // Whoever goes on typing, even with a quote or a brace, does not want it.
      filter: "…",
      short: rowOf(place.keyword).label,
      kind: CompletionItemKind.Snippet,
      rank: 50,
      about: { kind: "block", block: place.keyword },
    },
  ];
}

function headLabel(kind: BlockName): string {
  return rowOf(kind).id === "required" ? 'id "…" { … }' : '"…" { … }';
}

/** Ids that say which of its kinds a block is; those that the parent has already come last. */
function idProposals(parent: Entity | undefined, kind: BlockName): Proposal[] {
  const order = subkindsFor(kind, parent);
  return choicesOf(kind)
    .filter(({ word }) => order.includes(word))
    .map(({ word, says }) => ({
      label: word,
      text: word,
      short: says,
      kind: CompletionItemKind.EnumMember,
      rank: 10 + order.indexOf(word),
      about: { kind: "choice", block: kind, field: "kind", word },
    }));
}

function fieldProposals(context: Context, spot: Spot, entity: Entity, kind: BlockName): Proposal[] {
  const present = fieldsBeside(spot);
  return fieldsOf(kind)
    .filter(([name]) => !present.has(name))
    .map(([name, row]) => ({
      label: name,
      ...fieldText(name, row),
      short: row.says,
      kind: CompletionItemKind.Field,
      rank: Object.hasOwn(common, name) ? 90 : (needRank(context, entity, kind, name, present) ?? 70),
      about: { kind: "field", block: kind, field: name },
    }));
}

/** The fields of the block; the name at the cursor is the one that is being written. */
function fieldsBeside({ document, body, word }: Spot): ReadonlySet<string> {
  const fields = body?.entity.block.segment.fields ?? [];
  const others = fields.filter(({ name }) => spanIn(document, body, name).start !== word.start);
  return new Set(others.map(({ name }) => name.text));
}

/** The name with its colon, and the quotes too where nothing but a text of the author's own may follow. */
function fieldText(name: string, { takes, example }: FieldRow): Pick<Proposal, "text" | "goesOn"> {
  const ownText = takes.shapes[0] === "text" && !takes.usual;
  if (ownText) return { text: `${name}: ${textSnippet("")}` };
  if (takes.shapes[0] === "tag") return { text: `${name}: ${placeholder(1, example)}` };
  return { text: `${name}: `, goesOn: true };
}

/** How far up a field belongs because the block needs it, or something that it may stand for. */
function needRank(
  context: Context,
  entity: Entity,
  kind: BlockName,
  name: string,
  present: ReadonlySet<string>,
): number | undefined {
  const missing = fieldsOf(kind).filter(
    ([field, { need }]) => need && isMissing(context, entity, field, need, present),
  );
  const rankOf = (need: Need | undefined) => (need?.level === "required" ? 10 : 20);
  const own = missing.find(([field]) => field === name);
  if (own) return rankOf(own[1].need);
  const served = missing.find(([, { need }]) => need?.or.some((fields) => fields.includes(name)));
  if (served) return rankOf(served[1].need) + 1;
  const oneOf = rowOf(kind).oneOf?.some(
    ({ fields }) => fields.includes(name) && !fields.some((field) => present.has(field)),
  );
  return oneOf ? 20 : undefined;
}

function blockProposals(context: Context, spot: Spot, parent: Entity | undefined): Proposal[] {
  const place = parent ? spot.kind : "document";
  if (!place) return [];
  const next = nextBlocks(parent, place, kindBefore(spot));
  const blocks = innerBlocks(place).flatMap((kind): Proposal[] => {
    const needed = parent && isNeeded(parent, kind);
    const likely = next.indexOf(kind);
    const plain: Proposal = {
      label: kind,
      text: blockSnippet({ context, kind, parent }),
      short: rowOf(kind).label,
      kind: CompletionItemKind.Struct,
      rank: needed ? 15 : likely < 0 ? 60 : 42 + likely,
      about: { kind: "block", block: kind },
    };
    return [...subkindProposals(context, parent, kind), plain];
  });
  return parent || context.document.root.children.length > 0 ? blocks : [planProposal(context), ...blocks];
}

/** The kind of the block that stands before the cursor, beside what is written there. */
function kindBefore({ document, body, offset }: Spot): BlockName | undefined {
  const beside = body ? childrenOf(body) : topLevelNear(document, offset);
  return beside.findLast((one) => blockSpan(one).end < offset)?.entity.kind;
}

/** Each phase that an engagement does not have yet, each review that a contract does not have yet. */
function subkindProposals(context: Context, parent: Entity | undefined, kind: BlockName): Proposal[] {
  const wanted =
    kind === "phase" ? subkindsOf(kind) : parent?.kind === "contract" ? Object.keys(reviewPlaces) : [];
  const present = new Set(parent?.children.flatMap((child) => (child.kind === kind && child.id) || []));
  return choicesOf(kind)
    .filter(({ word }) => wanted.includes(word) && !present.has(word))
    .map(({ word, says }) => ({
      label: `${kind} ${word}`,
      text: blockSnippet({ context, kind, parent, subkind: word }),
      short: says,
      kind: CompletionItemKind.Struct,
      rank: kind === "phase" ? 40 : 41,
      about: { kind: "choice", block: kind, field: "kind", word },
    }));
}

/** The kinds of which a block may be, for phases and reviews. */
function choicesOf(kind: BlockName): NonNullable<FieldRow["takes"]["choices"]> {
  return fieldRow(kind, "kind" as string)?.takes.choices ?? [];
}

function isNeeded(parent: Entity, kind: BlockName): boolean {
  const needs = (parent.kind && rowOf(parent.kind).needsInside) || [];
  return needs.some(({ block }) => block === kind) && !parent.children.some((child) => child.kind === kind);
}

function planProposal(context: Context): Proposal {
  return {
    label: t`new plan`,
    text: planSnippet(context),
    short: t`A whole first plan: the people, and an engagement of three phases`,
    kind: CompletionItemKind.Snippet,
    rank: 5,
  };
}

function useProposal(spot: Spot): Proposal {
  return {
    label: use.keyword,
    text: `${use.keyword} `,
    short: use.label,
    kind: CompletionItemKind.Keyword,
    rank: spot.document.root.children.length === 0 ? 70 : 60,
    about: { kind: "use" },
    goesOn: true,
  };
}
