/** What has become of a plan, in sentences that can be read out in a steering committee. */
import type { Day } from "../calendar/day.ts";
import { t } from "../text/say.ts";
import { kindOf, type Labels, statusOf, titleOf } from "./labels.ts";
import type { Dates } from "./labels-dates.ts";
import { plain } from "./layout-text.ts";
import type { Item } from "./model.ts";
import type { Comparison, Difference } from "./model-comparison.ts";

/** One sentence for everything that is different, under the title of its engagement, as Markdown. */
export function comparisonInMarkdown(
  comparison: Comparison,
  { today, since, labels }: { readonly today: Day; readonly since: string; readonly labels: Labels },
): string {
  const parts = differencesInWords(comparison, today, labels);
  const body =
    parts.length === 0
      ? [t`Nothing has moved, come or gone.`]
      : parts.map(({ engagement, sentences }) =>
          [`## ${escaped(engagement)}`, "", ...sentences.map((sentence) => `- ${escaped(sentence)}`)].join(
            "\n",
          ),
        );
  return `${[`# ${t`What has changed since ${escaped(since)}`}`, t`As of ${labels.dates.full(today)}.`, ...body].join("\n\n")}\n`;
}

/** One sentence for everything that is different, those about one engagement together under its title. */
function differencesInWords(
  { differences }: Comparison,
  today: Day,
  labels: Labels,
): readonly { readonly engagement: string; readonly sentences: readonly string[] }[] {
  const titles = [...new Set(differences.map(({ engagement }) => engagement))];
  return titles.map((engagement) => ({
    engagement: plain(engagement),
    sentences: differences
      .filter((difference) => difference.engagement === engagement)
      .flatMap((difference) => sentencesFor(difference, today, labels)),
  }));
}

function sentencesFor(
  { kind, item, before, standing }: Difference,
  today: Day,
  labels: Labels,
): readonly string[] {
  const { dates } = labels;
  const title = titleOf(item);
  if (kind !== "changed" || !before) {
    const what = [`${kindOf(item)} “${title}”`, item.owner ? plain(item.owner, 80) : "", daysOf(item, dates)];
    const words = what.filter((part) => part !== "").join(", ");
    return [kind === "came" ? t`New: ${words}.` : t`No longer in the plan: ${words}.`];
  }
  const sentences: string[] = [];
  if (before.title !== item.title) sentences.push(t`“${titleOf(before)}” is now called “${title}”.`);
  const moved = movedInWords(title, before, item, dates);
  if (moved !== "") sentences.push(moved);
  if (before.owner !== item.owner) sentences.push(ownerInWords(title, before.owner, item.owner));
  const [was, is] = [statusOf(before, today), statusOf(item, today)];
  if (standing && was !== is) sentences.push(t`${title} is now ${is}; before: ${was}.`);
  return sentences;
}

function ownerInWords(title: string, before: string | undefined, after: string | undefined): string {
  const was = plain(before ?? "", 80);
  const is = plain(after ?? "", 80);
  if (is === "") return t`${title} has nobody any more; before: ${was}.`;
  return was === "" ? t`${title} is now with ${is}.` : t`${title} is now with ${is}; before: ${was}.`;
}

/** Empty where its days are the same. */
function movedInWords(title: string, before: Item, after: Item, dates: Dates): string {
  if (before.start === after.start && before.end === after.end) return "";
  const [was, is] = [daysOf(before, dates), daysOf(after, dates)];
  if (is === "") return t`${title} has no dates any more; before: ${was}.`;
  if (was === "") return t`${title} now has dates: ${is}.`;
  const start = between(before.start, after.start);
  const end = between(before.end, after.end);
  if (start === undefined || end === undefined)
    return t`${title} now has other dates (${is}; before: ${was}).`;
  const isMark = before.start === before.end && after.start === after.end;
  if (isMark) return t`${title} is now ${start} (${is}; before: ${was}).`;
  if (start === end) return t`${title} now runs ${start} (${is}; before: ${was}).`;
  if (start === "") return t`${title} now ends ${end} (${is}; before: ${was}).`;
  if (end === "") return t`${title} now begins ${start} (${is}; before: ${was}).`;
  return t`${title} now begins ${start} and ends ${end} (${is}; before: ${was}).`;
}

/** `12 days later`; empty for the same day. */
function between(before: Day | undefined, after: Day | undefined): string | undefined {
  if (before === undefined || after === undefined) return undefined;
  const days = Math.abs(after - before);
  if (days === 0) return "";
  if (days === 1) return after > before ? t`1 day later` : t`1 day earlier`;
  return after > before ? t`${days} days later` : t`${days} days earlier`;
}

function daysOf({ start, end }: Item, dates: Dates): string {
  if (start !== undefined && end !== undefined)
    return start <= end ? dates.range(start, end) : dates.day(end);
  if (start !== undefined) return t`from ${dates.day(start)}`;
  return end === undefined ? "" : t`until ${dates.day(end)}`;
}

/** A title must not become a link or a picture in the list. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`);
}
