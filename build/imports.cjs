// Which way imports may go, for dependency-cruiser: docs/architecture.md says why.
// A room may import itself, the rooms named here, and the packages named here; everything else is an error.

/** @param {string} name */
const room = (name) => `^server/src/${name}/`;
/** @param {string} name */
const npm = (name) => `^node_modules/${name}/`;

const text = room("text");
const calendar = room("calendar");
const language = room("language");
const syntax = room("syntax");
const analysis = room("analysis");
const workspace = room("workspace");
const rules = room("rules");
const features = room("features");
const timeline = room("timeline");
const picture = "^server/src/timeline/picture";
// What is said in the picture is said in the reader's language, as everywhere.
const says = "^server/src/text/say\\.ts$";
const drawn = "^server/src/timeline/(model|layout|labels|picture)";
const exportsRoom = room("exports");
const protocol = "^server/src/protocol\\.ts$";
const lsp = room("lsp");
const cli = room("cli");
// What is there before the language is (docs/architecture.md, “How the server starts”).
const beforeEngine = `${lsp}(abilities|client|failures|guard|holding|pace|serve|speaking)\\.ts$`;

const beforeAnalysis = [text, calendar, language, syntax];
const beforeRules = [...beforeAnalysis, analysis, workspace];
const core = [...beforeRules, rules, features, timeline, exportsRoom, protocol];

/** @type {{ name: string, where: string, may: string[], node?: boolean }[]} */
const rooms = [
  { name: "text", where: text, may: [] },
  { name: "calendar", where: calendar, may: [] },
  { name: "language", where: language, may: [text, calendar] },
  // Day and Duration, because the tree keeps the dates that the author wrote as what they mean.
  { name: "syntax", where: syntax, may: [text, calendar, npm("chevrotain")] },
  { name: "analysis", where: analysis, may: beforeAnalysis },
  { name: "workspace", where: workspace, may: [...beforeAnalysis, analysis] },
  { name: "rules", where: rules, may: beforeRules },
  { name: "features", where: features, may: [...beforeRules, rules, npm("vscode-languageserver-types")] },
  {
    name: "timeline",
    where: `${timeline}(?!model|layout|labels|picture)`,
    // The rules, because a part with a mistake is shown as such; what features share, because words are said one way.
    may: [...beforeRules, rules, `${features}shared/`, "^server/src/timeline/model"],
  },
  { name: "timeline-model", where: "^server/src/timeline/model", may: [calendar] },
  {
    name: "timeline-layout",
    where: "^server/src/timeline/(layout|labels)",
    may: [calendar, says, "^server/src/timeline/model"],
  },
  { name: "timeline-picture", where: picture, may: [calendar, says, drawn, npm("preact")] },
  {
    name: "exports",
    where: exportsRoom,
    may: [...beforeRules, timeline, npm("preact"), npm("preact-render-to-string")],
  },
  { name: "protocol", where: protocol, may: [calendar, drawn, npm("vscode-languageserver-types")] },
  {
    name: "lsp",
    where: lsp,
    may: [...core, "^l10n/", npm("vscode-languageserver(-types|-protocol)?"), npm("vscode-jsonrpc")],
  },
  {
    name: "cli",
    where: cli,
    may: [...core, lsp, npm("ignore"), npm("(@types/)?picomatch"), npm("@types/sarif")],
    node: true,
  },
  {
    name: "main-browser",
    where: "^server/src/main\\.browser\\.ts$",
    may: [...core, lsp, npm("vscode-languageserver")],
  },
  {
    name: "main",
    where: "^server/src/main\\.(node|cli)\\.ts$",
    may: [...core, lsp, cli, npm("vscode-languageserver")],
    node: true,
  },
  {
    name: "client",
    where: "^client/src/(?!.*\\.node\\.ts$)",
    may: [protocol, "^vscode$", npm("@types/vscode"), npm("vscode-languageclient")],
  },
  {
    name: "client-node",
    where: "^client/src/.*\\.node\\.ts$",
    may: ["^client/src/", protocol, "^vscode$", npm("@types/vscode"), npm("vscode-languageclient")],
    node: true,
  },
  // The calendar, because the days in the model and in the layout are its days.
  { name: "webview", where: "^client/webview/", may: [protocol, drawn, calendar, says, npm("preact")] },
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms.map(({ name, where, may, node = false }) => ({
      name: `imports-of-${name}`,
      comment: `${name} imports something that it must not know.`,
      severity: "error",
      from: { path: where },
      to: { pathNot: [where, ...may], ...(node && { dependencyTypesNot: ["core"] }) },
    })),
    {
      name: "a-room-for-everything",
      comment: "A file of the server stands in no room, so no rule would hold for it: see build/imports.cjs.",
      severity: "error",
      from: { path: "^server/src/", pathNot: rooms.map(({ where }) => where) },
      to: {},
    },
    {
      name: "engine-without-library",
      comment: "What is loaded behind the answer to `initialize` knows of the protocol's library only types.",
      severity: "error",
      from: { path: lsp, pathNot: beforeEngine },
      to: { path: npm("vscode-languageserver"), dependencyTypesNot: ["type-only"] },
    },
    {
      name: "entry-without-engine",
      comment:
        "What answers `initialize` waits for nothing that knows the language: it would be loaded with it.",
      severity: "error",
      from: { path: beforeEngine },
      to: {
        path: "^server/src/",
        pathNot: [
          beforeEngine,
          `${features}(abilities|semanticTokens/legend)`,
          `${workspace}settingsFile`,
          `${text}(lasting|memory)`,
        ],
        dependencyTypesNot: ["type-only", "dynamic-import"],
      },
    },
    {
      name: "no-cycle",
      comment: "Two files need each other: what both need belongs in a third one.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphan",
      comment: "Nobody imports this file and it imports nobody.",
      severity: "error",
      from: { orphan: true, path: "^(server/src|client)/", pathNot: "\\.(d\\.ts|css)$" },
      to: {},
    },
    {
      name: "no-unknown",
      comment: "There is no such file or package.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^vscode$" },
    },
  ],
  options: {
    // Types count too: a room that only knows the type of another one still knows it.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    // What is measured beside us stands on packages that are fetched when somebody measures.
    exclude: { path: "^(dist|server/dist|\\.cache|bench/peers)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
};
