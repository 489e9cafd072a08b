/** LSP snippets: texts with places to fill in, made and read. */

/** A place to fill in, the `stop`-th (from 1) to be visited; `text` stands there until then. */
export function placeholder(stop: number, text: string): string {
  return text === "" ? `$${stop}` : `\${${stop}:${escaped(text)}}`;
}

/** A place where one of several words is to be chosen; the first stands there until then. */
export function choicePlaceholder(stop: number, words: readonly string[]): string {
  return words.length < 2
    ? placeholder(stop, words[0] ?? "")
    : `\${${stop}|${words.map((word) => escaped(word).replace(/[,|]/g, "\\$&")).join(",")}|}`;
}

/** Plain text as it stands in a snippet. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** What a snippet puts into the text where nobody fills anything in: for editors that do not know snippets. */
export function withoutStops(snippet: string): string {
  return snippet.replace(pieces, (_whole, sign?: string, words?: string, text?: string) => {
    if (sign !== undefined) return sign;
    const proposal = words === undefined ? (text ?? "") : (/^(?:[^\\,]|\\.)*/.exec(words)?.[0] ?? "");
    return proposal.replace(/\\([\\$},|])/g, "$1");
  });
}

/**
 * The same snippet with its stops counted on from `by`, so that several can be put into one text, and how many stops
 * those are: the highest number among them.
 */
export function renumbered(snippet: string, by: number): { readonly text: string; readonly stops: number } {
  let stops = by;
  const text = snippet.replace(/\\[\\$},|]|\$(\{?)(\d+)/g, (whole, brace?: string, number?: string) => {
    if (number === undefined) return whole;
    stops = Math.max(stops, by + Number(number));
    return `$${brace}${by + Number(number)}`;
  });
  return { text, stops };
}

/** An escaped sign, or a stop: `${1|one,two|}`, `${1:text}`, `$1`. Stops are not nested in ours. */
const pieces = /\\([\\$},|])|\$(?:\{\d+(?:\|((?:[^\\|]|\\.)*)\||:((?:[^\\}]|\\.)*))?\}|\d+)/g;
