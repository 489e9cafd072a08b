import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { t } from "../../server/src/text/say.ts";
import { kindInPlural } from "../../server/src/timeline/labels.ts";
import {
  type Filter,
  isFiltering,
  kindsOf,
  noFilter,
  peopleOf,
} from "../../server/src/timeline/layout-filter.ts";
import { type Grouping, groupings, groupWords } from "../../server/src/timeline/layout-group.ts";
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
      aria-label={t`Group and filter`}
      onKeyDown={(event) => {
        // Letters are typed here; they are no commands.
        if (event.key !== "Escape") event.stopPropagation();
        else onClose();
      }}
    >
      <input
        type="search"
        class="find"
        placeholder={t`Find in the plan`}
        aria-label={t`Find in the plan`}
        value={filter.text}
        onInput={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
      />
      <Choice
        name={t`Group by`}
        value={group}
        options={groupings.map((value) => [value, groupWords[value]])}
        onChoose={(value) => onGroup(groupings.find((each) => each === value) ?? "plan")}
      />
      <Choice
        name={t`Person`}
        value={filter.person}
        options={[["", t`everybody`], ...known.map((name): Option => [name, name])]}
        onChoose={(person) => onFilter({ ...filter, person })}
      />
      <Choice
        name={t`Kind`}
        value={filter.kind}
        options={[
          ["", t`everything`],
          ...filterKinds
            .filter((kind) => kinds.has(kind) || kind === filter.kind)
            .map((kind): Option => [kind, kindInPlural(kind)]),
        ]}
        onChoose={(value) => onFilter({ ...filter, kind: filterKinds.find((kind) => kind === value) ?? "" })}
      />
      <Switch
        words={t`Overdue`}
        on={filter.overdue}
        onSwitch={() => onFilter({ ...filter, overdue: !filter.overdue })}
      />
      <Switch
        words={t`Without owner`}
        on={filter.unowned}
        onSwitch={() => onFilter({ ...filter, unowned: !filter.unowned })}
      />
      {isFiltering(filter) ? (
        <>
          <span class="count">{count}</span>
          <button type="button" onClick={() => onFilter(noFilter)}>
            {t`Show everything`}
          </button>
        </>
      ) : null}
    </search>
  );
}

type Option = readonly [value: string, words: string];

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
