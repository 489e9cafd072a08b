import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildTimeline } from "../../../server/src/timeline/build.ts";
import type { TimelineModel } from "../../../server/src/timeline/model.ts";
import { buildPortfolio } from "../../../server/src/timeline/portfolio.ts";
import { projectOf } from "../../support/project.ts";
import { today } from "../plans.ts";
import { projectRoot } from "../setup/cache.mjs";

const folder = join(projectRoot, "samples");

/** The timelines of all samples, by name, on a day; the programme's plans as the portfolio that they are. */
export async function samples(on: string = today): Promise<Readonly<Record<string, TimelineModel>>> {
  const single = readdirSync(folder).filter((name) => name.endsWith(".coachplan"));
  const models = await Promise.all(single.map((name) => timelineOf(sampleText(name), on)));
  const names = readdirSync(join(folder, "programme")).sort();
  const { snapshot, files } = await projectOf(
    names.map((name) => `--- ${name}\n${sampleText(join("programme", name))}`).join("\n"),
    { today: on },
  );
  const uris = files.map(({ uri }) => uri);
  return {
    ...Object.fromEntries(
      single.map((name, index) => [name.replace(/\.coachplan$/, ""), models[index] ?? missing(name)]),
    ),
    programme: buildPortfolio(snapshot, uris, { audience: "coach", title: "Portfolio: programme" }),
  };
}

/** The timeline of a text, on a day; without one on that of all tests. */
export async function timelineOf(text: string, on: string = today): Promise<TimelineModel> {
  const { snapshot, file } = await projectOf(text, { today: on });
  return buildTimeline(snapshot, file.uri) ?? missing(file.uri);
}

/** What stands in a file of the samples. */
export function sampleText(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

function missing(name: string): never {
  throw new Error(`${name} has no timeline.`);
}
