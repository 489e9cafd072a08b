/** What the picture's components have drawn, as a tree that exports can change and write again. */

export interface Element {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly Child[];
}

/** As they are read: nothing in them is escaped. */
export interface Attributes {
  readonly class?: string | number;
  readonly width?: string | number;
  readonly height?: string | number;
  readonly fill?: string | number;
  readonly stroke?: string | number;
  readonly id?: string | number;
  readonly d?: string | number;
  readonly transform?: string | number;
  readonly patternTransform?: string | number;
  readonly [name: string]: string | number | undefined;
}

/** A text is as it is read, not as it is written: nothing in it is escaped. */
export type Child = Element | string;

/** An element for {@link print}. */
export function element(tag: string, attributes: Attributes, ...children: readonly Child[]): Element {
  return { tag, attributes, children };
}

/**
 * Reads what the renderer of components writes: every element closed, every value quoted, if there is one. Throws where it is not so,
 * because it is our own then.
 */
export function parseMarkup(markup: string): readonly Child[] {
  const root: Open = { tag: "", attributes: {}, children: [] };
  const open: Open[] = [root];
  let at = 0;
  const innermost = () => open.at(-1) ?? root;
  while (at < markup.length) {
    const next = markup.indexOf("<", at);
    const text = markup.slice(at, next < 0 ? markup.length : next);
    if (text !== "") innermost().children.push(unescaped(text));
    if (next < 0) break;
    tagHere.lastIndex = next;
    const found = tagHere.exec(markup);
    if (!found) throw new Error(`This is no markup of ours: ${markup.slice(next, next + 60)}`);
    const [all, closes, tag = "", written = "", closed] = found;
    at = next + all.length;
    if (closes) {
      const done = open.pop();
      if (done?.tag !== tag) throw new Error(`<${done?.tag ?? ""}> is closed as ${tag}.`);
    } else {
      const made: Open = { tag, attributes: attributesIn(written), children: [] };
      innermost().children.push(made);
      if (!closed) open.push(made);
    }
  }
  if (open.length > 1) throw new Error(`<${innermost().tag}> is not closed.`);
  return root.children;
}

/** Writes the tree as XML. Numbers get two decimals at most; signs that XML cannot hold are left out. */
export function print(child: Child): string {
  if (typeof child === "string") return escaped(child);
  const { tag, attributes, children } = child;
  const written = Object.entries(attributes).map(
    ([name, value = ""]) =>
      ` ${name}="${escaped(String(value).replaceAll(exact, (number) => short(Number(number))))}"`,
  );
  const inside = children.map(print).join("");
  return `<${tag}${written.join("")}${inside === "" ? "/>" : `>${inside}</${tag}>`}`;
}

/** Text for XML and for HTML alike. */
export function escaped(text: string): string {
  return text
    .replace(unwritable, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

const exact = /-?\d+\.\d{3,}(?:e-\d+)?/g;

/** The number with two decimals at most. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

interface Open extends Element {
  readonly children: Child[];
}

const tagHere = /<(\/)?([\w:-]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/)?>/y;

// Control characters, halves of characters and what is no character at all.
const unwritable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

function attributesIn(written: string): Record<string, string> {
  return Object.fromEntries(
    [...written.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = "", value = ""]) => [
      name,
      unescaped(value),
    ]),
  );
}

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|(\w+));/g, (all, code: string | undefined, name: string | undefined) =>
    code === undefined ? (entities[name ?? ""] ?? all) : String.fromCodePoint(Number(code)),
  );
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
