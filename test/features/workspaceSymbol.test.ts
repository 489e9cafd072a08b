import assert from "node:assert/strict";
import { workspaceSymbol } from "../../server/src/features/workspaceSymbol.ts";
import { placeIn } from "../support/asked.ts";
import { projectOf } from "../support/project.ts";

const plans = `
--- people.coachplan
person lena "Lena Fischer" { role: "Depot manager" }
person omar "Omar Haddad"
--- plan.coachplan
use "people.coachplan"
engagement shift "Leadership shift" {
  phase plan "Plan" {
    commitment "Depots decide" {
      action standup "Daily depot meeting" { owner: lena; status: dropped }
      action { owner: omar }
    }
  }
}
`;

/** What a search over all files finds: name, what it stands in, place. */
async function found(query: string): Promise<readonly string[]> {
  const project = await projectOf(plans);
  return workspaceSymbol(project.snapshot, { query }).map(({ name, containerName, location }) => {
    assert.ok("range" in location);
    return `${name} in ${containerName} at ${placeIn(project, location)}`;
  });
}

describe("the search over all files", () => {
  it("finds by title, by letters of it, and by id, whatever the capitals", async () => {
    assert.deepEqual(await found("lena"), ["Lena Fischer in people.coachplan at people.coachplan:1 lena"]);
    assert.deepEqual(await found("lefi"), ["Lena Fischer in people.coachplan at people.coachplan:1 lena"]);
    assert.deepEqual(await found("standup"), [
      "Daily depot meeting (standup) in Leadership shift at plan.coachplan:5 standup",
    ]);
  });

  it("puts the best first", async () => {
    assert.deepEqual(
      (await found("dep")).map((line) => line.split(" in ")[0]),
      ["Depots decide", "Daily depot meeting", "Leadership shift"],
    );
  });

  it("tells people, teams and engagements where nothing is asked for", async () => {
    assert.deepEqual(
      (await found("")).map((line) => line.split(" in ")[0]),
      ["Lena Fischer", "Omar Haddad", "Leadership shift"],
    );
  });

  it("finds nothing where the letters do not come in this order", async () => {
    assert.deepEqual(await found("xyz"), []);
  });

  it("marks what was given up", async () => {
    const { snapshot } = await projectOf(plans);
    assert.deepEqual(workspaceSymbol(snapshot, { query: "daily" })[0]?.tags, [1]);
  });
});
