import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind } from "../../analysis/entity.ts";
import { t } from "../../text/say.ts";
import type { Question, Told } from "../../workspace/tally.ts";
import type { Limits } from "../limits.ts";
import { documentRule } from "../rule.ts";
import { unitWith } from "../shared/facts.ts";
import { remove } from "../shared/layout.ts";
import { mayMentionMore, mayMentionMoreIn } from "../shared/references.ts";
import { Named, nounFor, quoted } from "../shared/words.ts";

/** A person, coach or team that takes no part in anything. */
export const nameUnused = documentRule<Entity, Limits, true>({
  code: "name/unused",
  severity: "hint",
  fades: true,
  about:
    "A person, coach or team that nothing in the workspace mentions, as soon as all its files are known. Silent while something in the file cannot be read or a name is not found.",
  gather: (view) => (mayMentionMore(view) ? true : undefined),
  gathersFrom: mayMentionMoreIn,
  check({ uri, snapshot, gathered }, report) {
    const unclear = (snapshot.document(uri)?.root.segment.problems.length ?? 0) + gathered.length > 0;
    if (!snapshot.indexed || unclear) return;
    for (const { home, found } of snapshot.facts.toldIn(uri, unmentioned)) {
      const unit = unitWith(snapshot, uri, found.at.facts);
      // What stands inside an engagement by mistake has a message already.
      if (unit?.top.id === home.id && isKind(unit.top, ...kinds))
        report({ data: unit.top, unit, span: headerSpan(unit.top) });
    }
  },
  message: (entity) => ({
    what: t`${Named(entity)} takes no part in anything.`,
    why: t`Whoever stands in a plan without a part in it makes readers wonder what was forgotten.`,
    instead: t`Mention ${quoted(entity.id ?? "")} where this ${entity.kind ? nounFor(entity.kind) : t`block`} takes part, or remove it.`,
  }),
  fixes: (entity, context) => [
    {
      title: t`Remove it`,
      edits: [remove(context, context.place(entity.unit, { start: entity.start, end: entity.end }))],
    },
  ],
});

const kinds = ["person", "coach", "team"] as const;

/** Those whom nothing mentions, each told at its own block. */
const unmentioned: Question<Told> = {
  kinds,
  about({ uri, id }, _sources, facts) {
    const own = facts.isMentioned(uri, id) ? [] : facts.unitsOf(uri, id);
    return own.map((one) => ({ at: { uri, facts: one } }));
  },
};
