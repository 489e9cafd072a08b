import assert from "node:assert/strict";
import type { InlayHint } from "vscode-languageserver-types";
import { inlayHint, resolveInlayHint } from "../../server/src/features/inlayHint.ts";
import { linesOf } from "../../server/src/text/lines.ts";
import { allShown, readShown } from "../../server/src/workspace/shown.ts";
import { placeIn } from "../support/asked.ts";
import { type Project, projectOf } from "../support/project.ts";

const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

function hintsIn({ snapshot, file }: Project, range = whole): readonly InlayHint[] {
  return inlayHint(snapshot, { textDocument: { uri: file.uri }, range });
}

const wordsOf = ({ label }: InlayHint) =>
  typeof label === "string" ? label : label.map(({ value }) => value).join("");

/** The plan with its hints in it, each between `‹` and `›`. */
async function hinted(text: string, hints: Parameters<typeof readShown>[0] = {}): Promise<string> {
  const project = await projectOf(text);
  project.workspace.configure({ ...project.snapshot.settings, shown: readShown(hints) });
  const lines = linesOf(project.file.text);
  const shown = { ...project, snapshot: project.workspace.snapshot() };
  return [...hintsIn(shown)]
    .map((hint, order) => ({ at: lines.offset(hint.position), order, words: wordsOf(hint) }))
    .sort((a, b) => b.at - a.at || b.order - a.order)
    .reduce((plan, { at, words }) => `${plan.slice(0, at)}‹${words}›${plan.slice(at)}`, project.file.text);
}

const plan = `
person lena "Lena Fischer"
team depots "Northern sites"
engagement shift "Leadership shift" {
  starts: 2026-02-02
  phase plan { lasts: 2 months }
  phase implementation { lasts: 4 months }
  action standup {
    owner: depots
    starts: 2026-02-02
    due: 6 weeks after start of implementation
  }
  action limits { owner: lena; after: standup; starts: 2026-05-25; due: 2026-06-12 }
  contract { sessions: 2 every week from end of plan }
}
`;

describe("hints", () => {
  it("tell days that are worked out, weekdays, slack, and who an id stands for", async () => {
    assert.equal(
      await hinted(plan),
      `person lena "Lena Fischer"
team depots "Northern sites"
engagement shift "Leadership shift"‹to Sat 1 Aug 2026› {
  starts: 2026-02-02‹Mon›
  phase plan‹2 Feb – 1 Apr 2026› { lasts: 2 months }
  phase implementation‹2 Apr – 1 Aug 2026› { lasts: 4 months }
  action standup‹10 days of slack› {
    owner: depots‹Northern sites›
    starts: 2026-02-02‹Mon›
    due: 6 weeks after start of implementation‹= Thu 14 May 2026›
  }
  action limits { owner: lena; after: standup; starts: 2026-05-25‹Mon›; due: 2026-06-12‹Fri› }
  contract { sessions: 2 every week from end of plan‹= Wed 1 Apr 2026› }
}
`,
    );
  });

  it("may be switched off kind by kind", async () => {
    const only = (kind: string) =>
      hinted(plan, {
        hints: { dates: false, weekdays: false, slack: false, titles: false, [kind]: true },
      });
    const told = async (kind: string) =>
      [...(await only(kind)).matchAll(/‹(.*?)›/g)].map(([, words]) => words);
    assert.deepEqual(await told("slack"), ["10 days of slack"]);
    assert.deepEqual(await told("titles"), ["Northern sites"]);
    assert.deepEqual(await told("weekdays"), ["Mon", "Mon", "Mon", "Fri"]);
    assert.equal((await told("dates")).length, 5);
  });

  it("tell nothing that the text says, and nothing that is not known", async () => {
    const quiet =
      "engagement e { phase plan { lasts: 2 months }; action a { due: 2026-02-31; owner: nobody } }";
    assert.equal(await hinted(quiet), quiet);
  });

  it("are only those of the lines that are seen", async () => {
    const project = await projectOf(plan);
    const seen = hintsIn(project, { start: { line: 7, character: 0 }, end: { line: 8, character: 99 } });
    assert.deepEqual(seen.map(wordsOf), ["Mon", "Northern sites"]);
  });

  it("tell when they are pointed at what they mean, and lead to where they come from", async () => {
    const project = await projectOf(plan);
    const explained = hintsIn(project).map((hint) => {
      const resolved = resolveInlayHint(project.snapshot, hint);
      const [part] = Array.isArray(resolved.label) ? resolved.label : [];
      // Once: an editor shows what the hint says and what its parts say, one below the other.
      const said = [resolved.tooltip, part?.tooltip].flatMap((one) =>
        typeof one === "object" ? [one.value] : [],
      );
      assert.equal(said.length, 1, wordsOf(resolved));
      const [tooltip = ""] = said;
      const place = part?.location ? placeIn(project, part.location) : "nowhere";
      return `${wordsOf(resolved)} | ${tooltip.replaceAll("\n", " ")} | ${place}`;
    });
    const about = (words: string) => explained.find((one) => one.startsWith(words)) ?? "";
    assert.match(about("2 Apr"), /Starts on \*\*Thursday, 2 April 2026\*\*, the day after “plan” ends/);
    assert.match(
      about("= Thu 14 May"),
      /6 weeks after the start of “implementation”.* \| plan.coachplan:6 implementation$/,
    );
    assert.match(
      about("10 days"),
      /“limits” waits for it\. It may end 10 days later.* \| plan.coachplan:12 limits$/,
    );
    assert.match(about("Northern"), /\*\*Northern sites\*\* \(team\).* \| plan.coachplan:2 depots$/);
    assert.match(about("Mon"), /\*\*Monday, 2 February 2026\*\*, 19 weeks ago \| nowhere$/);
  });

  it("stay as they are where the text has changed since", async () => {
    const project = await projectOf(plan);
    const [hint] = hintsIn(project);
    assert.ok(hint);
    const end = { line: 3, character: 20 };
    project.workspace.change(project.file.uri, 2, [
      { range: { start: { line: 3, character: 2 }, end }, text: "" },
    ]);
    assert.deepEqual(resolveInlayHint(project.workspace.snapshot(), hint), hint);
  });
});

describe("settings of what is shown", () => {
  it("leave everything on that nobody has switched off", () => {
    assert.deepEqual(readShown(undefined), allShown);
    assert.deepEqual(readShown({ hints: "none", lenses: { people: 0 } }), allShown);
    const { hints, lenses } = readShown(
      { lenses: { people: false } },
      readShown({ hints: { slack: false } }),
    );
    assert.deepEqual(hints, { ...allShown.hints, slack: false });
    assert.deepEqual(lenses, { engagements: true, people: false });
  });
});
