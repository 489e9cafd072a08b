import { deepEqual } from "node:assert/strict";
import { createPace } from "../../server/src/lsp/pace.ts";
import { createWorkspaceDiagnostics } from "../../server/src/lsp/workspaceDiagnostics.ts";
import { createWorkspace } from "../../server/src/workspace/workspace.ts";

const plan = (sponsor: string) =>
  `use "people.coachplan"\nengagement shift "Shift" { sponsor: ${sponsor} }\n`;

describe("what is found in files that are not open", () => {
  it("is worked out again for those that mention what has changed, also right after all was read", async () => {
    const texts = new Map([
      ["file:///firm/a.coachplan", plan("dana")],
      ["file:///firm/b.coachplan", plan("omar")],
      ["file:///firm/c.coachplan", plan("omar")],
      [
        "file:///firm/people.coachplan",
        'person dana "Dana" { role: "CEO" }\nperson omar "Omar" { role: "COO" }\n',
      ],
    ]);
    const workspace = createWorkspace({
      files: {
        read: async (uri) => texts.get(uri),
        async *list() {
          yield* texts.keys();
        },
      },
      today: () => 20_000,
    });
    workspace.setFolders(["file:///firm"]);
    const looked: string[] = [];
    const breathe = () => new Promise<void>((done) => setImmediate(done));
    const elsewhere = createWorkspaceDiagnostics(workspace, { ...createPace(), breathe }, (_, uri) => {
      looked.push(uri);
      return [];
    });
    const never = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };
    const asked = elsewhere.pull([], undefined, never);
    await workspace.index({ visit: elsewhere.visit });
    elsewhere.changed(0);
    const { items } = await asked;
    deepEqual(items.map(({ uri }) => uri).sort(), [...texts.keys()]);
    looked.length = 0;
    const people = "file:///firm/people.coachplan";
    texts.set(people, (texts.get(people) ?? "").replace("dana", "diana"));
    await workspace.changedOnDisk([people]);
    elsewhere.changed(0);
    await elsewhere.pull([], undefined, never);
    elsewhere.stop();
    deepEqual(looked.sort(), ["file:///firm/a.coachplan", people]);
  });
});
