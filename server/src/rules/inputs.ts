import type { Document } from "../syntax/document.ts";
import { hashOf } from "../text/hash.ts";
import { type DocumentFacts, declaredIn } from "../workspace/documentFacts.ts";
import { type Declared, keyOf, type Mention } from "../workspace/facts.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { rules } from "./index.ts";
import type { DocumentRule, WideContext } from "./rule.ts";

/**
 * A number that stands for everything outside of a document that its findings depend on: whom its names mean, and what
 * is written about them; which of its files are there; what the rules over the whole workspace say of it. As long as
 * document, settings, today and this number are the same, so are its findings. The document's tree is not needed.
 */
export function inputsOf(snapshot: Snapshot, uri: string): number {
  const { facts } = snapshot;
  const own = facts.of(uri);
  const document = snapshot.document(uri);
  if (!own || !document) return 0;
  const parts: unknown[] = [];
  for (const path of own.uses) {
    const target = snapshot.resolveUse(uri, path);
    parts.push(target !== undefined && snapshot.document(target) !== undefined);
  }
  const mentions = new Map<string, Mention>();
  for (const unit of own.units) {
    for (const mention of unit.mentions) mentions.set(keyOf(mention), mention);
  }
  let everybody: string | undefined;
  for (const mention of mentions.values()) {
    const home = facts.home(uri, mention);
    if (home) parts.push(home.uri, digestOf(snapshot, home));
    else {
      // What is told of a name that means nothing: who may be meant, and where else it is declared.
      everybody ??= facts.namesSeenBy(uri).join();
      parts.push(everybody, ...facts.declarationsOf(mention.id).map((one) => one.uri));
    }
  }
  for (const id of own.places.keys()) {
    parts.push(facts.isMentioned(uri, id));
    // Somebody of the same name in a file that it uses.
    const other = facts.homes(uri, id).find((one) => one.uri !== own.uri);
    if (other) parts.push(id, other.uri, other.kind, other.title);
  }
  if (mayBeUnused(snapshot, own)) parts.push(snapshot.indexed);
  parts.push(...saidOfAll(snapshot, document));
  return hashOf(JSON.stringify(parts));
}

/**
 * Whether findings of a document that were worked out while not all files had been read may be other ones now that
 * they have: `codes` are those that it had then.
 */
export function mayHaveChanged(snapshot: Snapshot, uri: string, codes: readonly unknown[]): boolean {
  const own = snapshot.facts.of(uri);
  const document = snapshot.document(uri);
  if (!own || !document) return true;
  if (codes.some((code) => late.has(code))) return true;
  return mayBeUnused(snapshot, own) || saidOfAll(snapshot, document).length > 0;
}

/** Whether somebody is declared whom nothing mentions. */
function mayBeUnused({ facts }: Snapshot, own: DocumentFacts): boolean {
  return [...own.places.keys()].some(
    (id) => declaredIn(own, id)[0]?.kind !== "engagement" && !facts.isMentioned(own.uri, id),
  );
}

const wide = rules.filter((rule) => rule.scope === "document").filter(({ everywhere }) => everywhere);

/** What is told, or told otherwise, once everything is known. */
const late: ReadonlySet<unknown> = new Set([
  ...wide.map(({ code }) => code),
  "name/unused",
  "name/not-found",
  "ignore/unused",
]);

function saidOfAll(snapshot: Snapshot, document: Document): unknown[] {
  return wide.flatMap((rule) => saidBy(rule, snapshot, document));
}

function saidBy(rule: DocumentRule, snapshot: Snapshot, document: Document): unknown[] {
  const context: WideContext = {
    uri: document.uri,
    document,
    snapshot,
    people: 0,
    mentioners: () => [],
    place: (_unit, span) => span,
  };
  try {
    return rule
      .run(context, [])
      .map((found) => [found.span, found.severity, found.message(context), found.related(context)])
      .map(([span, severity, message, related]) => [
        span,
        severity,
        message,
        JSON.stringify(related, (key, value: unknown) => (key === "unit" ? undefined : value)),
      ]);
  } catch {
    // The rule is contained where findings are worked out, and told there.
    return [];
  }
}

/** What is written about somebody, and about those whom that mentions in turn: a team's members, whom one reports to. */
function digestOf(snapshot: Snapshot, home: Declared): number {
  const seen = new Set<string>();
  const visit = ({ uri, id, digest, title }: Declared): string => {
    const key = `${uri} ${id}`;
    if (seen.has(key)) return "";
    seen.add(key);
    const [block] = snapshot.facts.unitsOf(uri, id);
    const further = (block?.mentions ?? []).map((mention) => {
      const next = snapshot.facts.home(uri, mention);
      return next ? visit(next) : mention.id;
    });
    return `${digest} ${title} ${further.join()}`;
  };
  return hashOf(visit(home));
}
