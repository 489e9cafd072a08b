import { type CompletionList, commands } from "vscode";
import { soundPlan } from "../plans.ts";
import { includes, ok } from "./assert.ts";
import { closeAll, openPlan, type Plan } from "./plan.ts";

/** What may stand at the cursor is offered. */
export function completionTests(): void {
  describe("Completion", () => {
    afterEach(closeAll);

    it("offers the first blocks in an empty file", async () => {
      includes(await offered(await openPlan("‸")), "organization", "person", "coach", "team", "engagement");
    });

    it("offers the people of the plan as an owner", async () => {
      const text = soundPlan.replace("owner: lena", "owner: ‸");
      includes(await offered(await openPlan(text)), "lena", "omar", "dana");
    });

    it("offers the fields that an action does not have yet", async () => {
      const text = soundPlan.replace("        owner: omar\n", "        ‸\n");
      const labels = await offered(await openPlan(text));
      includes(labels, "owner", "status");
      ok(!labels.includes("due"), "what stands there already is not offered again");
    });

    it("goes on in half-written text", async () => {
      const text = `${soundPlan.slice(0, soundPlan.indexOf("owner: lena"))}owner: le‸`;
      includes(await offered(await openPlan(text)), "lena");
    });
  });
}

async function offered({ document, cursor }: Plan): Promise<string[]> {
  const { items } = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    cursor,
  );
  return items.map(({ label }) => (typeof label === "string" ? label : label.label).replace(/:$/, ""));
}
