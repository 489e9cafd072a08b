import { deepEqual, equal, match, ok } from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EditorClient } from "../support/editorClient.ts";
import { processWire, type Wire } from "../support/wire.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const firm = "memfs:/firm";

const people = `organization northwind "Northwind" { ambition: "Five days" }
person dana "Dana Reyes" { role: "Chief executive"; level: chief-executive }
person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
coach priya "Priya Nair"
`;
const plan = (leader: string) => `use "people.coachplan"

engagement ${leader}-first "Shift" { organization: northwind; sponsor: dana; leaders: ${leader}; coaches: priya; starts: 2026-02-02 }
`;

interface FileReport {
  readonly kind: string;
  readonly uri: string;
  readonly resultId?: string;
  readonly items?: readonly { readonly code: string }[];
}

describe("what is found in files that are not open", () => {
  let wire: Wire;
  let editor: EditorClient;
  let files: Map<string, string>;

  beforeEach(() => {
    wire = processWire(join(root, "dist/server/main.node.cjs"), "--stdio");
    editor = new EditorClient(wire);
    files = new Map([
      [`${firm}/people.coachplan`, people],
      [`${firm}/omar.coachplan`, plan("omar")],
      [`${firm}/lost.coachplan`, plan("omra")],
    ]);
    editor.answers["coachplan/readFile"] = ({ uri }) => files.get(String(uri)) ?? null;
    editor.answers["coachplan/listFiles"] = () => [...files.keys()];
  });
  afterEach(() => wire.kill());

  const start = (capabilities: Record<string, unknown> = {}) =>
    editor.start({
      capabilities: {
        textDocument: { diagnostic: {} },
        workspace: { diagnostics: { refreshSupport: true } },
        ...capabilities,
      },
      workspaceFolders: [{ uri: firm, name: "firm" }],
      initializationOptions: { files: true, today: "2026-06-15" },
    });
  const pull = async (previous: readonly FileReport[] = [], more: Record<string, unknown> = {}) => {
    const previousResultIds = previous.map(({ uri, resultId }) => ({ uri, value: resultId }));
    const params = { previousResultIds, ...more };
    return (await editor.request<{ items: FileReport[] }>("workspace/diagnostic", params)).items;
  };
  const told = (reports: readonly FileReport[]) =>
    Object.fromEntries(
      reports.map(({ uri, kind, items }) => [
        uri.slice(firm.length + 1),
        kind === "full" ? items?.map(({ code }) => code) : kind,
      ]),
    );
  const write = (name: string, text: string | undefined) => {
    const uri = `${firm}/${name}`;
    if (text === undefined) files.delete(uri);
    else files.set(uri, text);
    editor.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri, type: text === undefined ? 3 : 2 }],
    });
  };

  it("is told of every file, once all are read", async () => {
    await start();
    deepEqual(told(await pull()), {
      "people.coachplan": [],
      "omar.coachplan": [],
      "lost.coachplan": ["name/not-found"],
    });
  });

  it("is held back until something changes, and then told of that alone", async () => {
    await start();
    const first = await pull();
    const second = pull(first);
    write("lost.coachplan", plan("dana"));
    deepEqual(told(await second), {
      "people.coachplan": "unchanged",
      "omar.coachplan": "unchanged",
      "lost.coachplan": [],
    });
  });

  it("follows a folder that is deleted or moved, of which alone VS Code tells", async () => {
    const moved = (from: string, to: string) => {
      const text = files.get(`${firm}/${from}/people.coachplan`) ?? people;
      files.delete(`${firm}/${from}/people.coachplan`);
      files.set(`${firm}/${to}/people.coachplan`, text);
      editor.notify("workspace/didChangeWatchedFiles", {
        changes: [
          { uri: `${firm}/${from}`, type: 3 },
          { uri: `${firm}/${to}`, type: 1 },
        ],
      });
    };
    const named = (folder: string) => plan("omar").replace("people.coachplan", `${folder}/people.coachplan`);
    files = new Map([
      [`${firm}/here/people.coachplan`, people],
      [`${firm}/a.coachplan`, named("here")],
      [`${firm}/b.coachplan`, named("there").replace("omar-first", "other")],
    ]);
    await start();
    const first = await pull();
    deepEqual(told(first)["a.coachplan"], []);
    const second = pull(first);
    moved("here", "there");
    const { "a.coachplan": a, "b.coachplan": b } = told(await second);
    deepEqual([a, b], [["use/not-found"], []]);
  });

  it("changes with what is written about those whom a file mentions", async () => {
    await start();
    const first = await pull();
    const second = pull(first);
    write("people.coachplan", people.replace("person omar", "person omra"));
    const reports = await second;
    deepEqual(told(reports), {
      "people.coachplan": "unchanged",
      "omar.coachplan": ["name/not-found"],
      "lost.coachplan": [],
    });
    const third = pull(reports.map((one, i) => ({ ...first[i], ...one })));
    write("omar.coachplan", undefined);
    deepEqual(told(await third)["omar.coachplan"], []);
  });

  it("comes in helpings for who asked for them", async () => {
    await start();
    deepEqual(await pull([], { partialResultToken: "some" }), []);
    const helpings = editor.heard.filter(({ method }) => method === "$/progress");
    match(JSON.stringify(helpings), /"token":"some".*lost\.coachplan/);
  });

  it("leaves out what is open, and has it again when it is closed", async () => {
    await start();
    const uri = `${firm}/lost.coachplan`;
    editor.open(uri, plan("dana"));
    const first = await pull();
    ok(!first.some((one) => one.uri === uri));
    const second = pull(first);
    editor.notify("textDocument/didClose", { textDocument: { uri } });
    deepEqual(told(await second)["lost.coachplan"], ["name/not-found"]);
  });

  it("is told to be nothing to who has looked at a plan that is gone, and was asked nothing of the others", async () => {
    await start();
    const uri = `${firm}/omar.coachplan`;
    editor.open(uri, plan("omra"));
    // An editor that has heard of the plan only while it was open.
    const others = (await pull()).filter((one) => one.uri !== uri);
    write("omar.coachplan", undefined);
    editor.notify("textDocument/didClose", { textDocument: { uri } });
    const next = pull(others);
    // VS Code asks for the last time, drops the answer and waits for the one about all files.
    await editor.request("textDocument/diagnostic", { textDocument: { uri } });
    deepEqual(told(await next)["omar.coachplan"], []);
  });

  it("is nothing any more where a plan was closed because it was renamed or deleted, or lies elsewhere", async () => {
    await start();
    const found = async (uri: string) =>
      (await editor.request<FileReport>("textDocument/diagnostic", { textDocument: { uri } })).items?.length;
    const here = `${firm}/lost.coachplan`;
    editor.open(here, plan("omra"));
    ok(await found(here), "open, it has findings");
    // The file has gone, which a slow disk has not told yet when the editor asks for the last time.
    files.delete(here);
    let told = () => {};
    const asked = new Promise<void>((reading) => {
      editor.answers["coachplan/readFile"] = async ({ uri }) => {
        // The other plans are being read meanwhile.
        if (uri !== here) return files.get(String(uri)) ?? null;
        reading();
        await new Promise<void>((done) => {
          told = done;
        });
        return null;
      };
    });
    editor.notify("textDocument/didClose", { textDocument: { uri: here } });
    const last = found(here);
    await asked;
    told();
    equal(await last, 0);

    const elsewhere = "memfs:/other/lost.coachplan";
    editor.answers["coachplan/readFile"] = () => plan("omra");
    editor.open(elsewhere, plan("omra"));
    ok(await found(elsewhere), "open, it has findings");
    editor.notify("textDocument/didClose", { textDocument: { uri: elsewhere } });
    equal(await found(elsewhere), 0);
  });

  it("follows folders that come and go", async () => {
    const away = "memfs:/away";
    files.set(`${away}/people.coachplan`, people);
    files.set(`${firm}/guest.coachplan`, plan("omar").replace("people", "../away/people"));
    editor.answers["coachplan/listFiles"] = (params) => {
      const { folder } = params as { folder?: string };
      return [...files.keys()].filter((uri) => uri.startsWith(`${folder}/`));
    };
    const folders = (added: string[], removed: string[]) =>
      editor.notify("workspace/didChangeWorkspaceFolders", {
        event: {
          added: added.map((uri) => ({ uri, name: uri })),
          removed: removed.map((uri) => ({ uri, name: uri })),
        },
      });
    await start();
    const alone = await pull();
    deepEqual(told(alone)["guest.coachplan"], ["use/not-found"]);
    folders([away], []);
    const both = await pull(alone);
    deepEqual(told(both)["guest.coachplan"], []);
    folders([], [away]);
    deepEqual(told(await pull(both))["guest.coachplan"], ["use/not-found"]);
  });

  it("is answered the first time where there is nothing to tell", async () => {
    files.clear();
    await start();
    deepEqual(await pull(), []);
  });

  it("is not waited for any longer when the client does not want it", async () => {
    await start();
    const first = await pull();
    const { id, answer } = editor.ask("workspace/diagnostic", {
      previousResultIds: first.map(({ uri, resultId }) => ({ uri, value: resultId })),
    });
    editor.notify("$/cancelRequest", { id });
    match(JSON.stringify((await answer).error), /-32800/);
  });

  it("is asked for again only where an open plan has other findings now", async () => {
    await start();
    const uri = `${firm}/omar.coachplan`;
    editor.open(uri, plan("omar"));
    await editor.request("textDocument/diagnostic", { textDocument: { uri } });
    await pull();
    write("lost.coachplan", plan("dana"));
    write("people.coachplan", people.replace("person omar", "person omra"));
    await editor.wasAsked("workspace/diagnostic/refresh");
    const { items } = await editor.request<FileReport>("textDocument/diagnostic", { textDocument: { uri } });
    deepEqual(
      items?.map(({ code }) => code),
      ["name/not-found"],
    );
    ok(!editor.asked.includes("workspace/diagnostic/refresh"), "asked once");
  });

  it("follows what is written in another open plan, saved or not", async () => {
    await start({
      textDocument: { diagnostic: {}, inlayHint: {} },
      workspace: { diagnostics: { refreshSupport: true }, inlayHint: { refreshSupport: true } },
    });
    const [home, uri] = [`${firm}/people.coachplan`, `${firm}/omar.coachplan`];
    const found = async () => {
      const params = { textDocument: { uri } };
      const { items = [] } = await editor.request<FileReport>("textDocument/diagnostic", params);
      return items.map(({ code }) => code);
    };
    editor.open(uri, plan("omar"));
    editor.open(home, people);
    const before = await found();
    await pull();
    editor.asked.length = 0;
    const renamed = editor.replace(home, 2, people, "person omar", "person omra");
    await editor.wasAsked("workspace/diagnostic/refresh");
    deepEqual(await found(), ["name/not-found"]);
    editor.replace(home, 3, renamed, "person omra", "person omar");
    await editor.wasAsked("workspace/diagnostic/refresh");
    deepEqual(await found(), before);
    // Nothing is wrong with another title, but it stands in the hints.
    editor.asked.length = 0;
    editor.replace(home, 4, people, "Omar Haddad", "Omar H. Haddad");
    await editor.wasAsked("workspace/inlayHint/refresh");
    // What is typed in a plan changes nothing beside it.
    editor.asked.length = 0;
    editor.replace(uri, 2, plan("omar"), '"Shift"', '"Shift 2"');
    editor.replace(home, 5, people.replace("Omar", "Omar H."), "Chief operating", "Chief operations");
    await editor.wasAsked("workspace/inlayHint/refresh");
    deepEqual(
      editor.asked.filter((method) => method.endsWith("refresh")),
      [],
    );
  });

  it("shows how far the reading is, and can be stopped there; a change goes on with it", async () => {
    for (let n = 0; n < 100; n++) files.set(`${firm}/plan-${n}.coachplan`, plan("omar"));
    const asked: string[] = [];
    let letGo = () => {};
    const gate = new Promise<void>((go) => {
      letGo = go;
    });
    editor.answers["coachplan/readFile"] = async ({ uri }) => {
      asked.push(String(uri));
      if (asked.length > 40) await gate;
      return files.get(String(uri)) ?? null;
    };
    await start({ window: { workDoneProgress: true } });
    const { token } = await editor.next("$/progress", ({ value }) => kindOf(value) === "begin");
    while (asked.length <= 40) await editor.wasAsked("coachplan/readFile");
    editor.notify("window/workDoneProgress/cancel", { token });
    letGo();
    await editor.next("$/progress", ({ value }) => kindOf(value) === "end");
    ok(asked.length < 103, `${asked.length} of 103 files were read`);
    write("plan-1.coachplan", plan("dana"));
    const again = await editor.next("$/progress", ({ value }) => kindOf(value) === "begin");
    match(JSON.stringify(again.value), /Reading the plans of this folder · \d+ of 103/);
    await editor.next("$/progress", ({ value }) => kindOf(value) === "end");
    equal(new Set(asked).size, 104);
    equal((await pull()).length, 103);
  });
});

function kindOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
}
