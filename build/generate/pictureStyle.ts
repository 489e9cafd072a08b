// server/src/exports/picture-style.ts: what the panel's style sheets say of the picture, for exports that stand alone.
import { readFileSync } from "node:fs";
import type { GeneratedFile } from "../generate.ts";

/** Those of client/webview that are about the picture, in the order in which the page reads them. */
const sheets = ["picture.css", "parts.css", "contrast.css"];

/** What a drawing without a style sheet can say of a shape; and the page's own words for colours. */
const drawn =
  /^(--.*|fill|fill-opacity|stroke|stroke-width|stroke-opacity|stroke-dasharray|stroke-linecap|stroke-linejoin|opacity|display|text-decoration)$/;

/** The rules of the style sheets that say how something is drawn while nobody points at it. */
export function outputs(): GeneratedFile[] {
  const css = sheets
    .map((name) => readFileSync(new URL(`../../client/webview/${name}`, import.meta.url), "utf8"))
    .join("\n");
  const rules = rulesIn(css).map(
    ([selector, says]) => `  [${JSON.stringify(selector)}, ${JSON.stringify(says)}],\n`,
  );
  const content = `// Made from client/webview/*.css by npm run generate. Do not edit.

/** A selector, and what it says of how things are drawn. */
export type PictureRule = readonly [selector: string, says: Readonly<Record<string, string>>];

// biome-ignore format: one rule a line
export const pictureRules: readonly PictureRule[] = [
${rules.join("")}];
`;
  return [{ path: "server/src/exports/picture-style.ts", content }];
}

function rulesIn(css: string): [selector: string, says: Record<string, string>][] {
  const plain = css
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = "", body = ""]) => {
    const says: Record<string, string> = {};
    for (const declaration of body.split(";")) {
      const [name = "", ...value] = declaration.split(":");
      if (drawn.test(name.trim())) says[name.trim()] = value.join(":").replaceAll(/\s+/g, " ").trim();
    }
    if (Object.keys(says).length === 0) return [];
    return selectors
      .split(/,(?![^(]*\))/)
      .map((selector) => selector.replaceAll(/\s+/g, " ").trim())
      .filter(isForReading)
      .map((selector): [string, Record<string, string>] => [selector, says]);
  });
}

/** Nothing that depends on pointer, focus or cursor; and only selectors that paint.ts knows. */
function isForReading(selector: string): boolean {
  const known = /^(?:\.[\w-]+|\w[\w-]*|\[[\w-]+(?:="[^"]*")?\]|:not\(\.[\w-]+\)|:root| > | )+$/;
  return known.test(selector) && !/^(html|body|button|input|select)\b/.test(selector);
}
