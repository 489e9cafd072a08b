/** An engagement's head: what it is called, what it is for, who is in it and where it stands. */
import type { Day } from "../calendar/day.ts";
import { rolesOf, standingOf } from "./labels.ts";
import { fonts, type PlacedText, type TextRole } from "./layout-sizes.ts";
import { plain, shorten, wrap } from "./layout-text.ts";
import type { View } from "./layout-view.ts";
import type { EngagementModel } from "./model.ts";

export interface HeaderLayout {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly HeaderText[];
  readonly chips: readonly Chip[];
}

export interface HeaderText extends PlacedText {
  /** `name` in a role's line: the people themselves, drawn stronger than what they are. */
  readonly strong: boolean;
}

/** A small framed statement; `icon` and `meter` stand in it beside the text. */
export interface Chip {
  readonly kind: "day" | "phase" | "done" | "overdue" | "broken";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: PlacedText;
  /** How much of the time has passed, 0 to 1, and where it is drawn. */
  readonly meter?: { readonly x: number; readonly width: number; readonly passed: number };
}

/** The header for a view of that width, as high as its lines need; the same one while the picture is zoomed. */
export function layoutHeader(engagement: EngagementModel, today: Day, view: View): HeaderLayout {
  const { width, labels, measure } = view;
  const before = known.get(engagement);
  const isSame = before?.width === width && before.labels === labels && before.measure === measure;
  if (isSame && before.today === today) return before.header;
  const header = placeHeader(engagement, today, view);
  known.set(engagement, { width, labels, measure, today, header });
  return header;
}

const known = new WeakMap<
  EngagementModel,
  Pick<View, "width" | "labels" | "measure"> & { readonly today: Day; readonly header: HeaderLayout }
>();

function placeHeader(
  engagement: EngagementModel,
  today: Day,
  { width, labels, measure }: View,
): HeaderLayout {
  const inner = Math.max(width - 2 * edge, 40);
  const texts: HeaderText[] = [];
  let y = 14;
  const line = (role: TextRole, text: string, height: number) => {
    texts.push({
      role,
      text,
      x: edge,
      y: y + fonts[role].size,
      width: measure(text, fonts[role]),
      strong: false,
    });
    y += height;
  };
  for (const text of wrap(plain(engagement.title), inner, 2, fonts.heading, measure))
    line("heading", text, 26);
  const organization = plain(engagement.organization ?? "");
  const ambition = plain(engagement.ambition ?? "", 600);
  const lead =
    engagement.summary ??
    (organization !== "" && ambition !== "" ? `${organization}: ${ambition}` : organization || ambition);
  y += 2;
  for (const text of wrap(lead, Math.min(inner, 900), 3, fonts.lead, measure)) line("lead", text, 19);
  y += 6;

  const flow = new Flow(inner, y, chipHeight, 8);
  const standing = standingOf(engagement, today, labels);
  const chips = chipKinds.flatMap((kind): Chip[] => {
    const says = standing[kind];
    if (says === undefined) return [];
    const icon = kind === "overdue" || kind === "broken" ? 17 : 0;
    const meter = kind === "day" && standing.passed !== undefined && inner > 200 ? 56 : 0;
    const text = shorten(says, inner - icon - meter - 20, fonts.chip, measure);
    const length = measure(text, fonts.chip);
    const box = flow.next(length + icon + (meter && meter + 8) + 20);
    const placed: PlacedText = { role: "chip", text, x: box.x + 10 + icon, y: box.y + 15.5, width: length };
    const chip = { kind, ...box, height: chipHeight, text: placed };
    return [
      meter > 0
        ? { ...chip, meter: { x: placed.x + length + 8, width: meter, passed: standing.passed ?? 0 } }
        : chip,
    ];
  });
  if (chips.length > 0) y = flow.bottom + 9;

  const people = new Flow(inner, y, 18, 20);
  const roles = rolesOf(engagement, labels);
  for (const [role, names] of roles) {
    const roleWidth = measure(role, fonts.role);
    const shown = shorten(names, inner - roleWidth - 6, fonts.role, measure);
    const namesWidth = measure(shown, fonts.role);
    const box = people.next(roleWidth + 6 + namesWidth);
    const baseline = box.y + 13;
    texts.push({ role: "role", text: role, x: box.x, y: baseline, width: roleWidth, strong: false });
    texts.push({
      role: "role",
      text: shown,
      x: box.x + roleWidth + 6,
      y: baseline,
      width: namesWidth,
      strong: true,
    });
  }
  if (roles.length > 0) y = people.bottom;
  return { width, height: y + 12, texts, chips };
}

const edge = 16;
const chipHeight = 22;
const chipKinds = ["day", "phase", "done", "overdue", "broken"] as const;

/** Boxes one behind the other, on a new line where the line is full. */
class Flow {
  readonly #width: number;
  readonly #height: number;
  readonly #gap: number;
  #x = 0;
  #y: number;

  constructor(width: number, y: number, height: number, gap: number) {
    this.#width = width;
    this.#height = height;
    this.#gap = gap;
    this.#y = y;
  }

  next(width: number): { readonly x: number; readonly y: number; readonly width: number } {
    if (this.#x > 0 && this.#x + width > this.#width) {
      this.#x = 0;
      this.#y += this.#height + 6;
    }
    const box = { x: edge + this.#x, y: this.#y, width };
    this.#x += width + this.#gap;
    return box;
  }

  get bottom(): number {
    return this.#y + this.#height;
  }
}
