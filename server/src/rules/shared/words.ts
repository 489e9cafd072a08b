/** Small pieces of which messages are made. */

import type { Entity } from "../../analysis/entity.ts";
import { rowOf } from "../../language/table.ts";
import type { BlockName } from "../../language/types.ts";
import { isTranslated, say, spokenLocale, t } from "../../text/say.ts";

/** What the author wrote, set off from our own words; of a text that fills a page, its beginning. */
export function quoted(text: string): string {
  return t`“${text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "")}…` : text}”`;
}

/** UTF-16 units. */
const LONGEST = 200;

/** A block in the middle of a sentence: `the action “Daily stand-up”`, or `this action` where it has no name. */
export function named(entity: Entity): string {
  const word = wordFor(entity);
  const name = entity.title ?? entity.id;
  return name === undefined || name === "" ? t`this ${word}` : t`the ${word} ${quoted(name)}`;
}

/** A block at the beginning of a sentence. */
export function Named(entity: Entity): string {
  return capital(named(entity));
}

/** The sentence with a capital letter. */
export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** The sentence without its capital letter, to be put into another one; nouns keep theirs where all have one. */
export function lowered(sentence: string): string {
  if (isTranslated()) return sentence;
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** What comes before the first full stop, semicolon or colon of one of the table's texts. */
export function clause(says: string): string {
  return plain(says).replace(/[.;:](?:\s.*)?$/s, "");
}

/** The table sets words of the language off with backticks; messages are plain text. */
export function plain(text: string): string {
  return text.replace(/`([^`]*)`/g, (_whole, word: string) => quoted(word));
}

/** What a kind of block is called without its article: "action", "feedback meeting". */
export function nounFor(kind: BlockName): string {
  return rowOf(kind).one.replace(/^an? /, "");
}

/** A kind of block at the beginning of a sentence, with its keyword where that is another word. */
export function kindOf(block: BlockName): string {
  const noun = capital(rowOf(block).one);
  return nounFor(block) === block ? noun : `${noun} (\`${block}\`)`;
}

/** A number of things: "1 day", "3 days". */
export function counted(count: number, one: string, many = `${one}s`): string {
  const locale = spokenLocale();
  const number = locale === undefined ? count : count.toLocaleString(locale);
  return say(`{0} ${count === 1 ? one : many}`, number);
}

function wordFor({ kind, known, block }: Entity): string {
  const name = kind ?? known;
  return name === undefined ? (block.segment.keyword?.text ?? t`block`) : nounFor(name);
}
