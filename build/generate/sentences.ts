// l10n/bundle.l10n.json: every sentence that readers see, in English, for whoever translates them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { tableSentences } from "../../server/src/text/say.ts";
import type { GeneratedFile } from "../generate.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The list of all sentences. Throws where one cannot be read from the source, see {@link sentencesIn}. */
export async function outputs(): Promise<readonly GeneratedFile[]> {
  const sentences = Object.fromEntries(
    (await allSentences()).map((sentence) => [sentence, sentence.replace(inSomeSense, "")]),
  );
  return [{ path: "l10n/bundle.l10n.json", content: `${JSON.stringify(sentences, null, 2)}\n` }];
}

/** What tells apart two sentences that are the same in English. */
const inSomeSense = /\/[a-z]+$/;

/** Every sentence of server, client and page, in the order of the alphabet. */
export async function allSentences(): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const file of sources()) {
    const text = readFileSync(join(root, file), "utf8");
    for (const sentence of sentencesIn(file, text)) found.add(sentence);
    // Tables tell their sentences themselves, once they are there.
    if (/\bspoken(?:Table|Words)\(/.test(text)) await import(pathToFileURL(join(root, file)).href);
  }
  for (const sentence of tableSentences()) found.add(sentence);
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

/**
 * The sentences of one file: what stands behind `t`, what is counted, what the client says. Throws where a sentence is
 * said while its file is being loaded, when nobody knows the reader's language yet.
 */
export function sentencesIn(file: string, text: string): readonly string[] {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const sense = ts.isTaggedTemplateExpression(node) ? senseOf(node.tag) : undefined;
    if (ts.isTaggedTemplateExpression(node) && sense !== undefined) {
      if (!isInFunction(node)) throw new Error(`${file} says ${node.getText()} while it is loaded.`);
      found.push(...variantsOf(node.template).map((sentence) => sentence + sense));
    }
    if (ts.isCallExpression(node)) found.push(...saidBy(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Of `t` nothing, of `inSense("named")` what stands behind its sentences; undefined for other tags. */
function senseOf(tag: ts.Expression): string | undefined {
  if (tag.getText() === "t") return "";
  if (!ts.isCallExpression(tag) || tag.expression.getText() !== "inSense") return undefined;
  const [sense] = tag.arguments;
  const words = sense && ts.isStringLiteral(sense) ? `/${sense.text}` : "";
  if (!inSomeSense.test(words)) throw new Error(`${tag.getText()} has to name a sense, in small letters.`);
  return words;
}

/** A sentence with `{0}` for what is put into it; one for each combination of the words that it chooses from. */
function variantsOf(template: ts.TemplateLiteral): readonly string[] {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return [template.text];
  const spans = template.templateSpans;
  const conditions = [...new Set(spans.flatMap(({ expression }) => choiceOf(expression)?.condition ?? []))];
  const combinations = conditions.reduce<readonly ReadonlyMap<string, boolean>[]>(
    (before, condition) =>
      before.flatMap((one) => [true, false].map((holds) => new Map([...one, [condition, holds]]))),
    [new Map()],
  );
  return combinations.map((holds) => {
    let number = 0;
    return spans.reduce((sentence, { expression, literal }) => {
      const choice = choiceOf(expression);
      const word = choice ? (holds.get(choice.condition) ? choice.yes : choice.no) : `{${number++}}`;
      return sentence + word + literal.text;
    }, template.head.text);
  });
}

function choiceOf(node: ts.Expression): { condition: string; yes: string; no: string } | undefined {
  if (!ts.isCallExpression(node) || node.expression.getText() !== "either") return undefined;
  const [condition, yes, no] = node.arguments;
  if (!condition || !yes || !no || !ts.isStringLiteral(yes) || !ts.isStringLiteral(no))
    throw new Error(`${node.getText()} has to name both of its words.`);
  return { condition: condition.getText(), yes: yes.text, no: no.text };
}

/** `counted(days, "day")` says two sentences, `l10n.t("…")` of the client one. */
function saidBy({ expression, arguments: [first, second, third] }: ts.CallExpression): readonly string[] {
  const name = expression.getText();
  if (name === "l10n.t" && first && ts.isStringLiteral(first)) return [first.text];
  if (name !== "counted" || !second || !ts.isStringLiteral(second)) return [];
  const many = third && ts.isStringLiteral(third) ? third.text : `${second.text}s`;
  return [`{0} ${second.text}`, `{0} ${many}`];
}

function isInFunction(node: ts.Node): boolean {
  return ts.findAncestor(node, (one) => ts.isFunctionLike(one)) !== undefined;
}

function sources(): readonly string[] {
  return ["server/src", "client/src", "client/webview"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .sort(),
  );
}
