import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { formatDay } from "../../server/src/calendar/day.ts";
import { scheduled } from "./scheduled.ts";

/** A fragment of an engagement, and the lines that say what follows from it. */
interface Example {
  readonly fragment: string;
  readonly expected: readonly string[];
}

const table = read("dates.table.txt");
const chains = read("dates.chains.txt");

describe("the table of dates", () => {
  it("has at least 60 examples", () => {
    equal(groupsOf(table).flatMap(({ examples }) => examples).length >= 60, true);
  });

  for (const { title, examples } of [...groupsOf(table), ...groupsOf(chains)]) {
    describe(title, () => {
      for (const { fragment, expected } of examples) {
        it(fragment, () => {
          const plan = scheduled(`engagement e {\n${fragment}\n}`);
          const found = expected.map((line) => {
            const [, id = "", sessions] = /^=> (\S+?)(?:( sessions))?: /.exec(line) ?? [];
            const days = sessions
              ? plan.schedule(id).occurrences(plan.entity(id)).map(formatDay).join(" ")
              : plan.dates(id);
            return `=> ${id}${sessions ?? ""}: ${days}`;
          });
          deepEqual(found, expected);
          deepEqual(
            plan.schedules.flatMap(({ problems }) => problems),
            [],
          );
        });
      }
    });
  }
});

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

function groupsOf(
  text: string,
): readonly { readonly title: string; readonly examples: readonly Example[] }[] {
  return text
    .split("\n## ")
    .slice(1)
    .map((group) => {
      const [title = "", ...parts] = group.trim().split("\n\n");
      return { title, examples: parts.map(exampleOf) };
    });
}

function exampleOf(part: string): Example {
  const lines = part.split("\n");
  const isExpected = (line: string) => line.startsWith("=> ");
  return {
    fragment: lines.filter((line) => !isExpected(line)).join("\n"),
    expected: lines.filter(isExpected),
  };
}
