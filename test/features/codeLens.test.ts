import assert from "node:assert/strict";
import type { CodeLens } from "vscode-languageserver-types";
import { codeLens, resolveCodeLens } from "../../server/src/features/codeLens.ts";
import { readShown } from "../../server/src/workspace/shown.ts";
import { placeIn } from "../support/asked.ts";
import { type Project, projectOf } from "../support/project.ts";

const commands = { openTimeline: "timeline", showPlaces: "places" };

const plans = `
--- people.coachplan
person lena "Lena Fischer" { }
person omar "Omar Haddad" { }
--- other.coachplan
use "people.coachplan"
engagement other "Other" { starts: 2026-01-01; action late { owner: lena; due: 2026-06-01 } }
--- plan.coachplan
use "people.coachplan"
engagement shift "Leadership shift" {
  starts: 2026-02-02
  action a { owner: lena; due: 2026-07-01 }
  action b { owner: omar; due: 2026-03-01; status: done }
  action c { due: 2026-07-01 }
  action d { owner: omar; due: 2026-05-01; status: dropped }
  action e { owner: lena; due: 2026-06-02 }
}
`;

/** The lenses of a file as they are read once they are seen, with what a click does. */
function lenses(
  project: Project,
  name: string,
  able: typeof commands | undefined = commands,
): readonly string[] {
  const uri = project.files.find((file) => file.name === name)?.uri ?? "";
  return codeLens(project.snapshot, { textDocument: { uri } }, able).map((lens: CodeLens) => {
    assert.equal(lens.command, undefined, "worked out when it is seen");
    const { command, range } = resolveCodeLens(project.snapshot, lens, able);
    assert.ok(command);
    const places: unknown = command.arguments?.[2];
    const leads = Array.isArray(places)
      ? ` → ${places.map((place) => placeIn(project, place)).join(", ")}`
      : "";
    return `${range.start.line + 1}: ${command.title} (${command.command})${leads}`;
  });
}

describe("lines above blocks", () => {
  it("tell of an engagement its timeline and where its actions stand, and lead to what is late or has nobody", async () => {
    assert.deepEqual(lenses(await projectOf(plans), "plan.coachplan"), [
      "2: Timeline (timeline)",
      "2: 1 of 4 actions done · 1 overdue · 1 without owner (places) → plan.coachplan:6 c, plan.coachplan:8 e",
    ]);
  });

  it("tell of a person what they own in all plans, and nothing of who owns nothing", async () => {
    assert.deepEqual(lenses(await projectOf(plans), "people.coachplan"), [
      "1: Owns 3 open actions · 2 overdue (places) → other.coachplan:2 action late, plan.coachplan:8 action e, plan.coachplan:4 action a",
    ]);
  });

  it("are words alone in editors that have not our commands", async () => {
    const project = await projectOf(plans);
    const uri = project.file.uri;
    const [lens] = codeLens(project.snapshot, { textDocument: { uri } }, undefined);
    assert.ok(lens);
    assert.deepEqual(resolveCodeLens(project.snapshot, lens, undefined).command, {
      title: "1 of 4 actions done · 1 overdue · 1 without owner",
      command: "",
    });
  });

  it("may be switched off", async () => {
    const project = await projectOf(plans);
    const shown = readShown({ lenses: { engagements: false, people: true } });
    project.workspace.configure({ ...project.snapshot.settings, shown });
    const again = { ...project, snapshot: project.workspace.snapshot() };
    assert.deepEqual(lenses(again, "plan.coachplan"), []);
    assert.equal(lenses(again, "people.coachplan").length, 1);
  });

  it("count nothing as late in a draft, and say when there is nothing to count", async () => {
    const draft = await projectOf("engagement e { status: draft; action a { due: 2026-01-01; owner: x } }");
    assert.match(lenses(draft, "plan.coachplan")[1] ?? "", /^1: 0 of 1 action done \(places\)/);
    assert.match(lenses(await projectOf("engagement e { }"), "plan.coachplan")[1] ?? "", /No actions yet/);
  });
});
