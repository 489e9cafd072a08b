/** Who is meant by a name: the names of one unit, of its file and of the files that it uses. */
import type { BlockName } from "../language/types.ts";
import { firstIndex } from "../syntax/places.ts";
import type { Word } from "../syntax/tree.ts";
import { Remembered } from "../text/memory.ts";
import type { Span } from "../text/span.ts";
import type { Declaration } from "./declarations.ts";
import type { Entity, Unit } from "./entity.ts";
import { type Written, writtenIn, writtenInside } from "./mentions.ts";
import type { Scope } from "./scope.ts";

export type { Declaration } from "./declarations.ts";

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

/** What a name means where these kinds are wanted. */
export type Meaning = Pick<Reference, "text" | "wants" | "target" | "otherwise">;

/** A unit's names. Each is looked up when somebody asks for it. */
export interface Names {
  readonly references: readonly Reference[];
  /** Those that stand in a block's own text. */
  of(holder: Entity): readonly Reference[];
  /** Those of them that name nothing of a kind that is wanted there. */
  unfit(holder: Entity): readonly Reference[];
  /** What a word in a block's own text names; undefined where it stands for no name, or names nothing that fits. */
  named(holder: Entity, word: Word): Declaration | undefined;
  /** What a field refers to, in the order of the text; names that mean nothing are left out. */
  targets(holder: Entity, fieldName: string): readonly Declaration[];
  /** The reference whose span begins there (from the unit's start). */
  at(start: number): Reference | undefined;
  /**
   * Who would be meant here by a name of that kind: for names that stand in what is named here, such as the members of
   * a team. Only the top level counts.
   */
  declared(text: string, kind: BlockName): Declaration | undefined;
  /** Every name that the unit mentions anywhere, once for each field or sort of field in which it does. */
  readonly meanings: readonly Meaning[];
}

/** Who is meant by each name in the unit. */
export function namesOf(uri: string, unit: Unit, scope: Scope): Names {
  return new UnitNames(uri, unit, scope);
}

class UnitNames extends Remembered implements Names {
  private readonly uri: string;
  private readonly unit: Unit;
  private readonly scope: Scope;
  private readonly held = new Map<Entity, readonly Reference[]>();
  /** By what is wanted (a field's own list), then by id. */
  private readonly known = new Map<readonly BlockName[], Map<string, Meaning>>();
  private all: readonly Reference[] | undefined;
  private meant: readonly Meaning[] | undefined;

  constructor(uri: string, unit: Unit, scope: Scope) {
    super();
    this.uri = uri;
    this.unit = unit;
    this.scope = scope;
  }

  get references(): readonly Reference[] {
    this.all ??= this.unit.entities.flatMap((entity) => this.of(entity));
    return this.all;
  }

  // The next three are asked for every block when a plan is first looked at, and nearly all names are right: they look
  // names up and make nothing of them.

  unfit(holder: Entity): readonly Reference[] {
    for (const written of this.writtenIn(holder)) {
      if (!this.meaningOf(written).target) return this.of(holder).filter(({ target }) => !target);
    }
    return none;
  }

  named(holder: Entity, word: Word): Declaration | undefined {
    const written = this.writtenIn(holder).find((one) => one.word === word);
    return written && this.meaningOf(written).target;
  }

  targets(holder: Entity, fieldName: string): readonly Declaration[] {
    const found: Declaration[] = [];
    for (const written of this.writtenIn(holder)) {
      if (written.fieldName !== fieldName || written.role !== "field") continue;
      const { target } = this.meaningOf(written);
      if (target) found.push(target);
    }
    return found;
  }

  at(start: number): Reference | undefined {
    return this.of(blockAt(this.unit.top, start)).find(({ span }) => span.start === start);
  }

  declared(text: string, kind: BlockName): Declaration | undefined {
    return this.scope.lookup(text).find(({ entity }) => entity.known === kind);
  }

  get meanings(): readonly Meaning[] {
    this.meant ??= this.allMeant();
    return this.meant;
  }

  of(holder: Entity): readonly Reference[] {
    const known = this.held.get(holder);
    if (known) return known;
    const own = this.writtenIn(holder).map((written): Reference => {
      const { word, fieldName, wants, role } = written;
      const { target, otherwise } = this.meaningOf(written);
      return { holder, fieldName, span: holder.span(word), text: word.text, wants, role, target, otherwise };
    });
    this.held.set(holder, own);
    return own;
  }

  private writtenIn({ kind, unit, block }: Entity): readonly Written[] {
    return kind && unit === this.unit ? writtenIn(kind, block.segment) : none;
  }

  private allMeant(): readonly Meaning[] {
    const all = new Set<Meaning>();
    for (const written of writtenInside(this.unit.top)) all.add(this.meaningOf(written));
    return [...all];
  }

  /** The same for each mention of a name in fields that want the same: in a long unit, many. */
  private meaningOf({ word: { text: id }, wants, role }: Written): Meaning {
    // What is wanted in dates is wanted in no field.
    let byId = this.known.get(wants);
    if (!byId) {
      byId = new Map();
      this.known.set(wants, byId);
    }
    const known = byId.get(id);
    if (known) return known;
    const meaning = this.lookUp(id, wants, role);
    byId.set(id, meaning);
    return meaning;
  }

  private lookUp(id: string, wants: readonly BlockName[], role: Reference["role"]): Meaning {
    const { uri, unit, scope } = this;
    const inside = unit.ids.get(id);
    const seen = scope.lookup(id);
    // Dates mean what is in this engagement, never another one's.
    const outside = role === "field" ? seen : seen.filter(({ entity }) => entity === unit.top);
    const candidates = inside ? [...inside.map((entity) => ({ uri, entity })), ...outside] : outside;
    const fits = ({ entity }: Declaration) => entity.known !== undefined && wants.includes(entity.known);
    return {
      text: id,
      wants,
      target: candidates.find(fits),
      otherwise: candidates.find((candidate) => !fits(candidate)) ?? seen[0],
    };
  }
}

const none: readonly never[] = [];

/** The innermost block in which an offset of its unit lies. */
function blockAt(around: Entity, offset: number): Entity {
  const { children } = around;
  const next = firstIndex(children.length, (i) => (children[i]?.start ?? 0) > offset);
  const child = children[next - 1];
  return child && offset < child.end ? blockAt(child, offset) : around;
}
