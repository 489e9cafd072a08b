import { aboutNames, searchOptions, stdinOption, todayOption } from "./shared.ts";

/** `coachplan check` */
export const checkHelp = {
  name: "check",
  does: "Checks plans and reports what is missing or wrong in them",
  usage: ["[files, folders or patterns…] [options]", "- [--stdin-filename FILE] [options]"],
  about: [
    aboutNames,
    "A coachplan.json in the folder of a plan, or in one above it, is heeded. Rules that look at the whole workspace " +
      "(a coach booked twice, names that nobody uses) look at all plans of the folder that you name, or of the one " +
      "with that coachplan.json.",
  ],
  options: {
    format: {
      value: { name: "WORD", example: "json" },
      says:
        "how to report. human: for reading (if nothing is said). json: an array of { file, line, column, endLine, " +
        "endColumn, code, severity, message }; lines and columns count from 1, the end is exclusive, severity is error, " +
        "warning, information or hint. sarif: SARIF 2.1.0, with what the rules say. github: lines that GitHub shows " +
        "beside the plan",
    },
    "max-warnings": {
      value: { name: "NUMBER", example: "0" },
      says: "count more warnings than that as a failure; 0 allows none",
    },
    ...todayOption,
    locale: {
      value: { name: "LANGUAGE", example: "de" },
      says: "in which language findings are told; English if nothing is said, whatever the machine speaks",
    },
    watch: { says: "check again after every change, until Ctrl+C" },
    ...searchOptions,
    ...stdinOption,
  },
  examples: [
    ["check", "everything below the folder you are in"],
    ["check plans --max-warnings 0 --format github", "in a workflow of GitHub"],
    ["check - --stdin-filename plans/plan.coachplan", "a text that is not saved yet"],
  ],
  exit: {
    0: "no errors (warnings and hints do not count, unless --max-warnings says so)",
    1: "at least one error, or more warnings than --max-warnings allows",
    2: "not everything could be checked (a plan or coachplan.json cannot be read); what could is reported all the same, and the reason stands on stderr",
  },
} as const;
