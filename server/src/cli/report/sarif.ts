import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import { messageText } from "../../features/diagnostic.ts";
import { ruleGroups } from "../../rules/index.ts";
import type { Rule, ShownSeverity } from "../../rules/rule.ts";
import type { Document } from "../../syntax/document.ts";
import type { Span } from "../../text/span.ts";
import type { Host } from "../host.ts";
import { inShort } from "../page.ts";
import { type Checked, fromRepository, inOrder, type Plan, placeOf, type Row } from "./checked.ts";

/** The report for tools that gather findings (GitHub's code scanning among them), in SARIF 2.1.0. */
export function sarifReport(
  checked: readonly Checked[],
  host: Pick<Host, "cwd" | "repository" | "version">,
): string {
  const { version } = host;
  const named = checked.map((plan) => inRepository(plan, host));
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Coachplan", semanticVersion: version, rules: descriptors } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [base]: { uri: `${pathToFileURL(baseOf(host)).href.replace(/\/?$/, "/")}` } },
        artifacts: named.map(({ file }) => ({
          location: artifact(file),
          mimeType: "text/x-coachplan",
          encoding: "UTF-8",
        })),
        results: inOrder(named).map(resultOf),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** What stands for the folder that paths are told from: the repository's where it is known, else the one one is in. */
const base = "SRCROOT";

function baseOf({ cwd, repository }: Pick<Host, "cwd" | "repository">): string {
  const isInside = repository !== undefined && !relative(repository, cwd).startsWith("..");
  return isInside ? repository : cwd;
}

function inRepository(plan: Checked, host: Pick<Host, "cwd" | "repository">): Checked {
  const renamed = <One extends Plan>(one: One) => ({ ...one, file: fromRepository(one.file, host) });
  return {
    ...renamed(plan),
    planAt: (uri) => {
      const there = plan.planAt(uri);
      return there && renamed(there);
    },
  };
}

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
    shortDescription: { text: inShort(about) },
    fullDescription: { text: about },
    help: { text: `${about} More: coachplan explain ${code}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [group] },
  };
}

function resultOf({ file, document, finding, related }: Row): Result {
  const { code, severity, message, span } = finding;
  const others = related.map(
    (there, id): Location => ({
      id,
      message: { text: there.says },
      ...locationOf(there.file, there.document, there.span),
    }),
  );
  return {
    ruleId: code,
    ruleIndex: descriptors.findIndex(({ id }) => id === code),
    level: levels[severity],
    message: { text: messageText(message) },
    locations: [locationOf(file, document, span)],
    ...(others.length > 0 && { relatedLocations: others }),
  };
}

function locationOf(file: string, document: Document, span: Span): Location {
  const { line, column, endLine, endColumn } = placeOf(document, span);
  return {
    physicalLocation: {
      artifactLocation: artifact(file),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

/** A path as a part of an address: without a scheme, and with nothing in it that means something there. */
function artifact(file: string) {
  return { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: base };
}
