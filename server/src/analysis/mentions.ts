/** Where names are wanted, as written: nothing here asks who is meant. */
import { datedKinds } from "../language/kinds.ts";
import type { BlockName } from "../language/types.ts";
import type { Segment, Value, Word } from "../syntax/tree.ts";
import { memoryOf } from "../text/memory.ts";
import type { Unit } from "./entity.ts";
import { rowsIn } from "./fields.ts";
import { inside } from "./inside.ts";

/** Every word in the unit that stands where a name is wanted. */
export function mentionsIn(unit: Unit): ReadonlySet<string> {
  const known = mentioned.get(unit);
  if (known) return known;
  const words = new Set(writtenInside(unit.top).map(({ word }) => word.text));
  mentioned.set(unit, words);
  return words;
}

/** The unit has the same names as an earlier one, only other words in some texts. */
export function keepMentions(before: Unit, unit: Unit): void {
  mentioned.set(unit, mentionsIn(before));
}

const mentioned = memoryOf<Unit, ReadonlySet<string>>();

/** A word that stands where a name is wanted. */
export interface Written {
  readonly word: Word;
  readonly fieldName: string;
  readonly wants: readonly BlockName[];
  readonly role: "field" | "date";
}

const written = memoryOf<Segment, readonly Written[]>();

/** In the own text of a block of that kind. */
export function writtenIn(kind: BlockName, segment: Segment): readonly Written[] {
  const known = written.get(segment);
  if (known) return known;
  const found: Written[] = [];
  rowsIn(kind, segment).forEach((row, i) => {
    const field = segment.fields[i];
    if (!row || !field) return;
    const { kinds } = row.takes;
    const fieldName = field.name.text;
    for (const value of field.values) {
      if (value.kind === "word") {
        if (kinds) found.push({ word: value, fieldName, wants: kinds, role: "field" });
      } else
        for (const word of namesInDates(value))
          found.push({ word, fieldName, wants: datedKinds, role: "date" });
    }
  });
  written.set(segment, found);
  return found;
}

/**
 * The words that stand where names are wanted in a block and all that stands in it, in the order of the text: of each
 * name the first, once for each list of kinds that is wanted. In a block without inner ones a name may come twice.
 */
export const writtenInside = inside<readonly Written[]>(({ kind, block, children }, ofInner) => {
  const own = kind ? writtenIn(kind, block.segment) : none;
  if (children.length === 0) return own;
  const seen = new Map<readonly BlockName[], Set<string>>();
  const isNew = ({ word: { text }, wants }: Written) => {
    const ids = seen.get(wants) ?? new Set();
    const before = ids.size;
    seen.set(wants, ids.add(text));
    return ids.size > before;
  };
  return [own, ...children.map(ofInner)].flatMap((all) => all.filter(isNew));
});

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
      return value.from ? namesInDates(value.from) : none;
    case "reading":
      return namesInDates(value.on);
    default:
      return none;
  }
}

const none: readonly never[] = [];
