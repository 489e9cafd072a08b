import type { CompletionItem, CompletionItemKind, TextEdit } from "vscode-languageserver-types";
import { InsertTextFormat, InsertTextMode } from "vscode-languageserver-types";
import type { Document } from "../../syntax/document.ts";
import { t } from "../../text/say.ts";
import { withoutStops } from "../../text/snippet.ts";
import type { Span } from "../../text/span.ts";
import type { About } from "../shared/documentation.ts";

/** What the client at the other end can do with completions. */
export interface CompletionOptions {
  /** Insertions may hold tab stops. */
  readonly snippets: boolean;
  /** The client knows VS Code's command that opens the list again. */
  readonly retrigger: boolean;
  /** Some signs may accept what is selected. */
  readonly commits: boolean;
}

/** Something that may be written at the cursor. */
export interface Proposal {
  readonly label: string;
  /** A snippet. */
  readonly text: string;
  /** Where the label is not what the author would type: that. */
  readonly filter?: string;
  /** Behind the label in the list. */
  readonly short?: string;
  /** The whole story, where it is more than `short`. */
  readonly detail?: string;
  readonly kind: CompletionItemKind;
  /** Proposals are shown in the order of these, then in the order in which they are made. */
  readonly rank: number;
  readonly about?: About;
  /** What it replaces; by default the word at the cursor. */
  readonly replaces?: Span;
  /** Something must follow, and is offered at once. */
  readonly goesOn?: boolean;
  readonly alsoEdits?: readonly TextEdit[];
  /** Signs that accept it and are written behind it. */
  readonly commits?: readonly string[];
}

/** What an item carries until it is resolved. */
export interface ItemData {
  readonly uri: string;
  readonly about: About;
}

/** Proposals as LSP wants them, in their order. */
export function itemsOf(
  document: Document,
  word: Span,
  proposals: readonly Proposal[],
  options: CompletionOptions,
): CompletionItem[] {
  const sorted = proposals.map((proposal, i) => ({ proposal, i }));
  sorted.sort((a, b) => a.proposal.rank - b.proposal.rank || a.i - b.i);
  const taken = new Set<string>();
  return sorted.flatMap(({ proposal }, i) => {
    if (taken.has(proposal.label)) return [];
    taken.add(proposal.label);
    return itemOf(document, word, proposal, String(i).padStart(4, "0"), options);
  });
}

function itemOf(
  document: Document,
  word: Span,
  proposal: Proposal,
  sortText: string,
  options: CompletionOptions,
): CompletionItem {
  const {
    label,
    text,
    filter,
    short,
    about,
    // What is explained begins with these words: they need not stand there twice.
    detail = about ? undefined : short,
    kind,
    replaces = word,
    goesOn,
    alsoEdits,
    commits,
  } = proposal;
  const { start, end } = replaces;
  const hasStops = options.snippets && withoutStops(text) !== text;
  const newText = hasStops ? text : withoutStops(text);
  const data: ItemData | undefined = about && { uri: document.uri, about };
  return {
    label,
    kind,
    sortText,
    textEdit: {
      range: { start: document.lines.position(start), end: document.lines.position(end) },
      newText,
    },
    insertTextFormat: hasStops ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(newText.includes("\n") && { insertTextMode: InsertTextMode.adjustIndentation }),
    ...(filter !== undefined && { filterText: filter }),
    ...(short !== undefined && { labelDetails: { description: short.replaceAll("`", "") } }),
    ...(detail !== undefined && { detail }),
    ...(data && { data }),
    ...(options.commits && commits && { commitCharacters: [...commits] }),
    ...(alsoEdits && { additionalTextEdits: [...alsoEdits] }),
    ...(goesOn &&
      options.retrigger && { command: { title: t`Go on`, command: "editor.action.triggerSuggest" } }),
  };
}
