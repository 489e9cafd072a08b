import { deepEqual, equal, match, ok } from "node:assert/strict";
import { pathToFileURL } from "node:url";
import type { Log, Region } from "sarif";
import { rules } from "../../server/src/rules/index.ts";
import { planDue, terminalWith } from "../support/terminal.ts";

const sound = planDue("2026-07-31");

describe("coachplan check --format sarif", () => {
  let terminal: ReturnType<typeof terminalWith>;
  afterEach(() => terminal.close());

  const logOf = async (files: Record<string, string>, line = "check --format sarif") => {
    terminal = terminalWith(files);
    const { code, out } = await terminal.coachplan(line);
    const log: Log = JSON.parse(out);
    const [run, ...more] = log.runs;
    ok(run && more.length === 0, "one run");
    return { code, log, run };
  };

  it("says which version of SARIF it is, and who speaks", async () => {
    const { code, log, run } = await logOf({ "plan.coachplan": sound });
    equal(code, 0);
    equal(log.version, "2.1.0");
    match(log.$schema ?? "", /sarif-schema-2\.1\.0\.json$/);
    equal(run.tool.driver.name, "Coachplan");
    equal(run.tool.driver.semanticVersion, "1.2.3");
    equal(run.columnKind, "utf16CodeUnits");
    deepEqual(run.originalUriBaseIds, { SRCROOT: { uri: `${pathToFileURL(terminal.folder).href}/` } });
  });

  it("tells of every rule once, with words and level", async () => {
    const { run } = await logOf({ "plan.coachplan": sound });
    const told = run.tool.driver.rules ?? [];
    deepEqual(
      told.map(({ id }) => id),
      rules.map(({ code }) => code),
    );
    equal(new Set(told.map(({ id }) => id)).size, told.length);
    for (const { id, shortDescription, fullDescription, help, defaultConfiguration } of told) {
      for (const words of [shortDescription, fullDescription, help]) ok((words?.text ?? "").length > 10, id);
      match(defaultConfiguration?.level ?? "", /^(error|warning|note)$/);
    }
  });

  it("tells of each finding: its rule, its place, its words", async () => {
    const { code, run } = await logOf({
      "my plans/plan.coachplan": sound.replace("owner: omar", "owner: omarr // 改善"),
    });
    equal(code, 1);
    const [result] = (run.results ?? []).filter(({ level }) => level === "error");
    ok(result);
    equal(result.ruleId, "name/not-found");
    equal(run.tool.driver.rules?.[result.ruleIndex ?? -1]?.id, "name/not-found");
    match(result.message.text ?? "", /omarr/);
    deepEqual(result.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: "my%20plans/plan.coachplan", uriBaseId: "SRCROOT" },
          region: { startLine: 14, startColumn: 12, endLine: 14, endColumn: 17 },
        },
      },
    ]);
    deepEqual(
      run.artifacts?.map(({ location }) => location),
      [{ uri: "my%20plans/plan.coachplan", uriBaseId: "SRCROOT" }],
    );
  });

  it("tells of related places, also in another plan", async () => {
    const twice = `${sound}person omar "Omar Again" { role: "Other"; level: senior }\n`;
    const { run } = await logOf({ "plan.coachplan": twice });
    const result = run.results?.find(({ ruleId }) => ruleId === "name/duplicate-id");
    const [related] = result?.relatedLocations ?? [];
    equal(related?.id, 0);
    ok((related?.message?.text ?? "").length > 0);
    equal(related?.physicalLocation?.region?.startLine, 2);
  });

  it("gives places that a reader of SARIF accepts, whatever the plan looks like", async () => {
    const { run } = await logOf({
      "plan.coachplan": '\uFEFF}}{ "\uD800 /* ::: \r\n\t“\nperson x {',
      "empty.coachplan": "",
    });
    ok((run.results ?? []).length > 0);
    for (const { locations = [] } of run.results ?? []) {
      const regions = locations.map(({ physicalLocation }) => physicalLocation?.region ?? {});
      for (const region of regions) assertSound(region);
    }
  });
});

function assertSound({ startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 }: Region): void {
  ok(startLine >= 1 && startColumn >= 1 && endColumn >= 1);
  ok(endLine > startLine || (endLine === startLine && endColumn >= startColumn));
}
