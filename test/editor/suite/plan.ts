import {
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  Position,
  Range,
  type TextDocument,
  Uri,
  type ViewColumn,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { ok } from "./assert.ts";

/** Where the cursor is in a text of a test. */
const mark = "‸";

let written = 0;

/** A plan that is open in the editor. */
export interface Plan {
  readonly document: TextDocument;
  /** Where the mark `‸` stood in the text; the start where there was none. */
  readonly cursor: Position;
}

/** Writes a plan into the workspace and opens it. */
export async function openPlan(marked: string, column?: ViewColumn): Promise<Plan> {
  const offset = Math.max(0, marked.indexOf(mark));
  const uri = inWorkspace(`written-${++written}.coachplan`);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(marked.replace(mark, "")));
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { preview: false, ...(column ? { viewColumn: column } : {}) });
  return { document, cursor: document.positionAt(offset) };
}

function inWorkspace(path: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  ok(folder, "a folder is open");
  return Uri.joinPath(folder.uri, path);
}

/** The range of the first place where these words stand. */
export function rangeOf(document: TextDocument, words: string): Range {
  const start = document.getText().indexOf(words);
  ok(start >= 0, `“${words}” stands in the document`);
  return new Range(document.positionAt(start), document.positionAt(start + words.length));
}

/** Replaces the first place where these words stand. */
export async function replace(document: TextDocument, words: string, by: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, words), by);
  ok(await workspace.applyEdit(edit), "the edit was applied");
}

/** The code of a finding. */
export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The codes of the errors in a document, as they are now. */
export function errorsIn(document: TextDocument): string[] {
  const errors = languages
    .getDiagnostics(document.uri)
    .filter(({ severity }) => severity === DiagnosticSeverity.Error);
  return errors.map(codeOf);
}

/** Resolves as soon as the errors of a document have exactly these codes. */
export function errorsBecome(document: TextDocument, ...codes: readonly string[]): Promise<void> {
  return findingsBecome(document, () => errorsIn(document).join() === codes.join());
}

/**
 * Resolves as soon as the document's findings are as wanted: asked at once, and again whenever they change. Rejects,
 * with the findings that there are, when that takes more than ten seconds.
 */
export function findingsBecome(
  document: TextDocument,
  wanted: (findings: readonly Diagnostic[]) => boolean,
): Promise<void> {
  return new Promise((done, fail) => {
    const end = (): void => {
      clearTimeout(limit);
      changes.dispose();
    };
    const look = (): void => {
      if (!wanted(languages.getDiagnostics(document.uri))) return;
      end();
      done();
    };
    const limit = setTimeout(() => {
      end();
      const seen = languages.getDiagnostics(document.uri).map((each) => `${codeOf(each)}: ${each.message}`);
      fail(new Error(`The findings do not become what was wanted. There are: ${seen.join("\n") || "none"}`));
    }, 10_000);
    const changes = languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === document.uri.toString())) look();
    });
    look();
  });
}

/** Saves and closes everything. */
export async function closeAll(): Promise<void> {
  await workspace.saveAll();
  await commands.executeCommand("workbench.action.closeAllEditors");
}

/** The start of a document. */
export const startOfText = new Position(0, 0);
