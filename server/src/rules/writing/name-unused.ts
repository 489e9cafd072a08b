import type { Entity } from "../../analysis/entity.ts";
import { headerSpan, isKind } from "../../analysis/entity.ts";
import { t } from "../../text/say.ts";
import type { Limits } from "../limits.ts";
import { documentRule } from "../rule.ts";
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
  // What is mentioned, where, and whether all of it is known.
  reads: ({ uri, snapshot }) =>
    `${snapshot.facts.doings} ${snapshot.indexed} ${snapshot.document(uri)?.root.segment.problems.length}`,
  check({ uri, snapshot, gathered }, report) {
    const units = snapshot.units(uri);
    const unclear = (snapshot.document(uri)?.root.segment.problems.length ?? 0) + gathered.length > 0;
    if (!snapshot.indexed || unclear) return;
    const { facts } = snapshot;
    for (const { unit } of units) {
      const { top } = unit;
      if (!isKind(top, "person", "coach", "team") || top.id === undefined) continue;
      if (!facts.isMentioned(uri, top.id)) report({ data: top, unit, span: headerSpan(top) });
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
