import german from "../../../l10n/bundle.l10n.de.json" with { type: "json" };
import { type Bundle, isTranslated, speak, spokenLocale } from "../text/say.ts";

/**
 * Says everything from now on in the language of that locale (`de`, `de-AT`), in English where there is no bundle for
 * it. Returns whether there is one.
 */
export function speakIn(locale: string | undefined): boolean {
  const bundle = bundles[languageOf(locale)];
  speak(locale?.replaceAll("_", "-"), bundle);
  return bundle !== undefined;
}

/** Where the rules' pages in the language that is spoken lie, below those in English: `de/`, or nothing for English. */
export function spokenFolder(): string {
  return isTranslated() ? `${languageOf(spokenLocale())}/` : "";
}

function languageOf(locale: string | undefined): string {
  return locale?.split(/[-_]/)[0]?.toLowerCase() ?? "";
}

/** By the language, without its country. A new one is one more line here. */
const bundles: Readonly<Record<string, Bundle | undefined>> = { de: german };
