/** What may be written between quotes and in comments. */

import { CompletionItemKind } from "vscode-languageserver-types";
import type { FieldRow } from "../../language/types.ts";
import { findingsOf } from "../../rules/findings.ts";
import { canBeSilenced } from "../../rules/ignores.ts";
import type { Context } from "../../rules/rule.ts";
import { fileName, pathTo } from "../../rules/shared/uses.ts";
import { t } from "../../text/say.ts";
import { escaped, placeholder } from "../../text/snippet.ts";
import type { Span } from "../../text/span.ts";
import { sameFile } from "../../workspace/files.ts";
import type { About } from "../shared/documentation.ts";
import { spanIn, textBetween } from "../shared/locate.ts";
import type { Proposal } from "./item.ts";
import type { QuotedSpan, Spot } from "./spot.ts";

/** A text in quotes, to be written (`words` stand there until then) or ready, as a snippet. */
export function textSnippet(words: string): string {
  return words === "" ? '"$1"' : `"${escaped(inQuotes(words))}"`;
}

type FieldAbout = Extract<About, { readonly kind: "field" }>;

/**
 * Texts that coaches usually write in a field, behind those that the plan itself suggests; without quotes where the
 * cursor stands between them already.
 */
export function usualTexts(
  { takes }: FieldRow,
  content: QuotedSpan | undefined,
  fromPlan: readonly string[],
  about: FieldAbout,
): Proposal[] {
  return [...new Set([...fromPlan, ...(takes.usual ?? [])])].map((text) => ({
    label: text,
    text: content ? escaped(inQuotes(text)) + (content.closed ? "" : '"') : textSnippet(text),
    filter: content ? text : `"${text}" ${text}`,
    kind: CompletionItemKind.Text,
    // Behind what is written without quotes, where that is usual.
    rank: takes.shapes[0] === "text" ? 10 : 50,
    about: { ...about, text },
    ...(content && { replaces: content }),
  }));
}

/** A text of the author's own, on one line or on several. */
export function emptyTexts(wordsFor: string): Proposal[] {
  return [
    {
      label: '"…"',
      text: textSnippet(""),
      filter: '"',
      short: wordsFor,
      kind: CompletionItemKind.Text,
      rank: 60,
    },
    {
      label: '"""',
      text: '"""\n  $1\n  """',
      filter: '"',
      short: t`A text of several lines; Markdown works inside`,
      kind: CompletionItemKind.Text,
      rank: 61,
    },
  ];
}

/** The files that may be used and are not yet. */
export function pathProposals(
  { snapshot, uri, document }: Context,
  { word, offset }: Spot,
  content: QuotedSpan | undefined,
): Proposal[] {
  const written = document.root.segment.uses.flatMap(({ path }) =>
    path ? [{ target: snapshot.resolveUse(uri, path.text), span: spanIn(document, undefined, path) }] : [],
  );
  // The path at the cursor, or right behind it, is the one that is being written.
  const here = written.find(({ span }) =>
    content
      ? span.start === content.start - 1
      : word.end <= span.start && /^[^\S\r\n]*$/.test(textBetween(document, word.end, span.start)),
  );
  const replaces = content ?? (here && { start: word.start, end: here.span.end });
  const used = written.flatMap((one) => (one === here || !one.target ? [] : [sameFile(one.target)]));
  const { facts } = snapshot;
  const typed = content ? textBetween(document, content.start, offset).toLowerCase() : "";
  const found: Proposal[] = [];
  for (const other of snapshot.documents) {
    if (found.length >= MOST_FILES) break;
    if (sameFile(other.uri) === sameFile(uri) || used.includes(sameFile(other.uri))) continue;
    const path = pathTo(uri, other.uri);
    if (!path.toLowerCase().includes(typed) || snapshot.resolveUse(uri, path) === undefined) continue;
    const names = (facts.of(other.uri)?.units ?? []).flatMap(({ declares }) =>
      declares.map(({ title, id }) => title ?? id),
    );
    found.push({
      label: path,
      text: content ? escaped(inQuotes(path)) + (content.closed ? "" : '"') : textSnippet(path),
      filter: content ? path : `"${path}" ${fileName(other.uri)}`,
      short: names.slice(0, 3).join(", ") + (names.length > 3 ? ", …" : ""),
      kind: CompletionItemKind.File,
      rank: 10,
      ...(replaces && { replaces }),
    });
  }
  return found.length > 0 || content || here ? found : ownPath();
}

/** More of a firm's files nobody reads; with what is typed of a path, it is others. */
const MOST_FILES = 100;

/** Where there is no other file yet, its path is left to the author. */
function ownPath(): Proposal[] {
  return [
    {
      label: '"…"',
      text: textSnippet(""),
      filter: '"',
      short: t`The path of another plan; there is none beside this one yet`,
      kind: CompletionItemKind.File,
      rank: 10,
    },
  ];
}

/** `coachplan-ignore` with the codes of what is found on the line that the comment is about. */
export function ignoreProposals(context: Context, spot: Spot, comment: Span): Proposal[] {
  const { text } = context.document;
  const written = text.slice(comment.start, spot.offset);
  if (/^(?:\/\/|\/\*)\s*[\w-]*$/.test(written)) {
    const codes = codesFound(context, comment);
    if (codes.length === 0) return [];
    const from = comment.start + (/^(?:\/\/|\/\*)\s*/.exec(written)?.[0].length ?? 0);
    const space = from === comment.start + 2 ? " " : "";
    return [
      {
        label: "coachplan-ignore",
        text: `${space}coachplan-ignore `,
        short: t`Say why a finding on the next line does not count here`,
        kind: CompletionItemKind.Keyword,
        rank: 10,
        replaces: { start: from, end: Math.max(spot.word.end, spot.offset) },
        goesOn: true,
      },
    ];
  }
  const list = /^(?:\/\/|\/\*)\s*coachplan-ignore\s([^:]*)$/.exec(written)?.[1];
  if (list === undefined) return [];
  const typed = /[^\s,]*$/.exec(list)?.[0] ?? "";
  const start = spot.offset - typed.length;
  const end = spot.offset + (/^[\w/-]*/.exec(text.slice(spot.offset, comment.end))?.[0].length ?? 0);
  const taken = list.split(/[\s,]+/);
  const hasReason = /^\s*[:,]/.test(text.slice(end, comment.end));
  return codesFound(context, comment)
    .filter((code) => !taken.includes(code) || code === typed)
    .map((code) => ({
      label: code,
      text: hasReason ? code : `${code}: ${placeholder(1, t`why it does not count here`)}`,
      kind: CompletionItemKind.EnumMember,
      rank: 10,
      replaces: { start, end },
    }));
}

/** What is found on the line that the comment is about: its own, where something else stands there, or the next. */
function codesFound({ snapshot, uri, document }: Context, comment: Span): string[] {
  const { lines, text } = document;
  const { line } = lines.position(comment.start);
  const isAlone = text.slice(lines.span(line).start, comment.start).trim() === "";
  const about = isAlone ? line + 1 : line;
  const codes = findingsOf(snapshot, uri)
    .filter(({ code, span }) => canBeSilenced(code) && lines.position(span.start).line === about)
    .map(({ code }) => code);
  return [...new Set(codes)];
}

function inQuotes(text: string): string {
  return text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n");
}
