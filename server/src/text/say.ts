/**
 * What readers see, in their own language. The English sentence stands where it is said, and is the key under which
 * l10n/bundle.l10n.<language>.json has it in another one; what is put into it is `{0}`, `{1}` … there. Nothing is
 * looked up before a sentence is shown, and nothing at all in English.
 */

/** Sentences by their English ones, as `@vscode/l10n` writes its bundles. */
export type Bundle = Readonly<Record<string, string>>;

/**
 * From now on everything is said in the language of that locale (a BCP 47 tag), as far as the bundle has it; in
 * English without a bundle. To be called once, before anything is said.
 */
export function speak(locale: string | undefined, bundle: Bundle | undefined): void {
  spoken = { locale, bundle };
}

/** Whether something other than English is spoken. */
export function isTranslated(): boolean {
  return spoken.bundle !== undefined;
}

/** What is said in the language that is spoken, for a page that says it by itself; undefined in English. */
export function spokenBundle(): Bundle | undefined {
  return spoken.bundle;
}

/** Whose habits days and numbers follow; undefined where nobody has said, and for plain English. */
export function spokenLocale(): string | undefined {
  const { locale, bundle } = spoken;
  return locale !== undefined && (bundle || /^en-./i.test(locale)) ? locale : undefined;
}

/** A sentence, or a part of one that can stand alone: `` t`${name} has no action.` `` */
export function t(english: TemplateStringsArray, ...values: readonly Said[]): string {
  return spokenAs("", english, values);
}

/**
 * The same for a sentence whose words mean two things, which other languages say differently: the sense, which stands
 * behind the sentence in their bundles (`{0} phase/named`), tells them apart. `` inSense("named")`${title} phase` ``
 */
export function inSense(sense: string): typeof t {
  return (english, ...values) => spokenAs(`/${sense}`, english, values);
}

function spokenAs(sense: string, english: readonly string[], values: readonly Said[]): string {
  if (!spoken.bundle) return joined(english, values);
  const { key, rest } = keyOf(english, values);
  return filled(spoken.bundle[key + sense] ?? key, rest);
}

/** The same for words that stand somewhere else, such as in a table: `{0}` in them is the first of the values. */
export function say(english: string, ...values: readonly (string | number)[]): string {
  return filled(spoken.bundle?.[english] ?? english, values);
}

/**
 * One of two words inside a sentence, which belong to it: `` t`It ${either(late, "ends", "begins")} there.` `` are two
 * sentences for whoever translates them.
 */
export function either(condition: boolean, yes: string, no: string): Either {
  const words = condition ? yes : no;
  return { words, toString: () => words };
}

/** Lets the texts of a table be said in the reader's language whenever they are read. Changes the table itself. */
export function spokenTable<Table extends object>(table: Table): Table {
  for (const { holder, name, english } of sayingsIn(table)) {
    tabled.add(english);
    Object.defineProperty(holder, name, { configurable: true, enumerable: true, get: () => say(english) });
  }
  return table;
}

/** All English sentences that stand in tables, for whoever lists what there is to translate. */
export function tableSentences(): readonly string[] {
  return [...tabled];
}

const tabled = new Set<string>();

/** The same for words by their names: all of them are said. */
export function spokenWords<Words extends Readonly<Record<string, string>>>(words: Words): Words {
  for (const [name, english] of Object.entries(words)) {
    tabled.add(english);
    Object.defineProperty(words, name, { configurable: true, enumerable: true, get: () => say(english) });
  }
  return words;
}

/** The texts of a table that readers see, each with the object in which it stands. */
function* sayingsIn(table: object): Generator<{ holder: object; name: string; english: string }> {
  for (const [name, value] of Object.entries(table)) {
    if (typeof value === "string" && shown.has(name)) yield { holder: table, name, english: value };
    if (typeof value === "object" && value !== null) yield* sayingsIn(value);
  }
}

const shown: ReadonlySet<string> = new Set(["says", "why", "label", "one", "many"]);

/** What may be put into a sentence. */
export type Said = string | number | Either;

interface Either {
  readonly words: string;
  toString(): string;
}

let spoken: { readonly locale: string | undefined; readonly bundle: Bundle | undefined } = {
  locale: undefined,
  bundle: undefined,
};

function joined(english: readonly string[], values: readonly Said[]): string {
  return english.map((part, i) => (i === 0 ? part : `${values[i - 1]}${part}`)).join("");
}

function keyOf(
  english: readonly string[],
  values: readonly Said[],
): { readonly key: string; readonly rest: readonly (string | number)[] } {
  const rest: (string | number)[] = [];
  const marks = values.map((value) =>
    typeof value === "object" ? value.words : `{${rest.push(value) - 1}}`,
  );
  return { key: joined(english, marks), rest };
}

function filled(sentence: string, values: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d+)\}/g, (mark, index: string) => String(values[Number(index)] ?? mark));
}
