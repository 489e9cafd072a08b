import { headerSpan } from "../../analysis/entity.ts";
import type { Day } from "../../calendar/day.ts";
import { formatDay } from "../../calendar/day.ts";
import { inSeries } from "../../language/shapes.ts";
import { either, t } from "../../text/say.ts";
import { placeholder } from "../../text/snippet.ts";
import type { Span } from "../../text/span.ts";
import type { Context, Fix } from "../rule.ts";
import { blockRule } from "../rule.ts";
import type { Contract, Party } from "../shared/contracts.ts";
import {
  absentFrom,
  clearNames,
  isSigned,
  partiesTo,
  partyInWords,
  sessionsIn,
} from "../shared/contracts.ts";
import { insertFields } from "../shared/layout.ts";
import { addNames, valuesSpan } from "../shared/lists.ts";
import { Named, quoted } from "../shared/words.ts";

interface Unsigned {
  readonly contract: Contract;
  /** Those who have not signed. */
  readonly parties: readonly Party[];
  /** Whether the day of the signature is not written either. */
  readonly dayMissing: boolean;
}

/** A contract that counts as signed, and does not say by whom or when. */
export const contractUnsignedParties = blockRule<"contract", Unsigned>({
  code: "contract/unsigned-parties",
  severity: "error",
  about:
    "A contract that is signed (its `status` is signed, active, on-hold or completed, or it has no status and its `signed` day is not after today) without its `signed` day, or without its coach, its coachee (of a team its lead) or one of its sponsors among its `signatories`. One message names all who are missing. Where the coachee pays no sponsor has to sign. A party whose name is not found is not missing, too.",
  blocks: ["contract"],
  check(contract, view, report) {
    if (!isSigned(contract, view)) return;
    const signed = clearNames(contract, "signatories", view.names);
    // A name that is not understood may be that of whoever seems to be missing.
    const parties = signed ? absentFrom(signed, partiesTo(contract, view, "sign")) : [];
    const dayMissing = contract.field("signed") === undefined;
    if (parties.length > 0 || dayMissing)
      report({ data: { contract, parties, dayMissing }, span: spanOf(contract, parties) });
  },
  message: ({ contract, parties, dayMissing }) => ({
    what: t`${Named(contract)} counts as signed, but ${inSeries(lacks({ parties, dayMissing }), "and")}.`,
    why: t`An agreement binds, and protects, only those who have signed it; coaching begins when all three have.`,
    instead: t`Write ${inSeries(
      [
        ...(dayMissing ? [t`the day of the last signature under “signed:”`] : []),
        ...(parties.length > 0 ? [t`everybody who has signed under “signatories:”`] : []),
      ],
      "and",
    )}, or set the status to “proposed” until that is done.`,
  }),
  fixes: completed,
});

function lacks({ parties, dayMissing }: Pick<Unsigned, "parties" | "dayMissing">): string[] {
  const names = inSeries(parties.map(partyInWords), "and");
  return [
    ...(dayMissing ? [t`the day of the signatures is missing`] : []),
    ...(parties.length > 0
      ? [t`${names} ${either(parties.length === 1, "is", "are")} not among the signatories`]
      : []),
  ];
}

function spanOf(contract: Contract, parties: readonly Party[]): Span {
  if (parties.length > 0 && contract.field("signatories")) return valuesSpan(contract, "signatories");
  const field = contract.field("status") ?? contract.field("signed");
  return field ? contract.span(field.values[0] ?? field) : headerSpan(contract);
}

function completed({ contract, parties, dayMissing }: Unsigned, context: Context): Fix[] {
  const names = parties.flatMap(({ writes }) => writes ?? []);
  if (names.length < parties.length) return [];
  const day = placeholder(1, formatDay(likelyDay(contract, context)));
  const listed = contract.field("signatories") !== undefined;
  const fields: [string, string][] = [
    ...(dayMissing ? [["signed", day] satisfies [string, string]] : []),
    ...(names.length > 0 && !listed ? [["signatories", names.join(", ")] satisfies [string, string]] : []),
  ];
  return [
    {
      title: t`Add ${inSeries([...(dayMissing ? [t`the day`] : []), ...names.map(quoted)], "and")}`,
      preferred: true,
      edits: [
        ...(fields.length > 0 ? [insertFields(context, contract, fields, { plain: !dayMissing })] : []),
        ...(names.length > 0 && listed ? [addNames(context, contract, "signatories", names)] : []),
      ],
    },
  ];
}

/** Not after today, nor after the coaching began. */
function likelyDay(contract: Contract, { uri, snapshot }: Context): Day {
  const schedule = snapshot.schedule(uri, contract.unit);
  const start = schedule.dates(contract).start?.day ?? snapshot.today;
  const sessions = sessionsIn(contract, { schedule }).flatMap(({ day }) => day ?? []);
  return Math.min(snapshot.today, start, ...sessions);
}
