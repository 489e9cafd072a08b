import { searchOptions, todayOption } from "./shared.ts";

/** `coachplan timeline` */
export const timelineHelp = {
  name: "timeline",
  does: "Draws the timeline of a plan, for handing over",
  usage: [
    "FILE [--svg | --html | --png | --pdf] [--for AUDIENCE] [-o FILE]",
    "--portfolio [files, folders or patterns…] [options]",
  ],
  about: [
    "Every picture is made for an audience and says so, with the day that it shows. Sessions, what people said in the " +
      "diagnostic, and fees stay with those whom they are for.",
  ],
  options: {
    svg: { says: "as an SVG, for documents and slides (if nothing else is said)" },
    html: {
      says: "as a page for a browser, to look around in and to print; it needs nothing beside it and reaches nobody",
    },
    png: {
      says:
        "as a PNG, twice as fine as a screen; needs -o, and the package @resvg/resvg-js, which is installed by whoever " +
        "wants it",
    },
    pdf: {
      says:
        "as a PDF, to print and to send: sheets of --paper, with letters that can be found and copied; needs -o, and for " +
        "other letters than those of Western Europe @resvg/resvg-js as well",
    },
    portfolio: {
      says: "all engagements of the plans and folders that are named as one picture, with the load of each coach and leader",
    },
    for: {
      value: { name: "AUDIENCE", example: "sponsor" },
      says:
        "for whom it is: coach (all of the plan), coachee, sponsor or everyone (if nothing is said). What is not for them " +
        "is left out, as the plan's `visibility` has it",
    },
    output: {
      value: { name: "FILE", example: "shift.svg" },
      short: "o",
      says: "write it to this file; without it, the picture goes to stdout",
    },
    theme: {
      value: { name: "WORD", example: "dark" },
      says: "light (if nothing is said), dark, contrast-light or contrast-dark",
    },
    paper: {
      value: { name: "WORD", example: "A3" },
      says: "the paper of --pdf and of what --html prints, landscape: A4 (if nothing is said) or A3; a long plan has a sheet a year",
    },
    width: {
      value: { name: "NUMBER", example: "1600" },
      says: "how wide the picture is, in pixels: 1123 if nothing is said, as wide as A4 lies on a screen",
    },
    ...todayOption,
    ...searchOptions,
  },
  examples: [
    ["timeline plans/plan.coachplan --for sponsor -o shift.svg", "for the next steering committee"],
    ["timeline plans/plan.coachplan --html --for coachee -o shift.html", "a page to look around in"],
    ["timeline --portfolio plans --for coach -o firm.svg", "who carries what, and who is booked twice"],
    ["timeline plans/plan.coachplan --for coach --theme dark", "all of it, to stdout"],
  ],
  exit: {
    0: "the picture is made",
    2: "it could not be made; the reason stands on stderr",
  },
} as const;
