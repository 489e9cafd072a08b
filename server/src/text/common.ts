/**
 * How many entries two rows have in common at their beginnings, and how many of the rest at their ends. What lies
 * between is what differs.
 */
export function commonEnds<One, Other>(
  before: readonly One[],
  after: readonly Other[],
  same: (one: One, other: Other) => boolean,
): { readonly head: number; readonly tail: number } {
  const isSame = (i: number, j: number) => {
    const one = before[i];
    const other = after[j];
    return one !== undefined && other !== undefined && same(one, other);
  };
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && isSame(head, head)) head++;
  let tail = 0;
  while (tail < least - head && isSame(before.length - 1 - tail, after.length - 1 - tail)) tail++;
  return { head, tail };
}

/** The same for rows of which the very same objects are in both: asked of all that a long plan has, with every key. */
export function sharedEnds(
  before: readonly object[],
  after: readonly object[],
): ReturnType<typeof commonEnds> {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { head, tail };
}

/** A row in which all between the first `head` and the last `tail` entries is another one; copied in one go. */
export function spliced<One>(row: readonly One[], head: number, tail: number, middle: readonly One[]): One[] {
  const [only] = middle;
  if (only !== undefined && middle.length === 1 && head + 1 + tail === row.length)
    return row.with(head, only);
  return row.slice(0, head).concat(middle, row.slice(row.length - tail));
}
