import type { Session } from "./session.ts";
import { until } from "./wait.ts";

/** One row of the completion list, as it is seen. */
export interface Suggestion {
  readonly label: string;
  readonly detail: string;
  readonly selected: boolean;
}

/** The completion list. */
export interface SuggestionActions {
  /** Opens the list at the cursor and reads the rows that fit on the screen. */
  completions(): Promise<Suggestion[]>;
  /** Reads the list that typing has opened. */
  shownCompletions(): Promise<Suggestion[]>;
  /** Opens what is said about the selected row beside the list, and gives its text. */
  completionDetails(): Promise<string>;
  /** Waits for what is shown in grey behind the cursor, and reads it: all its words, the later lines first. */
  ghostText(): Promise<string>;
  /** Takes the row with this label with the keyboard, as a writer does, and waits until the list is gone. */
  accept(label: string): Promise<void>;
}

/** The completion list of a session. */
export function suggestionActions({ page }: Session): SuggestionActions {
  const widget = page.locator(".suggest-widget.visible");
  const rows = widget.locator(".monaco-list-row");
  const read = (): Promise<Suggestion[]> =>
    rows.evaluateAll((all) =>
      all.map((row) => ({
        label: row.querySelector(".label-name")?.textContent ?? "",
        detail: row.querySelector(".details-label")?.textContent ?? "",
        selected: row.classList.contains("focused"),
      })),
    );
  const shownCompletions = (): Promise<Suggestion[]> =>
    until("the completion list", async () => {
      const seen = await read();
      return seen.some((row) => row.selected) && seen;
    });
  const details = page.locator(".suggest-details");
  return {
    shownCompletions,
    completionDetails: () =>
      until("the details beside the list", async () => {
        if (!(await details.isVisible())) {
          await page.keyboard.press("Control+Space"); // opens and closes them while the list is there
          await details.waitFor({ timeout: 1000 });
        }
        return details.innerText();
      }),
    ghostText: () =>
      until("ghost text", async () => {
        const ghosts = page.locator(".monaco-editor [class*='ghost-text']");
        const text = (await ghosts.allTextContents())
          .join("")
          .replace(/\u00a0/g, " ")
          .trim();
        return text !== "" && text;
      }),
    async completions() {
      if (!(await widget.isVisible())) await page.keyboard.press("Control+Space");
      return shownCompletions();
    },
    async accept(label) {
      const seen = await shownCompletions();
      const target = seen.findIndex((row) => row.label === label);
      if (target < 0)
        throw new Error(`“${label}” is not in the list: ${seen.map((row) => row.label).join(", ")}`);
      const steps = target - seen.findIndex((row) => row.selected);
      for (let step = 0; step < Math.abs(steps); step++) {
        await page.keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
      }
      await until(`“${label}” to be selected`, async () =>
        (await read()).some((row) => row.selected && row.label === label),
      );
      await page.keyboard.press("Enter");
      await until(`“${label}” to be inserted`, async () => {
        const open = await read();
        return !open.some((row) => row.selected && row.label === label);
      });
    },
  };
}
