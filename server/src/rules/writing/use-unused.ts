import type { Use } from "../../syntax/tree.ts";
import { t } from "../../text/say.ts";
import type { Limits } from "../limits.ts";
import { documentRule } from "../rule.ts";
import { remove } from "../shared/layout.ts";
import { mayMentionMore, mayMentionMoreIn, mentionedFiles } from "../shared/references.ts";
import { readsUses, usesOf } from "../shared/uses.ts";
import { quoted } from "../shared/words.ts";

/** A file that is used for nothing. */
export const useUnused = documentRule<Use, Limits, true>({
  code: "use/unused",
  severity: "hint",
  fades: true,
  about:
    "A `use` of a file of which the document mentions nothing. Silent while something in the document cannot be read or a name is not found: it may be about to come from there.",
  gather: (view) => (mayMentionMore(view) ? true : undefined),
  gathersFrom: mayMentionMoreIn,
  reads: readsUses,
  check({ uri, snapshot, gathered }, report) {
    const root = snapshot.document(uri)?.root.segment;
    if (!root || root.uses.length === 0 || root.problems.length + gathered.length > 0) return;
    const files = new Set(
      snapshot.units(uri).flatMap(({ unit }) => [...mentionedFiles(snapshot.names(uri, unit))]),
    );
    const seen = new Set<string>();
    for (const use of usesOf(snapshot, uri)) {
      const target = use.path && snapshot.resolveUse(uri, use.path.text);
      const document = target === undefined ? undefined : snapshot.document(target);
      if (!document || seen.has(document.uri)) continue;
      seen.add(document.uri);
      if (!files.has(document.uri)) report({ data: use, span: use });
    }
  },
  message: ({ path }) => ({
    what: t`Nothing of ${quoted(path?.text ?? "")} is mentioned here.`,
    why: t`Readers will look for what it is needed for.`,
    instead: t`Mention somebody who is declared there, or remove the line.`,
  }),
  fixes: (use, context) => [{ title: t`Remove the line`, preferred: true, edits: [remove(context, use)] }],
});
