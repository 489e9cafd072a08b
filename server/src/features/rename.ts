import type {
  ChangeAnnotation,
  Position,
  Range,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver-types";
import type { Declaration } from "../analysis/names.ts";
import type { FixEdit } from "../rules/rule.ts";
import { contextOf } from "../rules/shared/context.ts";
import { keptKind } from "../rules/shared/keptKind.ts";
import { fileName } from "../rules/shared/uses.ts";
import { wordEnd } from "../syntax/patterns.ts";
import { either, t } from "../text/say.ts";
import type { Span } from "../text/span.ts";
import { shifted } from "../text/span.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { clashWith } from "./rename/clash.ts";
import { type Located, locate, textBetween } from "./shared/locate.ts";
import { isTopLevel, mentionsOf, namedAt } from "./shared/mentions.ts";
import { rangeOf } from "./shared/ranges.ts";
import { referenceAt } from "./shared/reference.ts";

/** That something cannot be renamed, and why, in words for the author. */
export interface Refusal {
  readonly refused: string;
}

/** What the client at the other end can do with edits over several files. */
export interface RenameOptions {
  /** It takes edits document by document, with the version that they are for. */
  readonly versions: boolean;
  /** It shows what each change is for. */
  readonly annotations: boolean;
}

interface RenameParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** The name that would be renamed, or why there is none. */
export function prepareRename(
  snapshot: Snapshot,
  params: RenameParams,
): { readonly range: Range; readonly placeholder: string } | Refusal {
  const found = nameAt(snapshot, params);
  if ("refused" in found) return found;
  const { document, span } = found;
  return { range: rangeOf(document, span), placeholder: textBetween(document, span.start, span.end) };
}

/**
 * The edits that give a block another name: at its declaration and at every mention in all files, also in those that
 * are open and not saved. Refused where the new name is none, or where somebody else has it already.
 */
export function rename(
  snapshot: Snapshot,
  params: RenameParams & { readonly newName: string },
  options: RenameOptions,
): WorkspaceEdit | Refusal {
  const found = nameAt(snapshot, params);
  if ("refused" in found) return found;
  const { meant, document } = found;
  const name = params.newName.trim().normalize("NFC");
  if (name === "" || wordEnd(name, 0) !== name.length) return { refused: noName(name) };
  if (name === meant.entity.id) return options.versions ? { documentChanges: [] } : { changes: {} };
  const clash = clashWith(snapshot, meant, name);
  if (clash !== undefined) return { refused: clash };
  const edits = editsFor(snapshot, meant, name);
  const home = snapshot.document(meant.uri);
  if (home) edits.get(meant.uri)?.push(...keptKind(contextOf(snapshot, home), meant.entity, name));
  return editOf(snapshot, edits, document.uri, options);
}

interface NameAt {
  readonly document: Located["document"];
  readonly meant: Declaration;
  /** The name at the cursor, in the document. */
  readonly span: Span;
}

function nameAt(snapshot: Snapshot, { textDocument, position }: RenameParams): NameAt | Refusal {
  const document = snapshot.document(textDocument.uri);
  if (!document) return { refused: t`This document is not known yet. Try again in a moment.` };
  const located = locate(document, document.lines.offset(position));
  const { part, span } = located;
  const meant = namedAt(snapshot, located);
  const at = part.kind === "id" ? span(part.word) : referenceAt(snapshot, located)?.span;
  if (!at) return { refused: noNameHere(located) };
  if (!meant) {
    const words = textBetween(document, at.start, at.end);
    return {
      refused: t`Nothing is called “${words}”, so there is nothing to rename. Correct the name here, or declare it first.`,
    };
  }
  if (!snapshot.indexed && isTopLevel(meant.uri, meant.entity)) {
    return {
      refused: t`The other plans in this folder are still being read, and they may mention this name too. Try again in a moment.`,
    };
  }
  return { document, meant, span: at };
}

function noNameHere({ part }: Located): string {
  const what = t`Put the cursor on a name: behind \`person\`, \`action\` and the like, or where it is mentioned.`;
  switch (part.kind) {
    case "keyword":
    case "field-name":
      return `${t`This word belongs to the language and cannot be renamed.`} ${what}`;
    case "title":
      return t`A title is plain text: change it where it stands. Only the name before it is mentioned elsewhere.`;
    default:
      return `${t`There is no name here that could be renamed.`} ${what}`;
  }
}

function noName(name: string): string {
  const why =
    name === ""
      ? t`A name has at least one letter.`
      : t`A name is one word that begins with a letter and goes on with letters, digits, “-” and “_”.`;
  const meant = name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}_]+/gu, "-")
    .replace(/^[^\p{L}_]+|-+$/gu, "");
  if (name === "") return why;
  const instead = meant === "" ? [] : [t`Write for example “${meant}”; the title beside it may be any text.`];
  return [t`“${name}” is no name.`, why, ...instead].join(" ");
}

/** The new name at every place of the old one, by document: the declaration's first. */
function editsFor(snapshot: Snapshot, meant: Declaration, name: string): ReadonlyMap<string, FixEdit[]> {
  const edits = new Map<string, FixEdit[]>();
  const add = (uri: string, span: Span) => {
    const known = edits.get(uri);
    if (known) known.push({ span, text: name });
    else edits.set(uri, [{ span, text: name }]);
  };
  const { uri, entity } = meant;
  const { id } = entity.block.segment;
  if (id) add(uri, shifted(entity.span(id), snapshot.startOf(uri, entity.unit)));
  for (const mention of mentionsOf(snapshot, meant)) add(mention.uri, mention.span);
  return edits;
}

const elsewhere = "elsewhere";

function editOf(
  snapshot: Snapshot,
  edits: ReadonlyMap<string, readonly FixEdit[]>,
  from: string,
  { versions, annotations }: RenameOptions,
): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  const documentChanges: TextDocumentEdit[] = [];
  const others: string[] = [];
  for (const [uri, own] of edits) {
    const document = snapshot.document(uri);
    if (!document) continue;
    const written = own.map(
      ({ span, text }): TextEdit => ({ range: rangeOf(document, span), newText: text }),
    );
    changes[document.uri] = written;
    const isOther = uri !== from;
    if (isOther) others.push(fileName(uri));
    // A document that is not open has no version: it is as it is on the disk.
    const textDocument = { uri: document.uri, version: document.version === 0 ? null : document.version };
    const annotated = isOther && annotations;
    documentChanges.push({
      textDocument,
      edits: annotated ? written.map((edit) => ({ ...edit, annotationId: elsewhere })) : written,
    });
  }
  if (!versions) return { changes };
  const annotation: ChangeAnnotation = {
    label: t`In ${others.length} ${either(others.length === 1, "other file", "other files")}`,
    description: others.join(", "),
    needsConfirmation: false,
  };
  return others.length > 0 && annotations
    ? { documentChanges, changeAnnotations: { [elsewhere]: annotation } }
    : { documentChanges };
}
