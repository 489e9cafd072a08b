import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { EditorClient, positionAt } from "../support/editorClient.ts";
import { planDue } from "../support/terminal.ts";
import { processWire, type Wire, workerWire } from "../support/wire.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const uri = "file:///plans/plan.coachplan";

const plan = planDue("2026-07-31");
const ownerless = plan.replace("    owner: omar\n", "");

interface Report {
  readonly kind: string;
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

interface Diagnostic {
  readonly code: string;
  readonly severity: number;
  readonly message: string;
  readonly codeDescription?: { readonly href: string };
  readonly range: { readonly start: { readonly line: number } };
}

const pulling = { textDocument: { diagnostic: {} } };

/** The codes of all errors. */
function errors(items: readonly Diagnostic[]): string[] {
  return items.filter(({ severity }) => severity === 1).map(({ code }) => code);
}

const servers: readonly (readonly [string, () => Wire])[] = [
  ["as a process", () => processWire(join(root, "dist/server/main.node.cjs"), "--stdio")],
  ["as `coachplan lsp --stdio`", () => processWire(join(root, "server/bin/coachplan.mjs"), "lsp", "--stdio")],
  ["as a web worker", () => workerWire()],
];

for (const [what, start] of servers) {
  describe(`the language server ${what}`, () => {
    let wire: Wire;
    let editor: EditorClient;

    beforeEach(() => {
      wire = start();
      editor = new EditorClient(wire);
    });
    afterEach(() => wire.kill());

    const at = (text: string, words: string) => ({
      textDocument: { uri },
      position: positionAt(text, text.indexOf(words) + words.length),
    });
    const pull = (previousResultId?: string) =>
      editor.request<Report>("textDocument/diagnostic", { textDocument: { uri }, previousResultId });

    it("follows what is typed, and says “unchanged” where it is", async () => {
      await editor.start({ capabilities: pulling, initializationOptions: { today: "2026-06-15" } });
      editor.open(uri, ownerless);
      const first = await pull();
      deepEqual(errors(first.items), ["action/missing-owner"]);
      equal((await pull(first.resultId)).kind, "unchanged");

      const mended = editor.replace(uri, 2, ownerless, "    due:", "    owner: omar\n    due:");
      equal(mended, plan);
      const second = await pull(first.resultId);
      equal(second.kind, "full");
      deepEqual(errors(second.items), []);

      editor.replace(uri, 3, mended, "    owner: omar\n", "");
      deepEqual(errors((await pull(second.resultId)).items), ["action/missing-owner"]);
    });

    it("answers in their order what an editor sends without waiting for the answer to initialize", async () => {
      const first = editor.ask("initialize", { processId: null, rootUri: null, capabilities: pulling });
      editor.notify("initialized", {});
      editor.open(uri, ownerless);
      editor.replace(uri, 2, ownerless, "    due:", "    owner: nobody\n    due:");
      const found = pull();
      ok((await first.answer).result);
      deepEqual(errors((await found).items), ["name/not-found"]);
      match(JSON.stringify((await editor.ask("initialize", { capabilities: {} }).answer).error), /-32600/);
    });

    it("says the same while it warms up, and nothing of the plan with which it does", async () => {
      await editor.start({ capabilities: pulling, initializationOptions: { today: "2026-06-15" } });
      editor.open(uri, ownerless);
      const { resultId } = await pull();
      for (let version = 2; version < 300; version += 2) {
        const broken = editor.replace(uri, version, ownerless, "engagement", "enga/*gement");
        notEqual((await pull(resultId)).resultId, resultId);
        editor.replace(uri, version + 1, broken, "/*", "");
        equal((await pull(resultId)).kind, "unchanged");
        deepEqual(await editor.request("workspace/symbol", { query: "Merrowdale" }), []);
      }
      deepEqual(editor.heard, []);
    });

    it("leads to the rule's page, a file beside the server where it has files", async () => {
      await editor.start({ capabilities: pulling });
      editor.open(uri, ownerless);
      const { codeDescription } = (await pull()).items.find(({ severity }) => severity === 1) ?? {};
      if (what === "as a web worker") return equal(codeDescription, undefined);
      const page = readFileSync(fileURLToPath(codeDescription?.href ?? ""), "utf8");
      match(page, /# action\/missing-owner\n/);
    });

    it("leads to the rule's page under an address of the client's own", async () => {
      await editor.start({ capabilities: pulling, initializationOptions: { commands: true } });
      editor.open(uri, ownerless);
      const { codeDescription } = (await pull()).items.find(({ severity }) => severity === 1) ?? {};
      equal(codeDescription?.href, "coachplan-rule:/action/missing-owner.md");
    });

    it("counts positions in UTF-16", async () => {
      await editor.start({ capabilities: pulling });
      const faces = plan.replace("Omar Haddad", "Omar 👩🏽‍💼 Haddad");
      editor.open(uri, faces);
      const typed = editor.replace(uri, 2, faces, "level: executive", "level: exectuive");
      const { items } = await pull();
      deepEqual(errors(items), ["value/unknown-choice"]);
      const range = items.find(({ code }) => code === "value/unknown-choice")?.range;
      deepEqual(range?.start, positionAt(typed, typed.indexOf("exectuive")));
    });

    it("tells clients that do not pull, after each change, and takes it back when the plan is closed", async () => {
      await editor.start({ initializationOptions: { today: "2026-06-15" } });
      editor.open(uri, ownerless);
      const told = await editor.next("textDocument/publishDiagnostics");
      deepEqual(errors(told.diagnostics as Diagnostic[]), ["action/missing-owner"]);
      editor.replace(uri, 2, ownerless, "    due:", "    owner: omar\n    due:");
      await editor.next(
        "textDocument/publishDiagnostics",
        ({ diagnostics }) => errors(diagnostics as Diagnostic[]).length === 0,
      );
      editor.notify("textDocument/didClose", { textDocument: { uri } });
      deepEqual((await editor.next("textDocument/publishDiagnostics")).diagnostics, []);
    });

    it("completes, explains, finds, outlines, folds, mends and draws", async () => {
      const abilities = await editor.start({ capabilities: pulling });
      ok(abilities.completionProvider && abilities.hoverProvider && abilities.codeActionProvider);
      const typing = plan.replace("owner: omar", "owner: ");
      editor.open(uri, typing);
      const list = await editor.request<{ items: { label: string }[] } | { label: string }[]>(
        "textDocument/completion",
        at(typing, "    owner: "),
      );
      const items = Array.isArray(list) ? list : list.items;
      const omar = items.find(({ label }) => label === "omar");
      ok(omar, JSON.stringify(items));
      ok(await editor.request("completionItem/resolve", omar));

      const text = editor.replace(uri, 2, typing, "owner: ", "owner: omar");
      match(
        JSON.stringify(await editor.request("textDocument/hover", at(text, "action stand"))),
        /31 July 2026|2026-07-31/,
      );
      match(
        JSON.stringify(await editor.request("textDocument/definition", at(text, "owner: om"))),
        /"line":1,/,
      );
      match(
        JSON.stringify(await editor.request("textDocument/documentSymbol", { textDocument: { uri } })),
        /Daily depot stand-up/,
      );
      match(
        JSON.stringify(await editor.request("textDocument/foldingRange", { textDocument: { uri } })),
        /"startLine":5,/,
      );
      match(
        JSON.stringify(await editor.request("coachplan/timeline", { textDocument: { uri } })),
        /"version":2,.*shift\/standup/,
      );

      editor.replace(uri, 3, text, "    owner: omar\n", "");
      const [missing] = (await pull()).items.filter(({ code }) => code === "action/missing-owner");
      const fixes = await editor.request("textDocument/codeAction", {
        textDocument: { uri },
        range: missing?.range,
        context: { diagnostics: [missing] },
      });
      match(JSON.stringify(fixes), /owner: /);
      ok(!JSON.stringify(fixes).includes("${"), "no tab stops for an editor that did not ask for them");
    });

    it("works out the edits of an action when it is taken, for an editor that asks then", async () => {
      const codeAction = { dataSupport: true, resolveSupport: { properties: ["edit"] } };
      await editor.start({ capabilities: { textDocument: { ...pulling.textDocument, codeAction } } });
      editor.open(uri, ownerless);
      const [missing] = (await pull()).items.filter(({ code }) => code === "action/missing-owner");
      const actions = await editor.request<{ title: string; edit?: unknown }[]>("textDocument/codeAction", {
        textDocument: { uri },
        range: missing?.range,
        context: { diagnostics: [missing] },
      });
      deepEqual(
        actions.map(({ edit }) => edit),
        actions.map(() => undefined),
      );
      match(JSON.stringify(await editor.request("codeAction/resolve", actions[0])), /owner: /);
      deepEqual(await editor.request("codeAction/resolve", { title: "not ours" }), { title: "not ours" });
    });

    it("has nothing to say of documents that it does not know, or places that do not exist", async () => {
      await editor.start({ capabilities: pulling });
      const unknown = {
        textDocument: { uri: "file:///nowhere.coachplan" },
        position: { line: 0, character: 0 },
      };
      equal(await editor.request("textDocument/hover", unknown), null);
      equal(await editor.request("textDocument/definition", unknown), null);
      equal(await editor.request("coachplan/timeline", unknown), null);
      deepEqual((await editor.request<Report>("textDocument/diagnostic", unknown)).items, []);
      editor.replace(unknown.textDocument.uri, 7, "nothing", "nothing", "is open");

      editor.open(uri, plan);
      for (const position of [
        { line: 999, character: 999 },
        { line: -1, character: -5 },
        { line: 0, character: 1e9 },
      ]) {
        const place = { textDocument: { uri }, position };
        for (const method of ["hover", "completion", "definition"])
          await editor.request(`textDocument/${method}`, place);
      }
      deepEqual(errors((await pull()).items), []);
    });

    it("answers what makes no sense with nothing, says so once in the log, and goes on", async () => {
      await editor.start({ capabilities: pulling });
      editor.open(uri, plan);
      equal(await editor.request("textDocument/hover", {}), null);
      equal(await editor.request("textDocument/hover", {}), null);
      const { message } = await editor.next("window/logMessage");
      match(String(message), /^textDocument\/hover failed: the question lacks textDocument\.uri\..+$/);
      deepEqual(errors((await pull()).items), []);
      ok(!editor.heard.some(({ method }) => method === "window/logMessage"), "logged once");
    });

    it("answers what is asked behind a cancellation of nothing, also while it is still loading", async () => {
      for (const start of [() => editor.start({ capabilities: pulling }), async () => {}]) {
        await start();
        editor.notify("$/cancelRequest", {});
        editor.open(uri, plan);
        ok(await editor.request("textDocument/documentSymbol", { textDocument: { uri } }));
      }
    });

    it("drops what was cancelled and answers what was asked after it", async () => {
      const arrivals: ((text: null) => void)[] = [];
      editor.answers["coachplan/readFile"] = () => new Promise((arrive) => arrivals.push(arrive));
      await editor.start({ capabilities: pulling, initializationOptions: { files: true } });
      const own = "memfs:/plan.coachplan";
      editor.open(own, `use "people.coachplan"\n${plan}`);
      const asked = { textDocument: { uri: own } };
      const { id, answer } = editor.ask("textDocument/documentSymbol", asked);
      await editor.wasAsked("coachplan/readFile");
      editor.notify("$/cancelRequest", { id });
      const after = editor.request("textDocument/documentSymbol", asked);
      for (const arrive of arrivals) arrive(null);
      match(JSON.stringify((await answer).error), /-32800/);
      ok(await after);
    });

    it("answers a burst of keys and questions each as of its moment", async () => {
      await editor.start({ capabilities: pulling });
      let text = plan;
      editor.open(uri, text);
      const answers: Promise<{ version: number }>[] = [];
      for (let version = 2; version < 30; version += 1) {
        text = editor.replace(uri, version, text, "stand-up", `stand-up${version % 10}`);
        answers.push(editor.request("coachplan/timeline", { textDocument: { uri } }));
      }
      deepEqual(
        (await Promise.all(answers)).map(({ version }) => version),
        Array.from({ length: 28 }, (_, index) => index + 2),
      );
    });

    it("refuses requests before initialize, and after shutdown, and ends with 0", async () => {
      match(
        JSON.stringify((await editor.ask("textDocument/hover", at(plan, "omar")).answer).error),
        /-32002/,
      );
      editor.open(uri, plan);
      await editor.start();
      await editor.request("shutdown");
      match(
        JSON.stringify((await editor.ask("textDocument/hover", at(plan, "omar")).answer).error),
        /-32600/,
      );
      editor.notify("exit");
      equal(await wire.ended, 0);
    });

    it("takes today from the start, and the editor's own setting over it", async () => {
      editor.answers["workspace/configuration"] = () => [
        { today: "2026-08-10", severities: { "action/overdue": "error" } },
      ];
      await editor.start({
        capabilities: { ...pulling, workspace: { configuration: true } },
        initializationOptions: { today: "2026-06-15" },
      });
      editor.open(uri, plan);
      deepEqual(errors((await pull()).items), ["action/overdue"]);
      editor.answers["workspace/configuration"] = () => [{ today: "", severities: null }];
      editor.notify("workspace/didChangeConfiguration", { settings: null });
      await editor.wasAsked("workspace/configuration");
      await editor.wasAsked("workspace/configuration");
      deepEqual(errors((await pull()).items), []);
    });

    it("takes settings from clients that send them unasked", async () => {
      await editor.start({ capabilities: pulling, initializationOptions: { today: "2026-06-15" } });
      editor.open(uri, plan);
      editor.notify("workspace/didChangeConfiguration", {
        settings: { coachplan: { today: "2026-08-10", severities: { "action/overdue": "error" } } },
      });
      deepEqual(errors((await pull()).items), ["action/overdue"]);
    });

    it("reads files through an editor that lends them", async () => {
      const people = plan.slice(0, plan.indexOf("engagement"));
      const files: Record<string, string> = {
        "memfs:/firm/people.coachplan": people,
        "memfs:/firm/coachplan.json":
          '{ "today": "2026-08-10", "severities": { "action/overdue": "error" } }',
      };
      editor.answers["coachplan/readFile"] = (params) => files[String(params.uri)] ?? null;
      editor.answers["coachplan/listFiles"] = () =>
        Object.keys(files).filter((name) => name.endsWith(".coachplan"));
      await editor.start({
        capabilities: { ...pulling, workspace: { diagnostics: { refreshSupport: true } } },
        workspaceFolders: [{ uri: "memfs:/firm", name: "firm" }],
        initializationOptions: { files: true, timelineChanges: true },
      });
      const own = "memfs:/firm/plan.coachplan";
      editor.open(own, `use "people.coachplan"\n\n${plan.slice(plan.indexOf("engagement"))}`);
      const ask = () => editor.request<Report>("textDocument/diagnostic", { textDocument: { uri: own } });
      deepEqual(errors((await ask()).items), ["action/overdue"]);

      files["memfs:/firm/people.coachplan"] = people.replace("person omar", "person omer");
      files["memfs:/firm/coachplan.json"] = '{ "today": }';
      editor.notify("workspace/didChangeWatchedFiles", {
        changes: Object.keys(files).map((name) => ({ uri: name, type: 2 })),
      });
      const wrong = await editor.next(
        "textDocument/publishDiagnostics",
        ({ diagnostics }) => (diagnostics as unknown[]).length > 0,
      );
      equal(wrong.uri, "memfs:/firm/coachplan.json");
      await editor.wasAsked("workspace/diagnostic/refresh");
      await editor.next("coachplan/timelineChanged");
      ok(errors((await ask()).items).includes("name/not-found"));
    });
  });
}

describe("the language server on a disk", () => {
  let wire: Wire;
  let editor: EditorClient;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "coachplan-"));
    wire = processWire(join(root, "dist/server/main.node.cjs"), "--stdio");
    editor = new EditorClient(wire);
  });
  afterEach(async () => {
    await wire.kill();
    rmSync(folder, { recursive: true });
  });

  it("reads what a plan uses, and asks to be told when it changes", async () => {
    const people = plan.slice(0, plan.indexOf("engagement"));
    writeFileSync(join(folder, "people.coachplan"), people);
    writeFileSync(join(folder, "coachplan.json"), '{ "today": "2026-06-15" }');
    const own = pathToFileURL(join(folder, "plan.coachplan")).href;
    await editor.start({
      capabilities: {
        ...pulling,
        workspace: {
          didChangeWatchedFiles: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
        },
      },
      rootUri: pathToFileURL(folder).href,
    });
    await editor.wasAsked("client/registerCapability");
    editor.open(own, `use "people.coachplan"\n\n${plan.slice(plan.indexOf("engagement"))}`);
    const ask = () => editor.request<Report>("textDocument/diagnostic", { textDocument: { uri: own } });
    deepEqual(errors((await ask()).items), []);

    rmSync(join(folder, "people.coachplan"));
    editor.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: pathToFileURL(join(folder, "people.coachplan")).href, type: 3 }],
    });
    await editor.wasAsked("workspace/diagnostic/refresh");
    ok(errors((await ask()).items).includes("use/not-found"));
  });

  it("leaves what Node has made of its code in the folder that the editor has named for it", async () => {
    const [variable, compiled] = ["NODE_COMPILE_CACHE", join(folder, "compiled")];
    Object.assign(process.env, { [variable]: compiled });
    const starting = processWire(join(root, "dist/server/main.node.cjs"), "--stdio");
    delete process.env[variable];
    const another = new EditorClient(starting);
    await another.start({ capabilities: pulling });
    another.open(uri, plan);
    await another.request("textDocument/diagnostic", { textDocument: { uri } });
    await another.stop();
    const left = readdirSync(compiled, { recursive: true, encoding: "utf8" });
    ok(left.some((name) => statSync(join(compiled, name)).size > 100_000));
  });

  it("ends with 1 when its editor goes without a word", async () => {
    await editor.start();
    editor.notify("exit");
    equal(await wire.ended, 1);
  });
});
