import type {
  Connection,
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  DocumentRangesFormattingParams,
} from "vscode-languageserver";
import { formatting, onTypeFormatting, rangeFormatting, rangesFormatting } from "../features/formatting.ts";
import type { Asking } from "./asking.ts";

/** Puts the formatter behind its methods. */
export function bindFormatting(connection: Connection, { about }: Asking): void {
  connection.onDocumentFormatting(
    about("textDocument/formatting", null, (snapshot, params: DocumentFormattingParams) =>
      formatting(snapshot, params),
    ),
  );
  connection.onDocumentRangeFormatting(
    about("textDocument/rangeFormatting", null, (snapshot, params: DocumentRangeFormattingParams) =>
      rangeFormatting(snapshot, params),
    ),
  );
  connection.onDocumentRangesFormatting(
    about("textDocument/rangesFormatting", null, (snapshot, params: DocumentRangesFormattingParams) =>
      rangesFormatting(snapshot, params),
    ),
  );
  connection.onDocumentOnTypeFormatting(
    about("textDocument/onTypeFormatting", null, (snapshot, params: DocumentOnTypeFormattingParams) =>
      onTypeFormatting(snapshot, params),
    ),
  );
}
