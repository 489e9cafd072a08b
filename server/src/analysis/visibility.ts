/** For whom a block, and what is said in it, may be handed over (LANGUAGE.md, “Dates and visibility”). */
import type { BlockName } from "../language/types.ts";
import { memoryOf } from "../text/memory.ts";
import { type Entity, isKind, wordsOf } from "./entity.ts";

/** Who gets an export, from the one who may see everything to the one who may see least. */
export const audiences = ["coach", "coachee", "sponsor", "everyone"] as const;
export type Audience = (typeof audiences)[number];

/**
 * Whether that audience may see the block or, with `fieldName`, what that field of it says. What stands in a block is
 * seen by nobody who may not see the block itself. A word that means no audience keeps its block with the coach: a
 * slip of the pen must not hand anything over.
 */
export function maySee(audience: Audience, entity: Entity, fieldName?: string): boolean {
  if (audience === "coach") return true;
  if (rank(audience) > rank(widestFor(entity))) return false;
  return fieldName === undefined || maySeeField(audience, entity, fieldName);
}

/** The audience farthest from the coach that may see the block. */
function widestFor(entity: Entity): Audience {
  const known = widest.get(entity);
  if (known) return known;
  const around = entity.parent ? widestFor(entity.parent) : "everyone";
  const own = saidIn(entity) ?? (isKind(entity, "session") ? sessionDefault(entity) : "everyone");
  const found = narrower(around, own);
  widest.set(entity, found);
  return found;
}

const widest = memoryOf<Entity, Audience>();

/** Sessions are between coach and coachee, unless their contract says for whom it is. */
function sessionDefault({ parent }: Entity): Audience {
  return isKind(parent, "contract") && saidIn(parent) ? "everyone" : "coachee";
}

function maySeeField(audience: Audience, entity: Entity, fieldName: string): boolean {
  if (isKind(entity, "contract") && forPayers.has(fieldName)) {
    const isSelfFunded = wordsOf(entity.field("self-funded"))[0]?.text === "yes";
    return audience === (isSelfFunded ? "coachee" : "sponsor");
  }
  if (saidIn(entity)) return true;
  const kept = entity.kind && keptBack[entity.kind];
  return !kept?.fields.includes(fieldName) || rank(audience) <= rank(kept.for);
}

/** What the coachee's version leaves out where a sponsor pays, and nobody gets who has no part in the contract. */
const forPayers: ReadonlySet<string> = new Set(["fee", "payment"]);

/** Fields that go less far than their block, unless the block says how far it goes. */
const keptBack: Partial<Record<BlockName, { readonly fields: readonly string[]; readonly for: Audience }>> = {
  conversation: { fields: ["outcome", "note"], for: "coach" },
  observation: { fields: ["outcome", "note"], for: "coach" },
  assessment: { fields: ["outcome", "note"], for: "coach" },
  insight: { fields: ["evidence"], for: "coach" },
  contract: { fields: ["note"], for: "coachee" },
};

/** What the block itself says; where it says it twice, or not readably, the narrower. */
function saidIn({ block }: Entity): Audience | undefined {
  const fields = block.segment.fields.filter(({ name }) => name.text === "visibility");
  if (fields.length === 0) return undefined;
  return fields
    .map((field) => audiences.find((audience) => audience === wordsOf(field)[0]?.text) ?? "coach")
    .reduce(narrower);
}

function narrower(a: Audience, b: Audience): Audience {
  return rank(a) < rank(b) ? a : b;
}

function rank(audience: Audience): number {
  return audiences.indexOf(audience);
}
