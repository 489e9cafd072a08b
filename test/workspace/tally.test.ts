import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { findingsOf } from "../../server/src/rules/findings.ts";
import { inputsOf } from "../../server/src/rules/inputs.ts";
import { createWorkspace, type Workspace } from "../../server/src/workspace/workspace.ts";
import { TODAY_IN_DAYS } from "../support/project.ts";

const names = ["people", "first", "second"] as const;
type Name = (typeof names)[number];
const uri = (name: Name) => `memory:///${name}.coachplan`;

/** Texts that the files of a small firm may have: people of one name in two files, load, time given twice. */
const texts: readonly string[] = [
  "",
  `person omar "Omar" { role: "Chief"; level: executive }\ncoach priya "Priya"\nteam depots "Depots" { lead: omar; members: omar }\n`,
  `person omar "Omar" { role: "Chief"; level: board }\nperson dana "Dana" { role: "Head"; level: senior; reports-to: omar }\n`,
  `use "people.coachplan"\n${plan("shift", "omar", "14:00")}`,
  `use "people.coachplan"\nuse "second.coachplan"\n${plan("depots", "omar", "14:30")}${plan("vans", "dana", "16:00")}`,
  `coach priya "Another"\nperson omar "Another" { role: "Head"; level: senior }\n${plan("own", "omar", "15:00")}`,
  `use "first.coachplan"\n${plan("lost", "omra", "14:15")}`,
  // Nobody here has that name; two other files may.
  plan("alone", "omar", "12:00"),
  `organization o "O" { timezone: "Asia/Tokyo" }\n${plan("tokyo", "omar", "14:15").replace("leaders", "organization: o; leaders")}`,
  // One coach for two people, one of whom leads the other.
  `use "people.coachplan"\nuse "second.coachplan"\n${["omar", "dana"].map(contractOf).join("")}`,
  `engagement broken "Broken" {\n  leaders: omar\n  action a "A" { owner: omar; due: 2026-07-0`,
];

function plan(id: string, owner: string, time: string): string {
  const actions = [1, 2]
    .map((n) => `  action a${n} "A${n}" { owner: ${owner}; due: 2026-07-0${n}; success: "Done" }\n`)
    .join("");
  return `engagement ${id} "E" {
  leaders: ${owner}; coaches: priya; starts: 2026-02-02
${actions}  phase diagnostic { lasts: 7 weeks; conversation "C" { with: ${owner}; by: priya; on: 2026-02-04 at ${time} } }
}
`;
}

function contractOf(coachee: string): string {
  return `engagement for-${coachee} "E" {
  contract c "C" { coach: priya; coachee: ${coachee}; dates: 2026-03-02 to 2026-09-18; confidentiality: "All" }
}
`;
}

type Step =
  | { readonly kind: "write" | "open"; readonly name: Name; readonly text: string }
  | { readonly kind: "close"; readonly name: Name }
  | { readonly kind: "type"; readonly name: Name; readonly at: number; readonly letter: string }
  | { readonly kind: "swap"; readonly name: Name; readonly word: number; readonly by: number };

const name = fc.constantFrom(...names);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("write" as const, "open" as const),
    name,
    text: fc.constantFrom(...texts),
  }),
  fc.record({ kind: fc.constant("close" as const), name }),
  fc.record({
    kind: fc.constant("type" as const),
    name,
    at: fc.nat(400),
    letter: fc.constantFrom("x", "\n", "}", " ", '"'),
  }),
  fc.record({ kind: fc.constant("swap" as const), name, word: fc.nat(), by: fc.nat() }),
);

describe("what the whole workspace says", () => {
  it("is the same after any changes as in a workspace that has just been read", () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const disk = new Map<string, string>();
        const workspace = firm(disk);
        await workspace.index();
        for (const [version, one] of steps.entries()) {
          await take(workspace, disk, one, version);
          // Asked in between, so that each step goes on from the one before.
          if (version % 2) said(workspace);
        }
        for (const each of names) await workspace.settle(uri(each));
        const fresh = firm(disk);
        for (const each of names) {
          const text = workspace.snapshot().document(uri(each))?.text;
          if (workspace.isOpen(uri(each)) && text !== undefined) fresh.open(uri(each), 1, text);
        }
        await fresh.index();
        for (const each of names) await fresh.settle(uri(each));
        deepEqual(said(workspace), said(fresh));
      }),
      { numRuns: 60 },
    ));

  it("does not depend on the order in which files came to be known", async () => {
    const [people = "", others = "", lost = ""] = [texts[1], texts[2], texts[7]];
    const told = async (...order: readonly [Name, string][]) => {
      const disk = new Map<string, string>();
      const workspace = firm(disk);
      await workspace.index();
      for (const [one, text] of order) {
        disk.set(uri(one), text);
        await workspace.changedOnDisk([uri(one)]);
      }
      return said(workspace);
    };
    deepEqual(
      await told(["second", others], ["first", lost], ["people", people]),
      await told(["people", people], ["first", lost], ["second", others]),
    );
  });
});

function firm(disk: ReadonlyMap<string, string>): Workspace {
  const workspace = createWorkspace({
    files: {
      read: async (file) => disk.get(file),
      async *list() {
        yield* [...disk.keys()].sort();
      },
    },
    today: () => TODAY_IN_DAYS,
  });
  workspace.setFolders(["memory:///"]);
  return workspace;
}

async function take(workspace: Workspace, disk: Map<string, string>, one: Step, version: number) {
  const file = uri(one.name);
  switch (one.kind) {
    case "write":
      disk.set(file, one.text);
      return workspace.changedOnDisk([file]);
    case "open":
      return workspace.open(file, version, one.text);
    case "close":
      return workspace.close(file);
    case "type": {
      const place = workspace.snapshot().document(file)?.lines.position(one.at) ?? { line: 0, character: 0 };
      return workspace.change(file, version, [{ range: { start: place, end: place }, text: one.letter }]);
    }
    case "swap": {
      const document = workspace.snapshot().document(file);
      const words = [...(document?.text.matchAll(/[\p{L}\d-]+/gu) ?? [])];
      const old = words[one.word % words.length];
      const by = words[one.by % words.length];
      if (!document || !old || !by || !workspace.isOpen(file)) return;
      const [start, end] = [old.index, old.index + old[0].length].map((at) => document.lines.position(at));
      return start && end && workspace.change(file, version, [{ range: { start, end }, text: by[0] }]);
    }
  }
}

/** Everything that is found, and what it is said to depend on. */
function said(workspace: Workspace): unknown {
  const snapshot = workspace.snapshot();
  return names.map((each) => ({
    each,
    text: snapshot.document(uri(each))?.text,
    inputs: inputsOf(snapshot, uri(each)),
    found: findingsOf(snapshot, uri(each)).map(({ code, severity, span, message, related }) => ({
      code,
      severity,
      span,
      message,
      related,
    })),
  }));
}
