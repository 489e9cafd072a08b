// The language that the rules' pages are written in: English, or one of l10n/rules.l10n.<language>.json.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { speakIn } from "../../server/src/lsp/languages.ts";
import { speak } from "../../server/src/text/say.ts";

const folder = fileURLToPath(new URL("../../l10n", import.meta.url));

/** A language of the pages. */
export interface Tongue {
  /** Of the pages, below docs/rules/: empty for English, else with a `/` at its end. */
  readonly folder: string;
  readonly isEnglish: boolean;
  /** A sentence of the pages in this language, with `{0}` in it for the first of the values. Throws where it is missing. */
  says(english: string, ...values: readonly string[]): string;
}

/**
 * What `write` gives in each language, in which messages and tables are said meanwhile. Throws where a language has a
 * sentence that no page says.
 */
export async function inEachTongue<Written>(
  write: (tongue: Tongue) => Promise<readonly Written[]>,
): Promise<readonly Written[]> {
  const languages = readdirSync(folder).flatMap((name) => /^bundle\.l10n\.(.+)\.json$/.exec(name)?.[1] ?? []);
  const written = [...(await write(english))];
  for (const language of languages) written.push(...(await translated(language, write)));
  return written;
}

const english: Tongue = {
  folder: "",
  isEnglish: true,
  says: (sentence, ...values) => filled(sentence, values),
};

async function translated<Written>(
  language: string,
  write: (tongue: Tongue) => Promise<readonly Written[]>,
): Promise<readonly Written[]> {
  // Every language that is spoken has them: there the findings lead to them.
  const file = `rules.l10n.${language}.json`;
  const sentences = JSON.parse(readFileSync(join(folder, file), "utf8")) as Readonly<Record<string, string>>;
  const said = new Set<string>();
  const says = (sentence: string, ...values: readonly string[]): string => {
    const other = sentences[sentence];
    if (other === undefined) throw new Error(`l10n/${file} lacks: ${sentence}`);
    said.add(sentence);
    return filled(other, values);
  };
  if (!speakIn(language)) throw new Error(`Nothing but the rules' pages is said in ${language}.`);
  try {
    const written = await write({ folder: `${language}/`, isEnglish: false, says });
    const silent = Object.keys(sentences).filter((sentence) => !said.has(sentence));
    if (silent.length > 0) throw new Error(`No page says what l10n/${file} has: ${silent.join(" ")}`);
    return written;
  } finally {
    speak(undefined, undefined);
  }
}

function filled(sentence: string, values: readonly string[]): string {
  return sentence.replace(/\{(\d+)\}/g, (mark, index: string) => values[Number(index)] ?? mark);
}
