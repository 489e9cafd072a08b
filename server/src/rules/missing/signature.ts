import type { Entity } from "../../analysis/entity.ts";
import { isKind, wordsOf } from "../../analysis/entity.ts";
import type { BlockName } from "../../language/types.ts";
import type { Context, FixEdit } from "../rule.ts";
import { absentFrom, clearNames, isSigned, partiesTo } from "../shared/contracts.ts";
import { namesFor, partTakersOf } from "../shared/guess.ts";
import { addNames } from "../shared/lists.ts";

/** Who may be put in as a party to a contract that is signed, so that it is not signed by too few afterwards. */
export interface Signers {
  /** Those of whom one is to be chosen. */
  readonly names: readonly string[];
  /** Adds whom it takes to the signatories, where the one name there is stands for somebody who is not among them. */
  readonly signs: { readonly name: string; readonly edit: FixEdit } | undefined;
}

/**
 * Whoever has signed a contract and has no part in it yet; else the likeliest name, which then signs, too. Undefined
 * where the field names no party, or the contract is not signed by all who are named so far.
 */
export function signersFor(
  context: Context,
  contract: Entity,
  field: string,
  kinds: readonly BlockName[],
): Signers | undefined {
  if (!isKind(contract, "contract") || !["coach", "coachee", "sponsor"].includes(field)) return undefined;
  const { snapshot, uri } = context;
  const { unit } = contract;
  const names = snapshot.names(uri, unit);
  const schedule = snapshot.schedule(uri, unit);
  if (!contract.field("signatories") || !isSigned(contract, { schedule, today: snapshot.today }))
    return undefined;
  const signed = clearNames(contract, "signatories", names);
  if (!signed || absentFrom(signed, partiesTo(contract, { names }, "sign")).length > 0) return undefined;
  const taken = partTakersOf(context, contract);
  const free = signed.flatMap(({ id, kind }) =>
    id !== undefined && kind !== undefined && kinds.includes(kind) && !taken.has(id) ? [id] : [],
  );
  if (free.length > 0) return { names: [...new Set(free)], signs: undefined };
  const likeliest = namesFor(context, contract, field, kinds, 1);
  const [id = ""] = likeliest;
  const one = kinds.flatMap((kind) => names.declared(id, kind)?.entity ?? [])[0];
  const signer = isKind(one, "team") ? wordsOf(one.field("lead"))[0]?.text : one?.id;
  if (signer === undefined || signed.some((other) => other.id === signer))
    return { names: likeliest, signs: undefined };
  return {
    names: likeliest,
    signs: { name: signer, edit: addNames(context, contract, "signatories", [signer]) },
  };
}
