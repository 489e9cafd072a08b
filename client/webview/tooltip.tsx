import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { About } from "../../server/src/timeline/labels-about.ts";
import { describedBy } from "../../server/src/timeline/picture-parts.tsx";

/** Where a tooltip belongs: it stands under or over the box, near `x`. All in px of the page. */
export interface TipPlace {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Everything known about a part, beside the part and never outside the page. */
export function Tooltip({ about, place }: { about: About; place: TipPlace }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const { clientWidth, clientHeight } = document.documentElement;
    const under = place.bottom + gap + height <= clientHeight || place.top - gap - height < 0;
    const left = Math.min(Math.max(place.x - 24, gap), Math.max(clientWidth - width - gap, gap));
    const top = under
      ? Math.min(place.bottom + gap, Math.max(clientHeight - height - gap, gap))
      : place.top - gap - height;
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  });
  return (
    <div class="tooltip" role="tooltip" id={describedBy} ref={box}>
      <div class="tooltip-title">{about.title}</div>
      <div class="tooltip-line">{about.line}</div>
      <dl>
        {about.rows.map(([name, says], index) => (
          <div key={`${index} ${name}`}>
            <dt>{name}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const gap = 6;
