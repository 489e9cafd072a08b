/** How the reader looks at a plan: kept by the page, so that it looks the same after a reload. */
import { type Filter, noFilter } from "../../server/src/timeline/layout-filter.ts";
import { type Grouping, groupings } from "../../server/src/timeline/layout-group.ts";

export interface ViewState {
  readonly zoom: "fit" | number;
  /** Of the scrolled picture, in px. */
  readonly left: number;
  readonly top: number;
  readonly legend: boolean;
  /** The bar to group and filter with is open. */
  readonly looking: boolean;
  readonly group: Grouping;
  readonly filter: Filter;
  /** Ids of lanes. */
  readonly collapsed: readonly string[];
  /** The critical chain stands out. */
  readonly chain: boolean;
}

export const firstView: ViewState = {
  zoom: "fit",
  left: 0,
  top: 0,
  legend: false,
  looking: false,
  group: "plan",
  filter: noFilter,
  collapsed: [],
  chain: false,
};

/** What was kept, by this version of the page or another one: what is not known is as at first. */
export function viewFrom(kept: unknown): ViewState {
  const fields = fieldsOf(kept);
  const filter = fieldsOf(fields.filter);
  const number = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : 0);
  return {
    zoom: typeof fields.zoom === "number" && fields.zoom > 0 ? fields.zoom : "fit",
    left: number(fields.left),
    top: number(fields.top),
    legend: fields.legend === true,
    looking: fields.looking === true,
    group: groupings.find((grouping) => grouping === fields.group) ?? "plan",
    filter: {
      text: typeof filter.text === "string" ? filter.text : "",
      person: typeof filter.person === "string" ? filter.person : "",
      kind: filterKinds.find((kind) => kind === filter.kind) ?? "",
      overdue: filter.overdue === true,
      unowned: filter.unowned === true,
    },
    collapsed: Array.isArray(fields.collapsed)
      ? fields.collapsed.filter((id): id is string => typeof id === "string")
      : [],
    chain: fields.chain === true,
  };
}

/** The kinds that a filter can ask for, in the order in which they are offered. */
export const filterKinds = [
  "action",
  "milestone",
  "goal",
  "activity",
  "contract",
  "session",
  "review",
  "result",
] as const;

/** The fields of whatever it is that the page asks for; anything may stand in them. */
export function fieldsOf(value: unknown): Fields {
  return hasFields(value) ? value : {};
}

type Fields = Readonly<
  Partial<Record<"type" | "uri" | "view" | "pinned" | keyof ViewState | keyof Filter, unknown>>
>;

function hasFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
