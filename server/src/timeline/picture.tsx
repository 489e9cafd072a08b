/**
 * The timeline, drawn from its layout. Pure: what shows it (the panel's page, an export) brings style sheet, scrolling
 * and keys. Every piece is an SVG of its own, so that axis and names can stay in place while the lanes scroll.
 */

import { Component, type JSX } from "preact";
import { t } from "../text/say.ts";
import { type Layout, lanesTop, type SectionLayout } from "./layout.ts";
import { fonts, sectionSizes } from "./layout-sizes.ts";
import { plain } from "./layout-text.ts";
import { Axis, AxisCorner } from "./picture-axis.tsx";
import { Ground } from "./picture-ground.tsx";
import { Header } from "./picture-header.tsx";
import { Lanes } from "./picture-lanes.tsx";
import { Patterns } from "./picture-marks.tsx";
import { isSameShowing, type Showing, Spacer } from "./picture-parts.tsx";

/** All engagements, one under the other, on one scale of time; with a window only what can be seen through it. */
export function Timeline({ layout, showing }: { layout: Layout; showing: Showing }): JSX.Element {
  const { window } = showing;
  const bottomOf = (section: SectionLayout) => lanesTop(section) + section.height;
  const seen = layout.sections.filter(
    (section) => !window || (section.top <= window.bottom && bottomOf(section) >= window.top),
  );
  const [first] = seen;
  const last = seen.at(-1);
  return (
    <div class="sections">
      <Patterns />
      <Spacer height={first ? first.top : layout.height} />
      {seen.map((section) => (
        <Section key={section.engagement.id} section={section} layout={layout} showing={showing} />
      ))}
      <Spacer height={last ? layout.height - bottomOf(last) : 0} />
    </div>
  );
}

interface SectionProps {
  readonly section: SectionLayout;
  readonly layout: Layout;
  readonly showing: Showing;
}

/** Drawn again only where something of it has changed: a key in one engagement leaves the others as they are. */
class Section extends Component<SectionProps> {
  override shouldComponentUpdate(next: SectionProps): boolean {
    const { section, layout, showing } = this.props;
    return (
      next.section !== section ||
      next.layout.sections[0] !== layout.sections[0] ||
      !isSameShowing(next.showing, showing)
    );
  }

  override render({ section, layout, showing }: SectionProps): JSX.Element {
    const title = plain(section.engagement.title);
    const last = section.lanes.at(-1);
    return (
      <section class="engagement" aria-label={title}>
        {section === layout.sections[0] ? null : <Spacer height={sectionSizes.gap} />}
        <Header section={section} showing={showing} />
        <div
          class="grid"
          role="treegrid"
          aria-label={t`Timeline of ${title}`}
          aria-readonly={!showing.editable}
          aria-rowcount={last ? last.index + last.rowCount : 1}
        >
          <div class="axis-row" role={section.axis.phases.length > 0 ? "rowgroup" : "presentation"}>
            <Axis axis={section.axis} layout={layout} showing={showing} />
            <AxisCorner axis={section.axis} layout={layout} />
          </div>
          <div class="lanes" role="presentation">
            <Ground section={section} layout={layout} showing={showing} />
            {section.lanes.length > 0 ? (
              <Lanes section={section} layout={layout} showing={showing} />
            ) : (
              <Nothing section={section} layout={layout} />
            )}
          </div>
        </div>
      </section>
    );
  }
}

function Nothing({ section, layout }: { section: SectionLayout; layout: Layout }): JSX.Element {
  const isFiltered = (section.engagement.whole?.lanes.length ?? 0) > 0;
  return (
    <svg class="nothing" role="presentation" width={layout.viewWidth} height={section.height}>
      <g role="row">
        <text class="text-lead" role="gridcell" x={16} y={29} font-size={fonts.lead.size}>
          {isFiltered
            ? t`Nothing in it is what you are looking for.`
            : t`Nothing is planned in it yet: write a phase, an action or a contract between its braces.`}
        </text>
      </g>
    </svg>
  );
}
