import assert from "node:assert/strict";
import type { Editor } from "../driver/editor.ts";
import { until } from "../driver/wait.ts";

const plan = `// Agreed in May
person omar "Omar Haddad" { role: "Chief operating officer"; level: executive }

engagement shift "Leadership shift" {
  leaders: omar
  action limits "Raise the limit" {
    after: standup
    status: blocked
    due: 2026-07-31
  }
  action standup "Daily depot stand-up" { owner: omar }
}
`;

/** One word of each kind that looks different from the others. */
const words = {
  keyword: "engagement",
  field: "leaders",
  title: '"Raise the limit"',
  day: "2026-07-31",
  comment: "// Agreed in May",
} as const;

/** Words that may look like another kind, in some theme. */
const others = { name: "standup", person: "omar", choice: "blocked" } as const;

/** What words mean is seen by their colours, in every theme. */
export function colourTests(editor: () => Editor): void {
  describe("Colours", () => {
    it("tell kinds of words apart and can be read, in every theme", async () => {
      const { openText, page, setTheme } = editor();
      const coloursOf = (wanted: Readonly<Record<string, string>>): Promise<Record<string, string>> =>
        page.locator(".editor-instance .view-lines").evaluate((lines, all) => {
          const spans = [...lines.querySelectorAll(".view-line span span")];
          const colourOf = (word: string): string => {
            const span = spans.find((one) => one.textContent?.replaceAll("\u00a0", " ").trim() === word);
            return span ? getComputedStyle(span).color : "";
          };
          return Object.fromEntries(Object.entries(all).map(([kind, word]) => [kind, colourOf(word)]));
        }, wanted);
      await openText(plan);
      try {
        for (const theme of ["dark", "high-contrast-dark", "high-contrast-light", "light"] as const) {
          await setTheme(theme);
          // What the server knows of names comes a moment after what can be told from their form.
          await until(`words told apart in ${theme}`, async () => {
            const colours = Object.values(await coloursOf(words));
            const isApart = !colours.includes("") && new Set(colours).size === colours.length;
            if (!isApart) throw new Error(colours.join(", "));
            return true;
          });
          const background = await page
            .locator(".editor-instance .monaco-editor-background")
            .first()
            .evaluate((element) => getComputedStyle(element).backgroundColor);
          for (const [kind, colour] of Object.entries(await coloursOf({ ...words, ...others }))) {
            const ratio = contrast(colour, background);
            assert.ok(ratio >= 4.5, `a ${kind} in ${theme} stands out by ${ratio} only (${colour})`);
          }
        }
      } finally {
        await setTheme("light");
      }
    });
  });
}

/** How far two colours are apart in lightness, as WCAG measures it: 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other].map(lightness).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function lightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
