import type { Use } from "../../syntax/tree.ts";
import { memoryOf } from "../../text/memory.ts";
import { Candidates } from "../../text/nearest.ts";
import { t } from "../../text/say.ts";
import type { Context } from "../rule.ts";
import { documentRule } from "../rule.ts";
import { remove } from "../shared/layout.ts";
import { unresolved } from "../shared/references.ts";
import { missingUses, pathTo, readsUses } from "../shared/uses.ts";
import { quoted } from "../shared/words.ts";

/** A file that is used and does not exist. */
export const useNotFound = documentRule<Use>({
  code: "use/not-found",
  severity: "error",
  about: "A `use` of a file that is not there, cannot be read, or lies outside of the folders that are open.",
  reads: readsUses,
  check({ uri, snapshot }, report) {
    for (const use of missingUses(snapshot, uri)) report({ data: use, span: use.path ?? use });
  },
  message: ({ path }) => ({
    what: t`There is no file ${quoted(path?.text ?? "")}.`,
    why: t`The people, coaches and teams that it should declare are not known here.`,
    instead: t`Correct its name, as seen from this file's folder, or write the file.`,
  }),
  fixes(use, context) {
    const { uri, snapshot } = context;
    const written = use.path?.text ?? "";
    const meant = othersOf(context).nearest(written);
    const target = snapshot.resolveUse(uri, written);
    return [
      ...(meant === undefined || !use.path
        ? []
        : [
            {
              title: t`Write ${quoted(meant)}`,
              preferred: true,
              edits: [{ span: use.path, text: `"${meant}"` }],
            },
          ]),
      ...(target?.endsWith(".coachplan")
        ? [{ title: t`Create ${quoted(written)}`, edits: [], creates: target }]
        : []),
      // As long as names are missing, the file is needed.
      ...(isNeeded(context) ? [] : [{ title: t`Remove the line`, edits: [remove(context, use)] }]),
    ];
  },
});

/** The files that may be meant; gathered once for all that is offered. */
function othersOf(context: Context): Candidates {
  const known = others.get(context);
  if (known) return known;
  const { uri, snapshot, document } = context;
  // What is used already is hardly meant a second time.
  const used = new Set(
    document.root.segment.uses.map(({ path }) => path && snapshot.resolveUse(uri, path.text)),
  );
  const found = new Candidates(
    snapshot.documents
      .filter((other) => !used.has(other.uri))
      .map((other) => pathTo(uri, other.uri))
      .filter((path) => path !== pathTo(uri, uri)),
  );
  others.set(context, found);
  return found;
}

const others = memoryOf<Context, Candidates>();

function isNeeded({ uri, snapshot }: Context): boolean {
  return snapshot.units(uri).some(({ unit }) => unresolved(unit, snapshot.names(uri, unit)).length > 0);
}
