/** Whether words about success can be held against anything. English and German. */

/**
 * Whether a text says only that something is to improve, get better, be more: nothing in it can be counted, dated,
 * compared or seen. A text without any such word is not looked at: it may say what will be seen in words of its own;
 * and one of many words says more than that.
 */
export function isVague(text: string): boolean {
  if (/\d/.test(text)) return false;
  const plain = text.normalize("NFC");
  const words = plain.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length > MOST_WORDS) return false;
  let vague = false;
  let denied = false;
  for (const [i, word] of words.entries()) {
    if (exact.has(word)) return false;
    denied ||= denials.has(word);
    if (!wishes.test(word) || (word === "well" && words[i - 1] === "as")) continue;
    // “No more than two”, “better than last year”, “without asking for more”: a measure, or a plain no.
    if (denied || comparisons.has(words[i + 1] ?? "")) return false;
    vague = true;
  }
  return vague && !dated.test(plain);
}

/** “Leaders communicate better and work together more effectively” has eight. */
const MOST_WORDS = 8;

/** Whole words, lower case. */
const wishes = new RegExp(
  `^(?:${[
    "improv(?:e|es|ed|ing|ement|ements)",
    "better(?:s|ed|ing|ment)?",
    "more",
    "less",
    "fewer",
    "greater",
    "stronger",
    "higher",
    "lower",
    "faster",
    "quicker",
    "smoother",
    "clearer",
    "closer",
    "easier",
    "happier",
    "deeper",
    "good",
    "great",
    "well",
    "strengthen(?:s|ed|ing)?",
    "enhanc(?:e|es|ed|ing|ement|ements)",
    "increas(?:e|es|ed|ing)",
    "decreas(?:e|es|ed|ing)",
    "reduc(?:e|es|ed|ing|tion)",
    "optimi[sz](?:e|es|ed|ing|ation)",
    "effective(?:ly)?",
    "efficient(?:ly)?",
    "verbesser(?:n|t|te|ten|ter|tes|ung|ungen)",
    "besser(?:e|en|er|es|em)?",
    "mehr",
    "weniger",
    "größer(?:e|en|er|es|em)?",
    "stärker(?:e|en|er|es|em)?",
    "höher(?:e|en|er|es|em)?",
    "schneller(?:e|en|er|es|em)?",
    "klarer(?:e|en|er|es|em)?",
    "enger(?:e|en|er|es|em)?",
    "leichter(?:e|en|er|es|em)?",
    "gut(?:e|en|er|es|em)?",
    "gestärkt|stärken|stärkung",
    "steiger(?:n|t|te|ung|ungen)|gesteigert",
    "erhöh(?:en|t|te|ung|ungen)",
    "optimier(?:en|t|te|ung|ungen)",
    "effektiv(?:e|er|es|en)?",
    "effizient(?:e|er|es|en)?",
  ].join("|")})$`,
  "u",
);

const comparisons: ReadonlySet<string> = new Set(["than", "als"]);

const denials: ReadonlySet<string> = new Set([
  "no",
  "not",
  "any",
  "without",
  "never",
  "kein",
  "keine",
  "keinen",
  "nicht",
  "ohne",
  "nie",
  "niemand",
  "nichts",
]);

/** Months and days of the week, which are names in both languages. */
const dated =
  /(?<!\p{L})(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Montags?|Dienstags?|Mittwochs?|Donnerstags?|Freitags?|Samstags?|Sonntags?)(?!\p{L})/u;

/** Words that count, and what is plainly done or not: numbers, none, signed and held. */
const exact: ReadonlySet<string> = new Set(
  `two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy
  eighty ninety hundred thousand half third quarter twice doubled halved percent none nobody daily weekly monthly
  signed agreed adopted held published written sent decided hired appointed installed opened closed launched delivered
  zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig fünfzig hundert tausend hälfte halb
  drittel viertel zweimal doppelt verdoppelt halbiert prozent keine keiner niemand täglich wöchentlich monatlich
  unterschrieben vereinbart beschlossen veröffentlicht verschickt entschieden eingestellt ernannt eröffnet geliefert`.split(
    /\s+/,
  ),
);
