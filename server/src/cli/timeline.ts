import { basename, resolve } from "node:path";
import { type Audience, audiences } from "../analysis/visibility.ts";
import { buildTimeline } from "../timeline/build.ts";
import type { TimelineModel } from "../timeline/model.ts";
import { buildPortfolio } from "../timeline/portfolio.ts";
import { writeContent } from "./disk.ts";
import type { timelineHelp } from "./help/timeline.ts";
import type { Host } from "./host.ts";
import { opened } from "./opened.ts";
import { type Called, oneOf, Trouble } from "./options.ts";
import { type Group, plansFor } from "./plans.ts";
import { pngOf } from "./png.ts";
import { shownPath, todayFrom, wordsOf } from "./shared.ts";

type Call = Called<keyof typeof timelineHelp.options>;
type Options = Call["options"];

/** Draws the timeline that is named, and hands it over. */
export async function perform({ options, rest }: Call, host: Host): Promise<number> {
  const forms = (["svg", "html", "png", "pdf"] as const).filter((form) => options[form] !== undefined);
  if (forms.length > 1)
    throw new Trouble(`Take one of these at a time: ${forms.map((form) => `--${form}`).join(", ")}.`);
  const [form = "svg"] = forms;
  if ((form === "png" || form === "pdf") && options.output === undefined)
    throw new Trouble(`--${form} needs a file to write to, for example: --${form} -o shift.${form}`);
  const model = await modelOf(rest, options, host);
  await give(await made(form, model, options, host), options.output, host);
  return 0;
}

async function made(
  form: "svg" | "html" | "png" | "pdf",
  model: TimelineModel,
  options: Options,
  host: Host,
): Promise<string | Uint8Array> {
  if (form === "pdf") {
    const { pdfFor } = await import("./pdf.ts");
    return pdfFor(model, { audience: audienceFrom(options), locale, paper: paperFrom(options) }, host);
  }
  const text = await drawn(model, options, host);
  return form === "png" ? pngOf(text, host) : text;
}

/** Loaded only when wanted: a check must not wait for what draws. */
async function drawn(model: TimelineModel, options: Options, host: Host): Promise<string> {
  const audience = audienceFrom(options);
  const theme = options.theme === undefined ? undefined : oneOf(themeNames, options.theme, "--theme");
  const width = widthFrom(options.width);
  if (options.html === undefined) {
    const { svgOf } = await import("../exports/svg.tsx");
    return svgOf(model, { audience, theme: theme ?? "light", width, locale });
  }
  const paper = paperFrom(options);
  const { htmlOf } = await import("../exports/html.ts");
  return htmlOf(model, { audience, theme, locale, paper, page: await host.timelinePage() });
}

/** Words are English on the command line; so are days. */
const locale = "en-GB";

function audienceFrom(options: Options): Audience {
  return oneOf(audiences, options.for ?? "everyone", "--for");
}

function paperFrom(options: Options): "A4" | "A3" {
  return oneOf(["A4", "A3"], options.paper ?? "A4", "--paper");
}

const themeNames = ["light", "dark", "contrast-light", "contrast-dark"] as const;

/** The model of the one plan that is named. */
async function modelOf(names: readonly string[], options: Options, host: Host): Promise<TimelineModel> {
  const isPortfolio = options.portfolio !== undefined;
  if (names.length === 0 && !isPortfolio)
    throw new Trouble("Name the plan whose timeline you want: coachplan timeline plan.coachplan");
  const ignores = options["no-ignore"] === undefined;
  const groups = await plansFor(names.length > 0 ? names : ["."], { cwd: host.cwd, ignores, failed });
  const paths = groups.flatMap(({ files }) => [...files]);
  const [group] = groups;
  const [path] = paths;
  if (!group || path === undefined) throw new Trouble("There is no plan here to draw.");
  if (isPortfolio) return portfolioOf(groups, names, options, host);
  if (paths.length > 1) throw new Trouble(`These are ${paths.length} plans: name the one to draw.`);
  const { snapshot, plans } = await opened(group, { today: todayFrom(options.today), host, failed });
  const audience = audienceFrom(options);
  const model = buildTimeline(snapshot, plans[0]?.uri ?? "", audience);
  if (!model || model.engagements.length === 0)
    throw new Trouble(
      `${shownPath(path, host)} has no engagement that is ${audience === "coach" ? "there to draw" : `for ${audience}`}.`,
    );
  return model;
}

/** A picture that lacks something that was asked for would mislead whoever gets it. */
function failed(words: string): never {
  throw new Trouble(words);
}

async function portfolioOf(
  groups: readonly Group[],
  names: readonly string[],
  options: Options,
  host: Host,
): Promise<TimelineModel> {
  const [group, ...others] = groups;
  if (!group || others.length > 0)
    throw new Trouble("These plans belong to several folders with settings of their own: name one of them.");
  const { snapshot, plans } = await opened(group, { today: todayFrom(options.today), host, failed });
  const uris = plans.map(({ uri }) => uri);
  const title = `Portfolio: ${basename(resolve(host.cwd, names[0] ?? "."))}`;
  const model = buildPortfolio(snapshot, uris, { audience: audienceFrom(options), title });
  if (model.engagements.length === 0)
    throw new Trouble("There is no engagement in these plans for that audience.");
  return model;
}

function widthFrom(written: string | undefined): number {
  if (written === undefined) return 1123;
  const width = Number(written);
  if (!/^\d+$/.test(written) || width < 320 || width > 20_000)
    throw new Trouble(`“${written}” is no width. Write it in pixels, from 320 to 20000, as in --width 1600.`);
  return width;
}

/** To the file, else to stdout; what is no text has a file. */
async function give(content: string | Uint8Array, output: string | undefined, host: Host): Promise<void> {
  if (output === undefined) {
    if (typeof content === "string") host.write(content);
    return;
  }
  const path = resolve(host.cwd, output);
  try {
    await writeContent(path, content);
  } catch (error) {
    throw new Trouble(`${shownPath(path, host)} cannot be written: ${wordsOf(error)}`);
  }
}
