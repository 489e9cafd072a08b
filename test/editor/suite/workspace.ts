import {
  commands,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  languages,
  type SymbolInformation,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { plansBelow } from "../../../client/src/files.ts";
import { soundPlan } from "../plans.ts";
import { ok, same } from "./assert.ts";
import { closeAll, codeOf, errorsBecome, findingsBecome, openPlan, replace } from "./plan.ts";

const people = 'person lena "Lena Fischer" { role: "Depot manager"; level: middle }\n';
const team = (use: string) => `use "${use}"\nteam depots "Depots" { lead: lena; members: lena }\n`;

/** Plans in all the places where VS Code keeps texts, and changes from all sides. */
export function workspaceTests(): void {
  describe("A plan", () => {
    const given: { end(): unknown }[] = [];
    afterEach(async () => {
      for (const each of given.splice(0)) await each.end();
      await closeAll();
    });

    it("that has never been saved is checked like any other", async () => {
      const document = await workspace.openTextDocument({
        language: "coachplan",
        content: soundPlan.replace("owner: lena", "owner: lenna"),
      });
      await window.showTextDocument(document);
      // Saved, it would ask for its name, and nobody answers here.
      given.push({ end: () => commands.executeCommand("workbench.action.revertAndCloseActiveEditor") });
      ok(document.isUntitled, "it has no file");
      await errorsBecome(document, "name/not-found");
      await replace(document, "owner: lenna", "owner: lena");
      await errorsBecome(document);
    });

    it("follows what is written in another file before that is saved", async () => {
      const other = await openPlan(people);
      const { document } = await openPlan(team(nameOf(other.document.uri)));
      await errorsBecome(document);
      await replace(other.document, "lena", "helena");
      ok(other.document.isDirty, "the other file is not saved");
      await errorsBecome(document, "name/not-found");
      await replace(other.document, "helena", "lena");
      await errorsBecome(document);
    });

    it("follows a file that comes, changes and goes outside of the editor", async () => {
      const { document } = await openPlan(team("newcomers.coachplan"));
      await errorsBecome(document, "use/not-found");
      const file = Uri.joinPath(document.uri, "../newcomers.coachplan");
      const write = (text: string) => workspace.fs.writeFile(file, new TextEncoder().encode(text));
      await write(people);
      await errorsBecome(document);
      await write(people.replace("lena", "helena"));
      await errorsBecome(document, "name/not-found");
      await workspace.fs.delete(file);
      await errorsBecome(document, "use/not-found");
    });

    it("follows a whole folder that is moved and deleted outside of the editor", async () => {
      const { document } = await openPlan(team("newcomers/people.coachplan"));
      await errorsBecome(document, "use/not-found");
      const [folder, elsewhere] = ["newcomers", "joiners"].map((name) =>
        Uri.joinPath(document.uri, "..", name),
      ) as [Uri, Uri];
      given.push({ end: () => workspace.fs.delete(folder, { recursive: true }).then(undefined, () => {}) });
      await workspace.fs.createDirectory(elsewhere);
      await workspace.fs.writeFile(
        Uri.joinPath(elsewhere, "people.coachplan"),
        new TextEncoder().encode(people),
      );
      await workspace.fs.rename(elsewhere, folder);
      await errorsBecome(document);
      await workspace.fs.rename(folder, elsewhere);
      await errorsBecome(document, "use/not-found");
      await workspace.fs.rename(elsewhere, folder);
      await errorsBecome(document);
      await workspace.fs.delete(folder, { recursive: true });
      await errorsBecome(document, "use/not-found");
    });

    it("follows coachplan.json as it is saved, and what is wrong in that is said there", async () => {
      const { document } = await openPlan(soundPlan.replace("        owner: lena\n", ""));
      await errorsBecome(document, "action/missing-owner");
      const file = Uri.joinPath(document.uri, "../coachplan.json");
      await workspace.fs.writeFile(file, new TextEncoder().encode("{}\n"));
      const settings = await workspace.openTextDocument(file);
      await window.showTextDocument(settings);
      await replace(settings, "{}", '{ "severities": { "action/missing-owner": "off" } }');
      await settings.save();
      await errorsBecome(document);
      await replace(settings, '"off"', '"of"');
      await settings.save();
      await findingsBecome(settings, (findings) => findings.length > 0);
      await workspace.fs.delete(file);
      await errorsBecome(document, "action/missing-owner");
    });

    it("that is on no disk is read through VS Code, with what it uses", async () => {
      const files = new FilesInMemory({
        "/firm/people.coachplan": people,
        "/firm/north/team.coachplan": team("../people.coachplan"),
        "/firm/node_modules/x.coachplan": people,
      });
      const provider = workspace.registerFileSystemProvider("firm", files);
      given.push({ end: () => closeAll().then(() => provider.dispose()) });
      const document = await workspace.openTextDocument(Uri.parse("firm:/firm/north/team.coachplan"));
      await window.showTextDocument(document);
      await findingsBecome(document, () => true);
      await replace(document, "members: lena", "members: lena, zoe");
      await errorsBecome(document, "name/not-found");
      await replace(document, "members: lena, zoe", "members: lena");
      await errorsBecome(document);
      const found = await plansBelow(Uri.parse("firm:/firm"));
      same(found.map(String).sort(), ["firm:/firm/north/team.coachplan", "firm:/firm/people.coachplan"]);
    });

    it("as it was before is not judged beside the one that is written, and not found twice", async () => {
      const { document } = await openPlan(soundPlan.replace("owner: lena", "owner: lenna"));
      await errorsBecome(document, "name/not-found");
      const provider = workspace.registerTextDocumentContentProvider("firm-before", {
        provideTextDocumentContent: () => soundPlan.replace("owner: lena", "owner: lennna"),
      });
      given.push({ end: () => closeAll().then(() => provider.dispose()) });
      const before = document.uri.with({ scheme: "firm-before" });
      await commands.executeCommand("vscode.diff", before, document.uri);
      await replace(document, "owner: lenna", "owner: lena");
      await errorsBecome(document);
      same(languages.getDiagnostics(before).map(codeOf), []);
      const symbols = await commands.executeCommand<SymbolInformation[]>(
        "vscode.executeWorkspaceSymbolProvider",
        "Daily depot",
      );
      same(
        symbols
          .filter(({ location }) => location.uri.path === before.path)
          .map(({ location }) => location.uri.scheme),
        [document.uri.scheme],
      );
    });

    it("that is renamed takes its findings along", async () => {
      const { document } = await openPlan(soundPlan.replace("owner: lena", "owner: lenna"));
      await errorsBecome(document, "name/not-found");
      const to = Uri.joinPath(document.uri, "../renamed.coachplan");
      const edit = new WorkspaceEdit();
      edit.renameFile(document.uri, to, { overwrite: true });
      ok(await workspace.applyEdit(edit), "the file was renamed");
      await errorsBecome(await workspace.openTextDocument(to), "name/not-found");
      await findingsBecome(document, (findings) => findings.length === 0);
    });
  });
}

function nameOf({ path }: Uri): string {
  return path.split("/").at(-1) ?? "";
}

/** Files as an extension may keep them, on a server or in a container. */
class FilesInMemory implements FileSystemProvider {
  private readonly changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  private readonly files: Map<string, string>;

  constructor(files: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(files));
  }

  watch = () => ({ dispose() {} });

  stat({ path }: Uri) {
    const text = this.files.get(path);
    const isFolder = [...this.files.keys()].some((each) => each.startsWith(`${path}/`));
    if (text === undefined && !isFolder) throw FileSystemError.FileNotFound();
    return {
      type: text === undefined ? FileType.Directory : FileType.File,
      ctime: 0,
      mtime: 0,
      size: text?.length ?? 0,
    };
  }

  readDirectory({ path }: Uri): [string, FileType][] {
    const below = [...this.files.keys()].filter((each) => each.startsWith(`${path}/`));
    const names = new Map(
      below.map((each) => {
        const [name = "", ...more] = each.slice(path.length + 1).split("/");
        return [name, more.length > 0 ? FileType.Directory : FileType.File];
      }),
    );
    return [...names];
  }

  readFile({ path }: Uri) {
    const text = this.files.get(path);
    if (text === undefined) throw FileSystemError.FileNotFound();
    return new TextEncoder().encode(text);
  }

  writeFile({ path }: Uri, content: Uint8Array) {
    this.files.set(path, new TextDecoder().decode(content));
  }

  createDirectory() {}
  delete() {}
  rename() {}
}
