// Colours for ```coachplan fences in Markdown, in the editor and in its preview's source.
import type { GeneratedFile } from "../generate.ts";
import { generatedNotice, json } from "./files.ts";

/** A grammar that VS Code injects into Markdown's. */
export function outputs(): GeneratedFile[] {
  return [{ path: "syntaxes/markdown-coachplan.tmLanguage.json", content: json(grammar()) }];
}

function grammar() {
  return {
    ...generatedNotice,
    scopeName: "markdown.coachplan.codeblock",
    injectionSelector: "L:text.html.markdown",
    patterns: [{ include: "#fence" }],
    repository: {
      fence: {
        // The fence's own indentation and its run of backticks or tildes decide which line closes it.
        begin: "(^|\\G)(\\s*)(`{3,}|~{3,})\\s*(?i:(coachplan)((?:\\s+|[:,{?])[^`]*)?)$",
        beginCaptures: {
          3: { name: "punctuation.definition.markdown" },
          4: { name: "fenced_code.block.language.markdown" },
          5: { name: "fenced_code.block.language.attributes.markdown" },
        },
        end: "(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$",
        endCaptures: { 3: { name: "punctuation.definition.markdown" } },
        name: "markup.fenced_code.block.markdown",
        patterns: [
          {
            begin: "(^|\\G)(\\s*)(.*)",
            while: "(^|\\G)(?!\\s*(?:`{3,}|~{3,})\\s*$)",
            contentName: "meta.embedded.block.coachplan",
            patterns: [{ include: "source.coachplan" }],
          },
        ],
      },
    },
  };
}
