import type { Use } from "../../syntax/tree.ts";
import { t } from "../../text/say.ts";
import { documentRule } from "../rule.ts";
import { remove } from "../shared/layout.ts";
import { readsUses, usesOf } from "../shared/uses.ts";
import { quoted } from "../shared/words.ts";

interface Twice {
  readonly use: Use;
  readonly first: Use;
}

/** A file that is used twice. */
export const useDuplicate = documentRule<Twice>({
  code: "use/duplicate",
  severity: "warning",
  about: "A `use` of a file that the document uses already.",
  reads: readsUses,
  check({ uri, snapshot }, report) {
    const seen = new Map<string, Use>();
    for (const use of usesOf(snapshot, uri)) {
      const target = use.path && snapshot.resolveUse(uri, use.path.text);
      if (target === undefined || snapshot.document(target) === undefined) continue;
      const first = seen.get(target);
      if (first) report({ data: { use, first }, span: use });
      else seen.set(target, use);
    }
  },
  message: ({ use: { path } }) => ({
    what: t`${quoted(path?.text ?? "")} is used twice.`,
    why: t`Once is enough to know its names; the second line only makes readers look for a difference.`,
    instead: t`Remove one of the two lines.`,
  }),
  related: ({ first }) => [{ unit: null, span: first, says: t`It is used here first.` }],
  fixes: ({ use }, context) => [
    { title: t`Remove the line`, preferred: true, edits: [remove(context, use)] },
  ],
});
