import { deepEqual, equal, ok } from "node:assert/strict";
import { findingsOf } from "../../server/src/rules/findings.ts";
import type { Files } from "../../server/src/workspace/files.ts";
import type { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { createWorkspace } from "../../server/src/workspace/workspace.ts";
import { TODAY_IN_DAYS } from "../support/project.ts";

const people = `organization northwind "Northwind" { ambition: "Five days" }
person dana "Dana Reyes" { role: "Chief executive"; level: chief-executive }
person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
coach priya "Priya Nair"
`;
const plan = `use "people.coachplan"

engagement shift "Shift" { organization: northwind; sponsor: dana; leaders: omar; coaches: priya; starts: 2026-02-02 }
`;

const uri = (name: string) => `memory:///firm/${name}`;

/** Files in memory that remember what was read, and can be made to wait. */
class Shelf implements Files {
  readonly texts: Map<string, string>;
  readonly asked: string[] = [];
  most = 0;
  waiting: (() => void)[] | undefined;
  private now = 0;

  constructor(texts: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(texts).map(([name, text]) => [uri(name), text]));
  }

  async read(file: string): Promise<string | undefined> {
    this.asked.push(file);
    this.now += 1;
    this.most = Math.max(this.most, this.now);
    const text = this.texts.get(file);
    await new Promise<void>((go) => (this.waiting ? this.waiting.push(go) : queueMicrotask(go)));
    this.now -= 1;
    return text;
  }

  async *list(folder: string) {
    for (const file of [...this.texts.keys()]) if (file.startsWith(`${folder}/`)) yield file;
  }
}

function firm(texts: Readonly<Record<string, string>>) {
  const files = new Shelf(texts);
  const workspace = createWorkspace({ files, today: () => TODAY_IN_DAYS });
  workspace.setFolders([uri("").slice(0, -1)]);
  return { files, workspace };
}

function codes(snapshot: Snapshot, name: string): readonly string[] {
  return findingsOf(snapshot, uri(name)).map(({ code }) => code);
}

describe("the workspace", () => {
  it("reads a file once, however many ask for it", async () => {
    const { files, workspace } = firm({ "people.coachplan": people });
    workspace.open(uri("a.coachplan"), 1, plan);
    workspace.open(uri("b.coachplan"), 1, plan);
    const asked = ["a", "b", "a"].map((name) => workspace.settle(uri(`${name}.coachplan`)));
    await Promise.all(asked);
    deepEqual(files.asked, [uri("people.coachplan")]);
    deepEqual(codes(workspace.snapshot(), "a.coachplan"), []);
  });

  it("looks for a missing file once, until it is told that there is one", async () => {
    const { files, workspace } = firm({});
    workspace.open(uri("a.coachplan"), 1, plan);
    await workspace.settle(uri("a.coachplan"));
    await workspace.settle(uri("a.coachplan"));
    equal(files.asked.length, 1);
    ok(codes(workspace.snapshot(), "a.coachplan").includes("use/not-found"));
    files.texts.set(uri("people.coachplan"), people);
    await workspace.changedOnDisk([uri("people.coachplan")]);
    deepEqual(codes(workspace.snapshot(), "a.coachplan"), []);
  });

  it("knows the plans of a folder that has got another name, though it is told of the folders alone", async () => {
    const { files, workspace } = firm({ "2026/people.coachplan": people, "2026.old/lost.coachplan": "" });
    const plan2027 = plan.replace("people.coachplan", "2027/people.coachplan");
    workspace.open(uri("a.coachplan"), 1, plan2027);
    await workspace.index();
    ok(codes(workspace.snapshot(), "a.coachplan").includes("use/not-found"));

    files.texts.delete(uri("2026/people.coachplan"));
    files.texts.set(uri("2027/people.coachplan"), people);
    const below = await workspace.plansBelow(["2026", "2027", "photo.png"].map(uri));
    deepEqual(below.sort(), [uri("2026/people.coachplan"), uri("2027/people.coachplan")]);
    await workspace.changedOnDisk(below);
    equal(workspace.snapshot().document(uri("2026/people.coachplan")), undefined);
    deepEqual(codes(workspace.snapshot(), "a.coachplan"), []);
  });

  it("looks neither outside of its folders nor where no search would come", async () => {
    const { workspace } = firm({ "node_modules/a/b.coachplan": people, ".git/c.coachplan": people });
    const folders = ["node_modules/a", ".git", "../elsewhere"].map(uri);
    deepEqual(await workspace.plansBelow([...folders, "memory:///other"]), []);
  });

  it("shows what is open and not saved, and the file again when it is closed", async () => {
    const { workspace } = firm({ "people.coachplan": people });
    workspace.open(uri("a.coachplan"), 1, plan);
    workspace.open(uri("people.coachplan"), 1, people.replace("person omar", "person omer"));
    await workspace.settle(uri("a.coachplan"));
    ok(codes(workspace.snapshot(), "a.coachplan").includes("name/not-found"));
    // Somebody else writes the file meanwhile: what is open counts.
    await workspace.changedOnDisk([uri("people.coachplan")]);
    ok(codes(workspace.snapshot(), "a.coachplan").includes("name/not-found"));
    await workspace.close(uri("people.coachplan"));
    deepEqual(codes(workspace.snapshot(), "a.coachplan"), []);
  });

  it("does not miss a file while it is being closed", async () => {
    const { files, workspace } = firm({ "people.coachplan": people });
    workspace.open(uri("a.coachplan"), 1, plan);
    workspace.open(uri("people.coachplan"), 1, people);
    files.waiting = [];
    const closing = workspace.close(uri("people.coachplan"));
    deepEqual(codes(workspace.snapshot(), "a.coachplan"), []);
    for (const go of files.waiting) go();
    await closing;
    deepEqual(codes(workspace.snapshot(), "a.coachplan"), []);
  });

  it("believes the newest reading, in whatever order they come back", async () => {
    const { files, workspace } = firm({ "people.coachplan": "person old" });
    files.waiting = [];
    const first = workspace.changedOnDisk([uri("people.coachplan")]);
    files.texts.set(uri("people.coachplan"), "person new");
    const second = workspace.changedOnDisk([uri("people.coachplan")]);
    const [old, young] = files.waiting;
    young?.();
    await second;
    old?.();
    await first;
    equal(workspace.snapshot().document(uri("people.coachplan"))?.text, "person new");
  });

  it("leaves a snapshot as it was", async () => {
    const { files, workspace } = firm({ "people.coachplan": people, "a.coachplan": plan });
    await workspace.index();
    const before = workspace.snapshot();
    files.texts.set(uri("people.coachplan"), "");
    await workspace.changedOnDisk([uri("people.coachplan")]);
    ok(codes(workspace.snapshot(), "a.coachplan").includes("name/not-found"));
    deepEqual(codes(before, "a.coachplan"), []);
    equal(before.document(uri("people.coachplan"))?.text, people);
  });

  it("passes over files that vanish while they are read", async () => {
    const { files, workspace } = firm({ "a.coachplan": plan, "b.coachplan": plan });
    const list = files.list.bind(files);
    files.list = async function* (folder: string) {
      yield* list(folder);
      files.texts.delete(uri("b.coachplan"));
    };
    await workspace.index();
    equal(workspace.indexed, true);
    deepEqual(
      workspace.snapshot().documents.map((document) => document.uri),
      [uri("a.coachplan")],
    );
  });
});

describe("the index", () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, n) => [`plan-${n}.coachplan`, plan.replace("shift", `shift-${n}`)]),
  );

  it("begins with what open documents use, and reads only some files at a time", async () => {
    const { files, workspace } = firm({ ...many, "people.coachplan": people });
    workspace.open(uri("open.coachplan"), 1, plan);
    const told: [number, number][] = [];
    await workspace.index({
      pace: (done, of) => {
        told.push([done, of]);
        return undefined;
      },
    });
    equal(files.asked[0], uri("people.coachplan"));
    equal(files.asked.length, 61);
    ok(files.most > 1 && files.most <= 16, `${files.most} at a time`);
    deepEqual(told.at(-1), [61, 61]);
    ok(told.every(([done], i) => i === 0 || done >= (told[i - 1]?.[0] ?? 0)));
  });

  it("stops where it is told to, and goes on from there", async () => {
    const { files, workspace } = firm({ ...many, "people.coachplan": people });
    const cancel = { isCancellationRequested: false };
    await workspace.index({
      cancel,
      pace: (done) => {
        cancel.isCancellationRequested = done > 20;
        return undefined;
      },
    });
    equal(workspace.indexed, false);
    ok(files.asked.length < 60, `${files.asked.length} files were read`);
    await workspace.index();
    equal(workspace.indexed, true);
    equal(new Set(files.asked).size, files.asked.length);
  });

  it("shows each file to whoever asked, when all that it uses is known", async () => {
    const { workspace } = firm({ ...many, "zz/people.coachplan": people, "people.coachplan": people });
    const seen: string[] = [];
    await workspace.index({
      visit(snapshot, file) {
        seen.push(file);
        if (file.includes("plan-"))
          deepEqual(
            findingsOf(snapshot, file).map(({ code }) => code),
            [],
          );
      },
    });
    equal(seen.length, 62);
  });

  it("goes over several folders; what lies elsewhere counts as missing", async () => {
    const { workspace } = firm({
      "one/people.coachplan": people,
      "two/plan.coachplan": plan.replace("people", "../one/people"),
    });
    workspace.setFolders([uri("two")]);
    await workspace.index();
    ok(codes(workspace.snapshot(), "two/plan.coachplan").includes("use/not-found"));
    workspace.setFolders([uri("two"), uri("one")]);
    equal(workspace.indexed, false);
    await workspace.index();
    deepEqual(codes(workspace.snapshot(), "two/plan.coachplan"), []);
    workspace.setFolders([uri("two")]);
    await workspace.index();
    ok(codes(workspace.snapshot(), "two/plan.coachplan").includes("use/not-found"));
    equal(workspace.snapshot().document(uri("one/people.coachplan")), undefined);
  });

  it("lets a plan that was opened from elsewhere see the files beside it", async () => {
    const { workspace } = firm({ "one/people.coachplan": people, "two/x.coachplan": "" });
    workspace.setFolders([uri("two")]);
    await workspace.index();
    workspace.open(uri("one/plan.coachplan"), 1, plan);
    await workspace.settle(uri("one/plan.coachplan"));
    deepEqual(codes(workspace.snapshot(), "one/plan.coachplan"), []);
  });

  it("begins anew where the folders change meanwhile", async () => {
    const { workspace } = firm({ "one/people.coachplan": people, "two/plan.coachplan": plan });
    workspace.setFolders([uri("one")]);
    await workspace.index({
      pace: () => {
        workspace.setFolders([uri("two")]);
        return undefined;
      },
    });
    equal(workspace.indexed, false);
  });
});
