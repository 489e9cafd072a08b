import assert from "node:assert/strict";
import { signatureHelp } from "../../server/src/features/signatureHelp.ts";
import { askedAt } from "../support/asked.ts";

/** The form that is being written, with the part at the cursor between `‹` and `›`. */
async function form(field: string): Promise<string | undefined> {
  const asked = await askedAt(
    `engagement e { starts: 2026-01-01; contract c { result r { } } \n action a {\n ${field}\n} }`,
  );
  return formAt(asked);
}

function formAt({ snapshot, params }: Awaited<ReturnType<typeof askedAt>>): string | undefined {
  const help = signatureHelp(snapshot, params, { offsets: true });
  const chosen = help?.signatures[help.activeSignature ?? 0];
  if (!chosen) return undefined;
  const part = chosen.parameters?.[help?.activeParameter ?? 0];
  assert.ok(part && typeof part.label !== "string" && part.documentation);
  const [start, end] = part.label;
  return `${chosen.label.slice(0, start)}‹${chosen.label.slice(start, end)}›${chosen.label.slice(end)}`;
}

const inContract = async (value: string) =>
  formAt(await askedAt(`engagement e {\n contract c {\n sessions: ${value}\n }\n}`));

describe("help while a date is written", () => {
  it("shows how a day is written, before anything is", async () => {
    assert.equal(await form("due: ‸"), "‹2026-02-04›");
    assert.equal(await form("dates: ‸"), "‹2026-02-04› to 2026-02-12");
    assert.equal(await form("dates: 2026-02-04 to ‸"), "2026-02-04 ‹to 2026-02-12›");
  });

  it("goes along with a day that counts from something", async () => {
    assert.equal(await form("due: 6 ‸"), "‹6 weeks› after [start of] implementation");
    assert.equal(await form("due: 6 weeks ‸"), "6 weeks ‹after› [start of] implementation");
    assert.equal(await form("due: 6 weeks after ‸"), "6 weeks after [‹start of›] implementation");
    assert.equal(await form("due: 6 weeks after start of ‸"), "6 weeks after [start of] ‹implementation›");
    assert.equal(await form("due: start ‸"), "‹start of› implementation");
    assert.equal(await form("due: end of ‸"), "start of ‹implementation›");
  });

  it("offers the other forms beside the one that was begun", async () => {
    const { snapshot, params } = await askedAt("engagement e { starts: ‸ }");
    assert.deepEqual(
      signatureHelp(snapshot, params, { offsets: false })?.signatures.map(({ label }) => label),
      ["2026-02-04", "start of implementation", "6 weeks after [start of] implementation"],
    );
  });
});

describe("help while sessions or an occasion are written", () => {
  it("tells the part at the cursor", async () => {
    const rest = "[from 2026-05-28] [at 14:00] [for 90 minutes]";
    assert.equal(await inContract("‸"), `[‹8›] every 2 weeks [on Tuesday] ${rest}`);
    assert.equal(await inContract("8 every ‸"), `[8] ‹every 2 weeks› [on Tuesday] ${rest}`);
    assert.equal(await inContract("8 every 2 weeks on ‸"), `[8] every 2 weeks [‹on Tuesday›] ${rest}`);
    assert.equal(
      await inContract("8 every week on Monday at 10:00 for ‸"),
      "[8] every 2 weeks [on Tuesday] [from 2026-05-28] [at 14:00] [‹for 90 minutes›]",
    );
    const occasion = await askedAt("engagement e { review midpoint { on: 2026-03-02 at ‸ } }");
    assert.equal(formAt(occasion), "2026-02-04 [‹at 14:00›] [for 90 minutes]");
  });
});

describe("help is not in the way", () => {
  it("where something else is written", async () => {
    for (const field of ["own‸er: lena", "owner: ‸", "status: ‸", 'success: "by ‸"', "// due: ‸", "‸"]) {
      assert.equal(await form(field), undefined, field);
    }
  });
});
