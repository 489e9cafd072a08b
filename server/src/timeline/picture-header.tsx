/** The engagement's head. */

import type { JSX } from "preact";
import type { Day } from "../calendar/day.ts";
import { t } from "../text/say.ts";
import { type Labels, rolesOf, standingOf } from "./labels.ts";
import type { SectionLayout } from "./layout.ts";
import type { Chip } from "./layout-header.ts";
import { plain } from "./layout-text.ts";
import type { EngagementModel } from "./model.ts";
import { StatusSign } from "./picture-marks.tsx";
import { type Showing, Target, Text } from "./picture-parts.tsx";

export function Header({ section, showing }: { section: SectionLayout; showing: Showing }): JSX.Element {
  const { engagement, header } = section;
  const ring = { width: Math.max(header.width - 8, 0), height: header.height - 8 };
  return (
    <svg class="header" role="none" width={header.width} height={header.height}>
      <Target
        id={engagement.id}
        role="button"
        label={inOneBreath(section, showing)}
        broken={engagement.broken}
        showing={showing}
      >
        <rect class="hit" width={header.width} height={header.height} />
      </Target>
      <g class="words" aria-hidden="true">
        {header.texts.map((text) => (
          <Text key={`${text.x} ${text.y}`} placed={text} more={text.strong ? "strong" : ""} />
        ))}
        {header.chips.map((chip) => (
          <ChipBox key={chip.kind} chip={chip} />
        ))}
      </g>
      <rect class="ring" x={4} y={4} {...ring} rx={4} />
    </svg>
  );
}

function ChipBox({ chip }: { chip: Chip }): JSX.Element {
  const { kind, x, y, width, height, text, meter } = chip;
  return (
    <g class={`chip chip-${kind}`}>
      <rect
        class="chip-box"
        x={x + 0.5}
        y={y + 0.5}
        width={width - 1}
        height={height - 1}
        rx={height / 2 - 0.5}
      />
      {kind === "overdue" || kind === "broken" ? (
        <StatusSign status="overdue" x={x + 10} y={y + height / 2} />
      ) : null}
      <Text placed={text} />
      {meter ? (
        <>
          <rect class="meter" x={meter.x} y={y + height / 2 - 2} width={meter.width} height={4} rx={2} />
          <rect
            class="meter-passed"
            x={meter.x}
            y={y + height / 2 - 2}
            width={meter.width * meter.passed}
            height={4}
            rx={2}
          />
        </>
      ) : null}
    </g>
  );
}

/** Said again with each step of scrolling, worked out once. */
function inOneBreath(section: SectionLayout, { today, labels }: Showing): string {
  const engagement = section.engagement.whole ?? section.engagement;
  const before = said.get(engagement);
  if (before?.today === today && before.labels === labels) return before.text;
  const text = sentences(engagement, today, labels);
  said.set(engagement, { today, labels, text });
  return text;
}

const said = new WeakMap<EngagementModel, Pick<Showing, "today" | "labels"> & { readonly text: string }>();

function sentences(engagement: EngagementModel, today: Day, labels: Labels): string {
  const { day, phase, done, overdue, broken } = standingOf(engagement, today, labels);
  const roles = rolesOf(engagement, labels).map(([role, names]) => `${role} ${names}`);
  const parts = [
    engagement.summary === undefined
      ? t`Engagement: ${plain(engagement.title)}`
      : `${plain(engagement.title)}. ${engagement.summary}`,
    plain(engagement.organization ?? ""),
    engagement.ambition ? t`Ambition: ${plain(engagement.ambition)}` : "",
    ...roles,
    ...[day, phase, done, overdue, broken].map((part) => part ?? ""),
  ];
  return `${parts.filter((part) => part !== "").join(". ")}.`;
}
