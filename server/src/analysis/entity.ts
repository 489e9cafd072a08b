/**
 * A document's blocks as the rest of the product sees them: with their kind, their parents and their places.
 *
 * The unit of analysis is the top-level block. Places are counted from the unit's start, so everything worked out
 * of a unit stays true when text above it changes; `Snapshot.place` adds where the unit begins.
 */
import type { FieldName } from "../language/table.ts";
import { isBlockName, mayStandIn } from "../language/table.ts";
import type { BlockName } from "../language/types.ts";
import { segmentToBlock } from "../syntax/print.ts";
import type { Block, Field, Word } from "../syntax/tree.ts";
import { memoryOf, Remembered } from "../text/memory.ts";
import type { Span } from "../text/span.ts";

/** One block in its unit. */
export interface Entity<Kind extends BlockName = BlockName> {
  /** Its keyword, where the language knows it and it may stand here; otherwise undefined, as in all that stands in such a block. */
  readonly kind: Kind | undefined;
  /** Its keyword, where the language knows it, wherever it stands: a misplaced person is still the person that is meant. */
  readonly known: BlockName | undefined;
  readonly block: Block;
  /** The unit it belongs to. */
  readonly unit: Unit;
  /** Undefined for the unit's own block. */
  readonly parent: Entity | undefined;
  readonly children: readonly Entity[];
  /** Its place in the unit's {@link Unit.entities}, and that of the first block behind all that stands in it. */
  readonly number: number;
  readonly behind: number;
  /** UTF-16 units from the unit's start to the block's first character. */
  readonly start: number;
  readonly end: number;
  readonly id: string | undefined;
  readonly title: string | undefined;
  /** `shift/standup`, or with a counter where the block has no id (`shift/action~2`): stable while text around it changes. */
  readonly path: string;
  /** The first field of that name; fields that are written twice have their own message. */
  field<Name extends FieldName<Kind>>(name: Name): Field | undefined;
  /** Turns a span of the block's segment into one of the unit. */
  span(inSegment: Span): Span;
}

/** A top-level block and everything in it, in the order of the text. */
export interface Unit {
  readonly block: Block;
  readonly top: Entity;
  readonly entities: readonly Entity[];
  /** Of which kinds there are any. */
  readonly kinds: ReadonlySet<BlockName>;
  /** Every id declared inside it (its own left out), with all blocks that carry it, in the order of the text. */
  readonly ids: ReadonlyMap<string, readonly Entity[]>;
}

/** The unit of a top-level block; the same one for the same block. */
export function unitOf(block: Block): Unit {
  const kept = units.get(block);
  if (kept) return kept;
  const unit = new TopLevelUnit(block);
  units.set(block, unit);
  return unit;
}

/** Whether the entity is of that kind, for typed access to its fields. */
export function isKind<Kind extends BlockName>(
  entity: Entity | undefined,
  ...kinds: readonly Kind[]
): entity is Entity<Kind> {
  return entity?.kind !== undefined && (kinds as readonly string[]).includes(entity.kind);
}

/** The span that a message about the whole block underlines: keyword, id and title; of the unit. */
export function headerSpan(entity: Entity): Span {
  const { keyword, title, open } = entity.block.segment;
  const first = keyword ?? title ?? open;
  return entity.span({ start: first?.start ?? 0, end: headerEnd(entity) });
}

/** Where the header ends; in the block's segment. */
export function headerEnd({ block }: Entity): number {
  const { keyword, id, title, open } = block.segment;
  return (title ?? id ?? keyword ?? open)?.end ?? 0;
}

/** The values of a field that are words. */
export function wordsOf(field: Field | undefined): readonly Word[] {
  return field ? field.values.filter((value): value is Word => value.kind === "word") : none;
}

const none: readonly never[] = [];

/** The first field of that name, where only some of the kinds in question may have one. */
export function fieldOf({ block }: Entity, name: string): Field | undefined {
  for (const field of block.segment.fields) if (field.name.text === name) return field;
  return undefined;
}

/** What the block is called in a message: its title, else its id, else what it is. */
export function nameOf(entity: Entity): string {
  return entity.title ?? entity.id ?? entity.block.segment.keyword?.text ?? "";
}

const units = memoryOf<Block, Unit>();

class TopLevelUnit extends Remembered implements Unit {
  readonly block: Block;
  readonly top: Entity;
  readonly entities: readonly Entity[];
  private there: ReadonlySet<BlockName> | undefined;
  private byId: ReadonlyMap<string, readonly Entity[]> | undefined;
  private paths: ReadonlyMap<Entity, string> | undefined;

  constructor(block: Block) {
    super();
    this.block = block;
    const entities: Entity[] = [];
    const add = (inner: Block, start: number, parent: Entity | undefined): Entity => {
      const entity = new BlockEntity(inner, start, parent, this, entities.length);
      entities.push(entity);
      inner.children.forEach((child, i) => {
        entity.children.push(add(child, start + (inner.starts[i] ?? 0), entity));
      });
      entity.behind = entities.length;
      return entity;
    };
    this.top = add(block, 0, undefined);
    this.entities = entities;
  }

  get kinds(): ReadonlySet<BlockName> {
    this.there ??= new Set(this.entities.flatMap(({ kind }) => kind ?? []));
    return this.there;
  }

  get ids(): ReadonlyMap<string, readonly Entity[]> {
    this.byId ??= this.sortById();
    return this.byId;
  }

  /** The paths of all its blocks are told apart together, when the first one is asked for. */
  pathOf(entity: Entity): string {
    if (entity === this.top) return nameInPath(this.block);
    this.paths ??= this.tellApart();
    return this.paths.get(entity) ?? "";
  }

  private sortById(): ReadonlyMap<string, readonly Entity[]> {
    const ids = new Map<string, Entity[]>();
    for (const entity of this.entities) {
      if (entity === this.top || entity.id === undefined) continue;
      const same = ids.get(entity.id);
      if (same) same.push(entity);
      else ids.set(entity.id, [entity]);
    }
    return ids;
  }

  private tellApart(): ReadonlyMap<Entity, string> {
    const prefix = nameInPath(this.block);
    const taken = new Map<string, number>();
    return new Map(
      this.entities.map((entity) => [entity, uniquePath(entity.block, entity.parent && prefix, taken)]),
    );
  }
}

class BlockEntity extends Remembered implements Entity {
  readonly kind: BlockName | undefined;
  readonly known: BlockName | undefined;
  readonly block: Block;
  readonly unit: TopLevelUnit;
  readonly parent: Entity | undefined;
  readonly children: Entity[] = [];
  readonly number: number;
  behind: number;
  readonly start: number;
  readonly end: number;
  readonly id: string | undefined;
  readonly title: string | undefined;

  constructor(block: Block, start: number, parent: Entity | undefined, unit: TopLevelUnit, number: number) {
    super();
    const keyword = block.segment.keyword?.text;
    this.known = keyword !== undefined && isBlockName(keyword) ? keyword : undefined;
    const place = parent ? parent.kind : "document";
    this.kind = this.known && place && mayStandIn(this.known, place) ? this.known : undefined;
    this.block = block;
    this.unit = unit;
    this.parent = parent;
    this.number = number;
    this.behind = number + 1;
    this.start = start;
    this.end = start + block.width;
    this.id = block.segment.id?.text;
    this.title = block.segment.title?.text;
  }

  get path(): string {
    return this.unit.pathOf(this);
  }

  field(name: string): Field | undefined {
    return fieldOf(this, name);
  }

  span({ start, end }: Span): Span {
    return {
      start: this.start + segmentToBlock(this.block, start),
      end: this.start + segmentToBlock(this.block, end),
    };
  }
}

/** Ids are unique in their engagement, so the way to them leaves out what stands between: moving a block keeps its path. */
function uniquePath(block: Block, prefix: string | undefined, taken: Map<string, number>): string {
  const own = nameInPath(block);
  const base = prefix === undefined ? own : `${prefix}/${own}`;
  const n = (taken.get(base) ?? 0) + 1;
  taken.set(base, n);
  // No id holds a `~`, so nothing else has this path.
  return n === 1 ? base : `${base}~${n}`;
}

function nameInPath({ segment }: Block): string {
  return segment.id?.text ?? segment.keyword?.text ?? "";
}
