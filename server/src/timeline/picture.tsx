/**
 * The timeline, drawn from its layout. Pure: what shows it (the panel's page, an export) brings style sheet, scrolling
 * and keys. Every piece is an SVG of its own, so that axis and names can stay in place while the lanes scroll.
 */
import type { JSX } from "preact";
import type { Layout, SectionLayout } from "./layout.ts";
import { plain } from "./layout-text.ts";
import { Axis, AxisCorner } from "./picture-axis.tsx";
import { Header } from "./picture-header.tsx";
import { LaneNames, Lanes } from "./picture-lanes.tsx";
import { Patterns } from "./picture-marks.tsx";
import type { Showing } from "./picture-parts.tsx";

/** All engagements, one under the other, on one scale of time. */
export function Timeline({ layout, showing }: { layout: Layout; showing: Showing }): JSX.Element {
  return (
    <div class="sections">
      <Patterns />
      {layout.sections.map((section) => (
        <Section key={section.engagement.id} section={section} layout={layout} showing={showing} />
      ))}
    </div>
  );
}

function Section(props: { section: SectionLayout; layout: Layout; showing: Showing }): JSX.Element {
  const { section, layout, showing } = props;
  const title = plain(section.engagement.title);
  return (
    <section class="engagement" aria-label={title}>
      <Header section={section} showing={showing} />
      <div class="grid" role="grid" aria-label={`Timeline of ${title}`} aria-readonly="true">
        <div class="axis-row">
          <Axis axis={section.axis} layout={layout} showing={showing} />
          <AxisCorner axis={section.axis} layout={layout} />
        </div>
        <div class="lanes-row">
          <LaneNames section={section} layout={layout} showing={showing} />
          <Lanes section={section} layout={layout} showing={showing} />
        </div>
      </div>
      {section.lanes.length === 0 ? (
        <p class="nothing">
          Nothing is planned in it yet: write a phase, an action or a contract between its braces.
        </p>
      ) : null}
    </section>
  );
}
