import { equal, match, ok } from "node:assert/strict";
import { terminalWith } from "../support/terminal.ts";

const plan = `person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }
coach priya "Priya Nair"

engagement shift "Leadership shift" {
  leaders: omar
  coaches: priya
  starts: 2026-02-02

  action standup "Daily depot stand-up" { owner: omar; due: 2026-07-31; success: "Held" }

  contract omar-coaching "Coaching Omar" {
    coach: priya
    coachee: omar
    dates: 2026-05-25 to 2026-09-18
    session "What keeps Omar awake" { on: 2026-06-04 }
  }
}
`;

describe("coachplan timeline", () => {
  let terminal: ReturnType<typeof terminalWith>;
  before(() => {
    terminal = terminalWith({
      "plan.coachplan": plan,
      "people.coachplan": 'person dana "Dana Reyes" { visibility: coach }\n',
      "hidden.coachplan": 'engagement quiet "Quiet" { visibility: coach; starts: 2026-02-02 }\n',
    });
  });
  after(() => terminal.close());

  it("draws a plan for everyone, of the day that is today", async () => {
    const { code, out, err } = await terminal.coachplan("timeline plan.coachplan");
    equal(code, 0, err);
    match(out, /^<svg xmlns=/);
    match(out, /For everyone who gets the plan/);
    match(out, /15 June 2026/);
    match(out, /Daily depot stand-up/);
    ok(!out.includes("What keeps Omar awake"));
  });

  it("draws it for whom it is asked to", async () => {
    for (const [audience, sees] of [
      ["coach", true],
      ["coachee", true],
      ["sponsor", false],
    ] as const) {
      const { out } = await terminal.coachplan(`timeline plan.coachplan --svg --for ${audience}`);
      equal(out.includes("What keeps Omar awake"), sees, audience);
    }
  });

  it("takes another day, width and theme, and writes to a file", async () => {
    const line = "timeline plan.coachplan --today 2026-03-01 --width 800 --theme dark -o picture.svg";
    const { code, out, err } = await terminal.coachplan(line);
    equal(code, 0, err);
    equal(out, "");
    match(terminal.read("picture.svg"), /^<svg [^>]*width="800"/);
    match(terminal.read("picture.svg"), /1 March 2026.*fill="#1f1f1f"/s);
  });

  it("makes a page to look around in and to print", async () => {
    const { code, out, err } = await terminal.coachplan(
      "timeline plan.coachplan --html --for coachee --paper A3",
    );
    equal(code, 0, err);
    match(out, /^<!DOCTYPE html>/);
    match(out, /size: A3 landscape/);
    match(out, /For the coach and the coachee/);
    match(out, /What keeps Omar awake/);
  });

  it("draws all engagements of a folder as one picture", async () => {
    const { code, out, err } = await terminal.coachplan("timeline --portfolio . --for coach");
    equal(code, 0, err);
    for (const words of ["Leadership shift", "Quiet", "open actions", "occasions a month"])
      ok(out.includes(words), words);
    const everyone = await terminal.coachplan("timeline --portfolio .");
    ok(!everyone.out.includes("Quiet"));
  });

  it("makes a PNG with a package that is there, and says which one is missing", async () => {
    const bare = await terminal.coachplan("timeline plan.coachplan --png -o picture.png");
    equal(bare.code, 2);
    match(bare.err, /^--png needs the package @resvg\/resvg-js.*npm install @resvg\/resvg-js/);
    class Resvg {
      readonly svg: string;
      constructor(svg: string) {
        this.svg = svg;
      }
      render() {
        return { asPng: () => Buffer.from(`PNG of ${this.svg.slice(0, 4)}`) };
      }
    }
    const rich = terminalWith({ "plan.coachplan": plan }, { packages: { "@resvg/resvg-js": { Resvg } } });
    const { code, err } = await rich.coachplan("timeline plan.coachplan --png -o picture.png");
    equal(code, 0, err);
    equal(rich.read("picture.png"), "PNG of <svg");
    rich.close();
  });

  it("makes a PDF, and says what is missing where it has no letters for a title", async () => {
    const { code, err } = await terminal.coachplan("timeline plan.coachplan --pdf --paper A3 -o picture.pdf");
    equal(code, 0, err);
    match(terminal.read("picture.pdf"), /^%PDF-1\.7/);
    const cyrillic = { "plan.coachplan": plan.replace("Leadership shift", "Перемены") };
    const bare = terminalWith(cyrillic);
    const refused = await bare.coachplan("timeline plan.coachplan --pdf -o picture.pdf");
    equal(refused.code, 2);
    match(refused.err, /^“Перемены” has letters.*npm install @resvg\/resvg-js/s);
    bare.close();
    class Resvg {
      render() {
        return { width: 4, height: 4, pixels: new Uint8Array(64).fill(255) };
      }
    }
    const rich = terminalWith(cyrillic, { packages: { "@resvg/resvg-js": { Resvg } } });
    const done = await rich.coachplan("timeline plan.coachplan --pdf -o picture.pdf");
    equal(done.code, 0, done.err);
    match(rich.read("picture.pdf"), /\/Subtype \/Image/);
    rich.close();
  });

  it("says what is wrong with how it is called", async () => {
    for (const [line, says] of [
      ["timeline", /^Name the plan/],
      [
        "timeline plan.coachplan --for boss",
        /^--for takes coach, coachee, sponsor or everyone; “boss” is none/,
      ],
      ["timeline plan.coachplan --theme pink", /^--theme takes light, dark/],
      ["timeline plan.coachplan --html --paper A5", /^--paper takes A4 or A3; “A5” is none/],
      ["timeline plan.coachplan --png", /^--png needs a file to write to/],
      ["timeline plan.coachplan --pdf", /^--pdf needs a file to write to/],
      ["timeline plan.coachplan --svg --html", /^Take one of these at a time: --svg, --html/],
      ["timeline plan.coachplan --width wide", /^“wide” is no width/],
      ["timeline plan.coachplan people.coachplan", /^These are 2 plans/],
      ["timeline people.coachplan", /^people\.coachplan has no engagement/],
      ["timeline hidden.coachplan", /^hidden\.coachplan has no engagement that is for everyone/],
      ["timeline plan.coachplan -o none/picture.svg", /^none\/picture\.svg cannot be written/],
    ] as const) {
      const { code, err } = await terminal.coachplan(line);
      equal(code, 2, line);
      match(err, says);
    }
  });
});
