/** The rows of a portfolio: an engagement's phases one behind the other, and what somebody carries over time. */
import { layoutPhases } from "./layout-phases.ts";
import type { LanesView, PackedRow, PlacedItem } from "./layout-placed.ts";
import { xOf } from "./layout-scale.ts";
import { fonts, laneSizes } from "./layout-sizes.ts";
import type { Item } from "./model.ts";

/** Phases as strips in one row; those that overlap in rows of their own. Placed around y = 0. */
export function phaseRows(
  phases: readonly Item[],
  { scale, today, measure }: LanesView,
): readonly PackedRow[] {
  const { row: rowHeight, height } = laneSizes.bar;
  const rows: PlacedItem[][] = [];
  for (const { item, row, x, width, text, slack } of layoutPhases(phases, scale, today, measure).placed) {
    const words = {
      role: "phase" as const,
      text,
      x: x + 9,
      y: fonts.phase.size * 0.36,
      width: measure(text, fonts.phase),
    };
    const placed: PlacedItem = {
      item,
      shape: "bar",
      x: x + 1,
      y: 0,
      width: Math.max(width - 2, 1),
      height,
      labels: text === "" ? [] : [words],
      extent: { x, width },
      slack,
    };
    const same = rows[row];
    if (same) same.push(placed);
    else rows[row] = [placed];
  }
  return rows.map((items) => ({
    height: rowHeight,
    parts: items.map(({ item }) => item),
    place: () => items,
  }));
}

/** One column beside the other, as high as what is carried is much, so that a heavy month is seen from afar. */
export function loadRow(loads: readonly Item[], top: number, view: LanesView): readonly PlacedItem[] {
  const { row, height: highest, least } = laneSizes.load;
  return loads.map((item): PlacedItem => {
    const { amount, most } = item.load ?? { amount: 0, most: 1 };
    const { start = 0, end = start } = item;
    const x = Math.round(xOf(view.scale, start));
    const width = Math.max(Math.round(xOf(view.scale, end + 1)) - x - 1, 2);
    const height = Math.max(Math.round((highest * amount) / most), least);
    const y = top + row - 4 - height;
    const text = view.labels.number(amount);
    const textWidth = view.measure(text, fonts.meta);
    const at = { role: "meta", text, x: x + (width - textWidth) / 2, y: y - 4, width: textWidth } as const;
    const labels = textWidth + 2 <= width ? [at] : [];
    return { item, shape: "bar", x, width, y, height, labels, extent: { x, width }, slack: 0 };
  });
}
