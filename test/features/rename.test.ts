import assert from "node:assert/strict";
import { prepareRename, type RenameOptions, rename } from "../../server/src/features/rename.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import { askedAt, wordsIn } from "../support/asked.ts";
import type { ProjectOptions } from "../support/project.ts";

const able: RenameOptions = { versions: true, annotations: true };

/** Every file that changes, as it then reads; or the words of the refusal. */
async function renamed(
  marked: string,
  newName: string,
  options?: ProjectOptions,
): Promise<Readonly<Record<string, string>> | string> {
  const { snapshot, files, params } = await askedAt(marked, options);
  const edit = rename(snapshot, { ...params, newName }, { versions: false, annotations: false });
  if ("refused" in edit) return edit.refused;
  const texts: Record<string, string> = {};
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) {
    const file = files.find((one) => one.uri === uri);
    assert.ok(file);
    const lines = linesOf(file.text);
    texts[file.name] = [...edits]
      .sort((a, b) => lines.offset(b.range.start) - lines.offset(a.range.start))
      .reduce(
        (text, { range, newText }) =>
          text.slice(0, lines.offset(range.start)) + newText + text.slice(lines.offset(range.end)),
        file.text,
      );
  }
  return texts;
}

/** What an editor puts into its box, or why it opens none. */
async function asksFor(marked: string): Promise<string> {
  const { snapshot, document, params } = await askedAt(marked);
  const found = prepareRename(snapshot, params);
  if ("refused" in found) return found.refused;
  assert.equal(wordsIn(document, found.range), found.placeholder);
  return found.placeholder;
}

const project = `
--- people.coachplan
person lena "Lena Fischer" { }
person omar "Omar Haddad" { reports-to: lena }
--- plan.coachplan
use "people.coachplan"
engagement shift {
  leaders: lena, omar
  phase plan { lasts: 2 months }
  action standup { owner: lena; due: 1 week after end of plan }
  action limits { after: standup, plan }
}
`;

describe("renaming", () => {
  it("changes a person in all files, from wherever it is asked", async () => {
    const expected = {
      "people.coachplan": 'person elena "Lena Fischer" { }\nperson omar "Omar Haddad" { reports-to: elena }',
      "plan.coachplan": `use "people.coachplan"
engagement shift {
  leaders: elena, omar
  phase plan { lasts: 2 months }
  action standup { owner: elena; due: 1 week after end of plan }
  action limits { after: standup, plan }
}
`,
    };
    for (const [words, cursor] of [
      ["person lena", "person le‸na"],
      ["owner: lena", "owner: ‸lena"],
      ["reports-to: lena", "reports-to: lena‸"],
    ] as const) {
      assert.deepEqual(await renamed(project.replace(words, cursor), "elena"), expected);
    }
  });

  it("changes a block inside an engagement, in fields and in dates", async () => {
    const found = await renamed(project.replace("after: standup, plan", "after: standup, pl‸an"), "second");
    assert.ok(typeof found === "object");
    assert.deepEqual(Object.keys(found), ["plan.coachplan"]);
    assert.match(found["plan.coachplan"] ?? "", /phase second [\s\S]*end of second [\s\S]*standup, second/);
  });

  it("takes any letters, and what a language of its own would reserve", async () => {
    for (const name of ["zoë_2", "дана", "after", "plan"]) {
      const found = await renamed(project.replace("person lena", "person le‸na"), name);
      assert.ok(typeof found === "object", String(found));
      assert.ok(found["people.coachplan"]?.startsWith(`person ${name} `));
    }
  });

  it("leaves a phase or a review the kind that it had by its id", async () => {
    const found = await renamed(project.replace("phase plan", "phase pl‸an"), "design");
    assert.ok(typeof found === "object");
    assert.match(found["plan.coachplan"] ?? "", /phase design [^}]*kind: plan/);
    const other = await renamed(project.replace("phase plan", "phase pl‸an"), "implementation");
    assert.ok(typeof other === "object");
    assert.doesNotMatch(other["plan.coachplan"] ?? "", /kind:/);
    assert.deepEqual(await renamed("engagement s { review mid‸point }", "half"), {
      "plan.coachplan": "engagement s { review half { kind: midpoint } }",
    });
    assert.deepEqual(await renamed("engagement s { review mid‸point { kind: closing } }", "half"), {
      "plan.coachplan": "engagement s { review half { kind: closing } }",
    });
  });

  it("changes nothing where the name stays", async () => {
    assert.deepEqual(await renamed(project.replace("person lena", "person le‸na"), "lena"), {});
  });
});

describe("renaming is refused, and says why,", () => {
  it("where the new name is none", async () => {
    const at = project.replace("person lena", "person le‸na");
    assert.equal(
      await renamed(at, "Lena Fischer"),
      "“Lena Fischer” is no name. A name is one word that begins with a letter and goes on with letters, digits, “-” and “_”. Write for example “lena-fischer”; the title beside it may be any text.",
    );
    assert.match(String(await renamed(at, "2nd")), /^“2nd” is no name/);
    assert.equal(await renamed(at, " "), "A name has at least one letter.");
  });

  it("where somebody else has it, in the same file or in one that uses it", async () => {
    assert.match(
      String(await renamed(project.replace("person lena", "person le‸na"), "omar")),
      /^The person “omar” \(Omar Haddad, people.coachplan, line 2\) has this name already/,
    );
    assert.match(
      String(await renamed(project.replace("person lena", "person le‸na"), "shift")),
      /^The engagement “shift” \(plan.coachplan, line 2\) has this name already, and plan.coachplan uses them side by side/,
    );
    assert.match(
      String(await renamed(project.replace("phase plan", "phase pl‸an"), "limits")),
      /^The action “limits” \(plan.coachplan, line 6\) has this name already. Inside one engagement/,
    );
  });

  it("where dates would mean something else", async () => {
    const plan = "engagement shift { phase plan { }; goal g { by: 1 week before shift } }";
    assert.match(
      String(await renamed(plan.replace("phase plan", "phase pl‸an"), "shift")),
      /^Dates in this engagement count from the engagement by the name “shift”/,
    );
    assert.match(
      String(await renamed(plan.replace("engagement shift", "engagement sh‸ift"), "plan")),
      /^Inside this engagement something else is called “plan”/,
    );
  });

  it("while other files are still being read, for names that they may mention", async () => {
    const options = { indexed: false };
    assert.match(
      String(await renamed(project.replace("person lena", "person le‸na"), "elena", options)),
      /still being read.*Try again/,
    );
    assert.equal(
      typeof (await renamed(project.replace("phase plan", "phase pl‸an"), "p", options)),
      "object",
    );
  });

  it("where the cursor is on no name, and where nothing has the name", async () => {
    assert.match(await asksFor(project.replace("person lena", "per‸son lena")), /belongs to the language/);
    assert.match(await asksFor(project.replace("leaders:", "lead‸ers:")), /belongs to the language/);
    assert.match(await asksFor(project.replace("Lena Fischer", "Lena Fi‸scher")), /A title is plain text/);
    assert.match(await asksFor(project.replace("2 months", "2 mon‸ths")), /There is no name here/);
    assert.match(await asksFor(project.replace("owner: lena", "owner: len‸")), /Nothing is called “len”/);
    assert.equal(await asksFor(project.replace("owner: lena", "owner: le‸na")), "lena");
  });
});

describe("renaming for an able editor", () => {
  it("says for which version each change is, and what changes in other files", async () => {
    const { snapshot, params } = await askedAt(project.replace("owner: lena", "owner: le‸na"));
    const edit = rename(snapshot, { ...params, newName: "elena" }, able);
    assert.ok("documentChanges" in edit);
    assert.deepEqual(edit.changeAnnotations, {
      elsewhere: { label: "In 1 other file", description: "people.coachplan", needsConfirmation: false },
    });
    const told = edit.documentChanges?.map((change) => {
      assert.ok("edits" in change);
      const { uri, version } = change.textDocument;
      return `${uri} ${version} ${change.edits.map((one) => ("annotationId" in one ? one.annotationId : "here"))}`;
    });
    assert.deepEqual(told, [
      "memory:///people.coachplan 1 elsewhere,elsewhere",
      "memory:///plan.coachplan 1 here,here",
    ]);
  });

  it("counts what is open and not saved, and gives no version for what is not open", async () => {
    const { workspace, file, params } = await askedAt(project.replace("owner: lena", "owner: le‸na"));
    const people = "memory:///people.coachplan";
    const start = { line: 0, character: 0 };
    workspace.change(file.uri, 7, [{ range: { start: params.position, end: params.position }, text: "" }]);
    await workspace.close(people);
    workspace.open("memory:///new.coachplan", 1, 'use "people.coachplan"\nteam depots { lead: lena }');
    workspace.change("memory:///new.coachplan", 2, [{ range: { start, end: start }, text: "// New\n" }]);
    const edit = rename(workspace.snapshot(), { ...params, newName: "elena" }, able);
    assert.ok("documentChanges" in edit);
    const told = edit.documentChanges?.map((change) => {
      assert.ok("edits" in change);
      const [first] = change.edits;
      return `${change.textDocument.uri} ${change.textDocument.version} ${first?.range.start.line}`;
    });
    assert.deepEqual(told, [
      `${people} null 0`,
      "memory:///new.coachplan 2 2",
      "memory:///plan.coachplan 7 2",
    ]);
  });
});
