import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { kindWords } from "../../server/src/timeline/labels.ts";
import {
  type Filter,
  isFiltering,
  kindsOf,
  noFilter,
  peopleOf,
} from "../../server/src/timeline/layout-filter.ts";
import { type Grouping, groupings } from "../../server/src/timeline/layout-group.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import { filterKinds } from "./view-state.ts";

/** The bar over the picture: by what the lanes are grouped, and which parts are shown. */
export function Looking(props: {
  /** All of the plan. */
  model: TimelineModel;
  group: Grouping;
  filter: Filter;
  /** `7 of 42 parts`, while a filter is on. */
  count: string;
  onGroup: (group: Grouping) => void;
  onFilter: (filter: Filter) => void;
  onClose: () => void;
}): JSX.Element {
  const { model, group, filter, count, onGroup, onFilter, onClose } = props;
  const people = useMemo(() => peopleOf(model), [model]);
  const kinds = useMemo(() => kindsOf(model), [model]);
  const known = filter.person === "" || people.includes(filter.person) ? people : [filter.person, ...people];
  return (
    <search
      class="looking"
      aria-label="Group and filter"
      onKeyDown={(event) => {
        // Letters are typed here; they are no commands.
        if (event.key !== "Escape") event.stopPropagation();
        else onClose();
      }}
    >
      <input
        type="search"
        class="find"
        placeholder="Find in the plan"
        aria-label="Find in the plan"
        value={filter.text}
        onInput={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
      />
      <Choice
        name="Group by"
        value={group}
        options={groupings.map((value) => [value, groupWords[value]])}
        onChoose={(value) => onGroup(groupings.find((each) => each === value) ?? "plan")}
      />
      <Choice
        name="Person"
        value={filter.person}
        options={[["", "everybody"], ...known.map((name): Option => [name, name])]}
        onChoose={(person) => onFilter({ ...filter, person })}
      />
      <Choice
        name="Kind"
        value={filter.kind}
        options={[
          ["", "everything"],
          ...filterKinds
            .filter((kind) => kinds.has(kind) || kind === filter.kind)
            .map((kind): Option => [kind, `${kindWords[kind].toLowerCase().replace(/y$/, "ie")}s`]),
        ]}
        onChoose={(value) => onFilter({ ...filter, kind: filterKinds.find((kind) => kind === value) ?? "" })}
      />
      <Switch
        words="Overdue"
        on={filter.overdue}
        onSwitch={() => onFilter({ ...filter, overdue: !filter.overdue })}
      />
      <Switch
        words="Without owner"
        on={filter.unowned}
        onSwitch={() => onFilter({ ...filter, unowned: !filter.unowned })}
      />
      {isFiltering(filter) ? (
        <>
          <span class="count">{count}</span>
          <button type="button" onClick={() => onFilter(noFilter)}>
            Show everything
          </button>
        </>
      ) : null}
    </search>
  );
}

type Option = readonly [value: string, words: string];

const groupWords: Readonly<Record<Grouping, string>> = {
  plan: "as written",
  phase: "phase",
  owner: "owner",
  commitment: "commitment",
  status: "status",
  coach: "coach",
};

function Choice(props: {
  name: string;
  value: string;
  options: readonly Option[];
  onChoose: (value: string) => void;
}): JSX.Element {
  const { name, value, options, onChoose } = props;
  return (
    <label class="choice">
      <span>{name}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Switch({ words, on, onSwitch }: { words: string; on: boolean; onSwitch: () => void }): JSX.Element {
  return (
    <button type="button" aria-pressed={on} onClick={onSwitch}>
      {words}
    </button>
  );
}
