import assert from "node:assert/strict";
import type { Entity } from "../../server/src/analysis/entity.ts";
import { audiences, maySee } from "../../server/src/analysis/visibility.ts";
import { projectOf } from "../support/project.ts";

/** Who may see the block with that id in the engagement, or what that field of it says. */
async function readers(lines: string, id: string, field?: string): Promise<string> {
  const { snapshot, file } = await projectOf(`engagement shift "Shift" {\n${lines}\n}`);
  const entities = snapshot.units(file.uri).flatMap(({ unit }) => unit.entities);
  const entity: Entity | undefined = entities.find((each) => each.id === id);
  assert.ok(entity, `${id} is not there`);
  return audiences.filter((audience) => maySee(audience, entity, field)).join(" ");
}

const all = "coach coachee sponsor everyone";

describe("who may see a block", () => {
  it("is everyone, unless something is said", async () => {
    assert.equal(await readers("action standup", "standup"), all);
  });

  it("is whom the block says, and who stands nearer to the coach", async () => {
    assert.equal(await readers("action a { visibility: sponsor }", "a"), "coach coachee sponsor");
    assert.equal(await readers("action a { visibility: coachee }", "a"), "coach coachee");
    assert.equal(await readers("action a { visibility: coach }", "a"), "coach");
  });

  it("comes from what it stands in", async () => {
    assert.equal(await readers("commitment c { visibility: coachee; action a }", "a"), "coach coachee");
  });

  it("is never wider than what it stands in", async () => {
    const lines = "commitment c { visibility: coach; action a { visibility: everyone } }";
    assert.equal(await readers(lines, "a"), "coach");
  });

  it("is the coachee for a session, unless the session or its contract says otherwise", async () => {
    assert.equal(await readers("contract k { session s }", "s"), "coach coachee");
    assert.equal(await readers("phase p { visibility: everyone; session s }", "s"), "coach coachee");
    assert.equal(await readers("contract k { session s { visibility: everyone } }", "s"), all);
    assert.equal(
      await readers("contract k { visibility: sponsor; session s }", "s"),
      "coach coachee sponsor",
    );
    assert.equal(await readers("contract k { visibility: coach; session s }", "s"), "coach");
  });

  it("stays with the coach where the word is misspelt or left out", async () => {
    assert.equal(await readers("action a { visibility: sponser }", "a"), "coach");
    assert.equal(await readers("action a {\n visibility:\n}", "a"), "coach");
    assert.equal(
      await readers("action a { visibility: everyone; visibility: coachee }", "a"),
      "coach coachee",
    );
  });
});

describe("who may see what a field says", () => {
  for (const kind of ["conversation", "observation", "assessment"]) {
    it(`is the coach for outcome and note of ${kind === "conversation" ? "a" : "an"} ${kind}, unless it says otherwise`, async () => {
      for (const field of ["outcome", "note"]) {
        assert.equal(await readers(`phase p { ${kind} t }`, "t", field), "coach");
        assert.equal(
          await readers(`phase p { ${kind} t { visibility: sponsor } }`, "t", field),
          "coach coachee sponsor",
        );
        assert.equal(await readers(`phase p { visibility: everyone; ${kind} t }`, "t", field), "coach");
      }
      assert.equal(await readers(`phase p { ${kind} t }`, "t", "site"), all);
    });
  }

  it("is the coach for the evidence of an insight", async () => {
    assert.equal(await readers("insight i", "i", "evidence"), "coach");
    assert.equal(await readers("insight i { visibility: coachee }", "i", "evidence"), "coach coachee");
    assert.equal(await readers("action a", "a", "evidence"), all);
  });

  it("is the coachee for a contract's note, unless the contract says otherwise", async () => {
    assert.equal(await readers("contract k", "k", "note"), "coach coachee");
    assert.equal(await readers("contract k { visibility: everyone }", "k", "note"), all);
    assert.equal(await readers("action a", "a", "note"), all);
  });

  it("is coach and payer for fee and payment", async () => {
    for (const field of ["fee", "payment"]) {
      assert.equal(await readers("contract k { sponsor: dana }", "k", field), "coach sponsor");
      assert.equal(await readers("contract k { self-funded: yes }", "k", field), "coach coachee");
      assert.equal(await readers("contract k { visibility: coach }", "k", field), "coach");
    }
  });
});
