import { movesDate, unitNamed } from "../../calendar/duration.ts";
import type { Distance } from "./shift.ts";

/**
 * How far something is to move, as somebody says it: `2 weeks`, `a month later`, `10 days earlier`, `-3 days`,
 * `two weeks back`. Undefined where it is none of that, or less than a day.
 */
export function distanceIn(words: string): Distance | undefined {
  const said = /^\s*(?:by\s+)?([+-]?)\s*(\d+|\p{L}+)\s+(\p{L}+)(?:\s+(\p{L}+))?\s*$/u.exec(
    words.toLowerCase(),
  );
  if (!said) return undefined;
  const [, sign, number = "", word = "", side = "later"] = said;
  const amount = /^\d/.test(number) ? Number(number) : numbers.indexOf(ones.has(number) ? "a" : number);
  const unit = unitNamed(word);
  if (unit === undefined || !movesDate(unit) || !(amount > 0) || amount > most) return undefined;
  const back = earlier.has(side);
  if (!back && !later.has(side)) return undefined;
  return { duration: { amount, unit }, direction: back !== (sign === "-") ? -1 : 1 };
}

/** More is a slip of the finger. */
const most = 9999;

/** Each word at its number; `a` is 1 too. */
const numbers = [
  "",
  "a",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

const ones = new Set(["an", "one"]);
const later = new Set(["later", "on", "forward", "forwards"]);
const earlier = new Set(["earlier", "back", "backward", "backwards", "before"]);
