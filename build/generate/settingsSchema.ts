// The schema of coachplan.json: VS Code completes and checks the file with it.
import { rules } from "../../server/src/rules/index.ts";
import type { Limit } from "../../server/src/rules/limits.ts";
import { severities } from "../../server/src/workspace/settings.ts";
import type { GeneratedFile } from "../generate.ts";
import { generatedNotice, json } from "./files.ts";

/** The schema of the settings file at a workspace's root. */
export function outputs(): GeneratedFile[] {
  return [{ path: "schemas/coachplan.json.schema.json", content: json(schema()) }];
}

const severityMeanings: Readonly<Record<(typeof severities)[number], string>> = {
  error: "Must be put right; the check of a folder fails.",
  warning: "Should be put right.",
  information: "Worth knowing.",
  hint: "A quiet remark: three dots below the words.",
  off: "Never shown.",
};

function schema() {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    ...generatedNotice,
    title: "Settings for coaching plans",
    description: "What holds for all plans in this folder, in the editor and in the terminal alike.",
    type: "object",
    properties: {
      $schema: { type: "string" },
      today: {
        type: "string",
        format: "date",
        pattern: "^\\d{4}-\\d{2}-\\d{2}$",
        description:
          "The day to take for today, such as 2026-06-15, so that what is overdue stays the same. By default the date of the computer.",
      },
      severities: {
        type: "object",
        description:
          'How serious each finding is, by its code, such as "action/vague-success": "off". A whole family goes by "action/*".',
        properties: Object.fromEntries(
          codes().map(([code, says]) => [code, { ...severity, description: says }]),
        ),
        patternProperties: { "^[a-z]+(-[a-z]+)*/\\*$": severity },
        additionalProperties: false,
      },
      limits: {
        type: "object",
        description:
          'From where on a rule speaks, by its code and the limit\'s name, such as "contract/length": { "longest": 6 }.',
        properties: Object.fromEntries(limits()),
        additionalProperties: false,
      },
    },
    additionalProperties: false,
    definitions: {
      severity: {
        enum: [...severities],
        enumDescriptions: severities.map((severity) => severityMeanings[severity]),
      },
    },
  };
}

const severity = { $ref: "#/definitions/severity" };

/** Every code with what it says and how serious it is by default, in alphabetical order. */
function codes(): [code: string, says: string][] {
  return rules
    .map(({ code, about, severity }): [string, string] => [code, `${about.trim()} By default: ${severity}.`])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Every rule that has limits, with what each limit means and by default is, in alphabetical order. */
function limits(): [code: string, schema: object][] {
  return rules
    .filter((rule) => Object.keys(rule.limits).length > 0)
    .map(({ code, about, limits }): [string, object] => [
      code,
      {
        type: "object",
        description: about.trim(),
        properties: Object.fromEntries(
          Object.entries(limits).map(([name, limit]) => [name, limitSchema(limit)]),
        ),
        additionalProperties: false,
      },
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function limitSchema({ default: own, says }: Limit): object {
  return typeof own === "number"
    ? { type: "number", minimum: 0, default: own, description: says }
    : { type: "array", items: { type: "string" }, uniqueItems: true, default: own, description: says };
}
