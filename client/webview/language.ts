/** The reader's language: the host puts its sentences into the page, as data. */
import { type Bundle, speak } from "../../server/src/text/say.ts";

/** To be called before anything is shown. */
export function speakLikeHost(): void {
  const written = document.getElementById("l10n")?.textContent ?? "";
  // Only the host can have written it.
  speak(document.documentElement.lang, written === "" ? undefined : (JSON.parse(written) as Bundle));
}
