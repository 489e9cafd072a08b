import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

/**
 * Checks the colours of a document as VS Code's own engine paints them. Below a line of the document stand marks:
 * `^^^ scope` says that just these characters have a scope that begins so; `plain` that they have none at all.
 * The document is a plan, or Markdown. Throws an assertion error that shows the line with the scopes it really has.
 */
export async function colours(marked: string, language: Language = "source.coachplan"): Promise<void> {
  const grammar = await (await registry).loadGrammar(language);
  assert.ok(grammar, `no grammar ${language}`);
  let stack = textmate.INITIAL;
  let line = "";
  let painted: readonly string[][] = [];
  for (const text of withoutIndentation(marked)) {
    const mark = /^( *)(\^+) (\S+)$/.exec(text);
    if (mark) {
      const start = (mark[1] ?? "").length;
      checkMark(line, painted, { start, end: start + (mark[2] ?? "").length, scope: mark[3] ?? "" });
    } else {
      const { tokens, ruleStack } = grammar.tokenizeLine(text, stack);
      line = text;
      painted = tokens.flatMap(({ startIndex, endIndex, scopes }) =>
        Array.from({ length: Math.min(endIndex, text.length) - startIndex }, () => scopes.slice(1)),
      );
      stack = ruleStack;
    }
  }
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly scope: string;
}

function checkMark(line: string, painted: readonly string[][], { start, end, scope }: Mark): void {
  const has = (at: number): boolean => {
    const scopes = (painted[at] ?? []).filter(
      (name) => !name.startsWith("meta.") || scope.startsWith("meta."),
    );
    if (scope === "plain") return at < line.length && scopes.length === 0;
    return scopes.some((name) => name === scope || name.startsWith(`${scope}.`));
  };
  const inside = Array.from({ length: end - start }, (_, index) => has(start + index)).every(Boolean);
  const exact = scope === "plain" || (!has(start - 1) && !has(end));
  if (inside && exact) return;
  assert.fail(
    `${line}\n${" ".repeat(start)}${"^".repeat(end - start)} ${scope}\nbut it has\n${described(line, painted)}`,
  );
}

/** The line's characters in runs of the same scopes. */
function described(line: string, painted: readonly string[][]): string {
  const runs: { text: string; scopes: string }[] = [];
  [...line].forEach((character, at) => {
    const scopes = (painted[at] ?? []).join(" ");
    const last = runs.at(-1);
    if (last?.scopes === scopes) last.text += character;
    else runs.push({ text: character, scopes });
  });
  return runs.map(({ text, scopes }) => `  ${JSON.stringify(text)} ${scopes || "plain"}`).join("\n");
}

function withoutIndentation(text: string): string[] {
  const lines = text.split("\n");
  if (lines[0]?.trim() === "") lines.shift();
  if (lines.at(-1)?.trim() === "") lines.pop();
  const widths = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  return lines.map((line) => line.slice(Math.min(...widths)));
}

const root = new URL("../../", import.meta.url);

/** Stands for Markdown's own grammar: emphasis, and a list whose end no line of the text can bring. */
const markdown = {
  scopeName: "text.html.markdown",
  patterns: [
    { match: "\\*\\*[^*]+\\*\\*", name: "markup.bold.markdown" },
    { begin: "^- |\\G- ", end: "(?!)", name: "markup.list.markdown" },
  ],
  repository: {},
};

const grammars: Readonly<Record<string, () => string>> = {
  "source.coachplan": () => readFileSync(new URL("syntaxes/coachplan.tmLanguage.json", root), "utf8"),
  "markdown.coachplan.codeblock": () =>
    readFileSync(new URL("syntaxes/markdown-coachplan.tmLanguage.json", root), "utf8"),
  "text.html.markdown": () => JSON.stringify(markdown),
};

type Language = "source.coachplan" | "text.html.markdown";

const registry = openRegistry();

async function openRegistry(): Promise<textmate.Registry> {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(readFileSync(wasm));
  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (name) => {
      const text = grammars[name]?.();
      return text === undefined ? null : textmate.parseRawGrammar(text, `${name}.json`);
    },
    getInjections: (name) => (name === "text.html.markdown" ? ["markdown.coachplan.codeblock"] : undefined),
  });
}
