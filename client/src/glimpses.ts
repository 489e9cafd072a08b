import { type Uri, workspace } from "vscode";
import { type Middleware, vsdiag } from "vscode-languageclient";

/**
 * Whether a document only shows a plan that is written elsewhere: an earlier version in a comparison, a snippet in a
 * chat. It is coloured and explained like any other, but nobody can mend what is wrong in it.
 */
function isGlimpse(uri: Uri): boolean {
  if (uri.scheme === "untitled" || workspace.getWorkspaceFolder(uri)) return false;
  return workspace.fs.isWritableFileSystem(uri.scheme) !== true;
}

/** Keeps earlier versions of a plan out of the list of problems and out of the search for names. */
export const withoutGlimpses: Middleware = {
  provideDiagnostics: (document, previous, token, next) =>
    isGlimpse("uri" in document ? document.uri : document)
      ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] }
      : next(document, previous, token),
  async provideWorkspaceSymbols(query, token, next) {
    const found = await next(query, token);
    return found?.filter(({ location }) => !isGlimpse(location.uri));
  },
};
