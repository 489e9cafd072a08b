/** What of a plan an audience gets: names, reasons and values, as far as they tell of nothing that is not for it. */
import type { Entity } from "../analysis/entity.ts";
import type { Meaning, Names } from "../analysis/names.ts";
import type { Moment } from "../analysis/schedule.ts";
import { type Audience, maySee } from "../analysis/visibility.ts";
import type { Value } from "../syntax/tree.ts";
import { memoryOf } from "../text/memory.ts";

/** An engagement as one audience sees it. */
export interface Sight {
  /** Whether a block is for it or, with a field's name, what the field says. */
  sees(entity: Entity, fieldName?: string): boolean;
  /** Whether the value names nothing that is not for it. */
  tells(entity: Entity, value: Value): boolean;
  /** Of those whom it sees: as if nobody had written the others. */
  readonly names: Names;
}

/** What the audience sees of the engagement with those names. */
export function sightOf(audience: Audience, names: Names): Sight {
  if (audience === "coach") return { sees: () => true, tells: () => true, names };
  const sees = (entity: Entity, fieldName?: string) => maySee(audience, entity, fieldName);
  const isSeen = ({ target }: Meaning) => !target || sees(target.entity);
  let hidden: readonly number[] | undefined;
  return {
    sees,
    tells: (entity, value) => {
      hidden ??= names.references.flatMap(({ target, span }) =>
        target && !sees(target.entity) ? [span.start] : [],
      );
      const { start, end } = entity.span(value);
      return !hidden.some((at) => start <= at && at < end);
    },
    names: {
      references: names.references.filter(isSeen),
      of: (holder) => names.of(holder).filter(isSeen),
      unfit: (holder) => names.unfit(holder),
      named: (holder, word) => {
        const found = names.named(holder, word);
        return found && sees(found.entity) ? found : undefined;
      },
      get meanings() {
        return names.meanings.filter(isSeen);
      },
      targets: (holder, fieldName) =>
        sees(holder, fieldName) ? names.targets(holder, fieldName).filter(({ entity }) => sees(entity)) : [],
      at: (start) => {
        const found = names.at(start);
        return found?.target && !sees(found.target.entity) ? undefined : found;
      },
      declared: (text, kind) => {
        const found = names.declared(text, kind);
        return found && sees(found.entity) ? found : undefined;
      },
    },
  };
}

/** Whether how the day comes about can be told: no step of it names what the audience does not see. */
export function mayTell(moment: Moment, { sees }: Pick<Sight, "sees">): boolean {
  const known = told.get(sees) ?? new WeakMap<Moment, boolean>();
  told.set(sees, known);
  // Thousands of days may count one from the other: they are gone through in a row, and each of them once.
  const asked = [moment];
  for (let at = asked.at(-1); at; at = asked.at(-1)) {
    const { reason } = at;
    const steps = [
      ...("otherwise" in reason ? [reason.otherwise] : []),
      ...("from" in reason ? [reason.from] : []),
    ];
    const open = steps.filter((step) => !known.has(step));
    if (open.length > 0) {
      asked.push(...open);
      continue;
    }
    const isSeen = sees(reason.holder) && !("of" in reason && reason.of && !sees(reason.of));
    known.set(at, isSeen && steps.every((step) => known.get(step)));
    asked.pop();
  }
  return known.get(moment) ?? false;
}

const told = memoryOf<Sight["sees"], WeakMap<Moment, boolean>>();
