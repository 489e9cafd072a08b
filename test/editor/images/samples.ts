import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildTimeline } from "../../../server/src/timeline/build.ts";
import type { TimelineModel } from "../../../server/src/timeline/model.ts";
import { buildPortfolio } from "../../../server/src/timeline/portfolio.ts";
import { projectOf } from "../../support/project.ts";
import { today } from "../plans.ts";
import { projectRoot } from "../setup/cache.mjs";

const folder = join(projectRoot, "samples");

/** The timelines of all samples, by name; the programme's plans also as the portfolio that they are. */
export async function samples(): Promise<Readonly<Record<string, TimelineModel>>> {
  const single = readdirSync(folder).filter((name) => name.endsWith(".coachplan"));
  const models = await Promise.all(single.map((name) => timelineOf(read(name))));
  const names = readdirSync(join(folder, "programme")).sort();
  const { snapshot, files } = await projectOf(
    names.map((name) => `--- ${name}\n${read(join("programme", name))}`).join("\n"),
    { today },
  );
  const uris = files.map(({ uri }) => uri);
  return {
    ...Object.fromEntries(
      single.map((name, index) => [name.replace(/\.coachplan$/, ""), models[index] ?? missing(name)]),
    ),
    programme: buildPortfolio(snapshot, uris, { audience: "coach", title: "Portfolio: programme" }),
  };
}

/** The timeline of a text, on the day of all tests. */
async function timelineOf(text: string): Promise<TimelineModel> {
  const { snapshot, file } = await projectOf(text, { today });
  return buildTimeline(snapshot, file.uri) ?? missing(file.uri);
}

function read(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

function missing(name: string): never {
  throw new Error(`${name} has no timeline.`);
}
