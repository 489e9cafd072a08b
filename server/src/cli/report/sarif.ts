import { pathToFileURL } from "node:url";
import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import { messageText } from "../../features/diagnostic.ts";
import { ruleGroups } from "../../rules/index.ts";
import type { Rule, ShownSeverity } from "../../rules/rule.ts";
import { type Checked, inOrder, placeOf, type Row } from "./checked.ts";

/** The report for tools that gather findings (GitHub's code scanning among them), in SARIF 2.1.0. */
export function sarifReport(
  checked: readonly Checked[],
  { cwd, version }: { cwd: string; version: string },
): string {
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Coachplan", semanticVersion: version, rules: descriptors } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [base]: { uri: `${pathToFileURL(cwd).href.replace(/\/?$/, "/")}` } },
        artifacts: checked.map(({ file }) => ({
          location: artifact(file),
          mimeType: "text/x-coachplan",
          encoding: "UTF-8",
        })),
        results: inOrder(checked).map((row) => resultOf(row, checked)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** What stands for the folder one is in. */
const base = "SRCROOT";

const levels = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
} as const satisfies Record<ShownSeverity, Result.level>;

const descriptors: ReportingDescriptor[] = Object.entries(ruleGroups).flatMap(([group, rules]) =>
  rules.map((rule) => descriptorOf(group, rule)),
);

function descriptorOf(group: string, { code, severity, about }: Rule): ReportingDescriptor {
  return {
    id: code,
    shortDescription: { text: /^[\s\S]*?\.(?=\s|$)/.exec(about)?.[0] ?? about },
    fullDescription: { text: about },
    help: { text: `${about} More: coachplan explain ${code}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [group] },
  };
}

function resultOf(row: Row, checked: readonly Checked[]): Result {
  const { code, severity, message, related } = row.finding;
  const others = related.flatMap(({ uri, span, says }, id): Location[] => {
    const there = checked.find(({ document }) => document.uri === uri);
    return there
      ? [
          {
            id,
            message: { text: says },
            ...locationOf({ ...row, ...there, finding: { ...row.finding, span } }),
          },
        ]
      : [];
  });
  return {
    ruleId: code,
    ruleIndex: descriptors.findIndex(({ id }) => id === code),
    level: levels[severity],
    message: { text: messageText(message) },
    locations: [locationOf(row)],
    ...(others.length > 0 && { relatedLocations: others }),
  };
}

function locationOf(row: Row): Location {
  const { line, column, endLine, endColumn } = placeOf(row);
  return {
    physicalLocation: {
      artifactLocation: artifact(row.file),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

/** A path as a part of an address: without a scheme, and with nothing in it that means something there. */
function artifact(file: string) {
  return { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: base };
}
