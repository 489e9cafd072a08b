/** What can be seen of what the reader does: over the picture, and around it. */

import type { JSX } from "preact";
import { t } from "../../server/src/text/say.ts";
import type { Labels } from "../../server/src/timeline/labels.ts";
import { titleOf } from "../../server/src/timeline/labels.ts";
import { type Layout, lanesTop } from "../../server/src/timeline/layout.ts";
import { itemOf, laneOf, sourceOf, spotOf } from "../../server/src/timeline/layout-find.ts";
import { plain } from "../../server/src/timeline/layout-text.ts";
import type { Window } from "../../server/src/timeline/layout-view.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import { keysHint } from "./doing-keys.ts";
import { changeInWords, daysInWords, othersInWords } from "./doing-words.ts";
import { Flag, Ghosts } from "./ghosts.tsx";
import { Menu, type MenuGroup } from "./menu.tsx";
import { boxOf, handleOf, holderOf, movedBox } from "./places.ts";
import { type Doing, shownDays } from "./use-doing.ts";
import type { Place } from "./use-window.ts";

/** In the scroller, over the lanes. */
export function DoingOver(props: {
  doing: Doing;
  model: TimelineModel;
  layout: Layout;
  window: Window | undefined;
  place: Place;
  labels: Labels;
  handle: string | undefined;
}): JSX.Element | null {
  const { doing, model, layout, window, place, labels, handle } = props;
  const { drag, outlook } = doing;
  if (!window) return null;
  const own = drag.kind === "moving" ? shownDays(drag) : undefined;
  const moves = own ? [...outlook.moves.filter(({ id }) => id !== own.id), own] : outlook.moves;
  const box = own && boxOf(layout, own.id);
  const to = box && own && movedBox(layout, box, own);
  const covered = layout.sections.find((section) => lanesTop(section) + section.height > place.top)?.axis
    .height;
  const refused = drag.kind === "moving" && outlook.refused !== undefined;
  return (
    <>
      <Ghosts layout={layout} window={window} moves={moves} drag={drag} refused={refused} handle={handle} />
      {drag.kind === "moving" && to ? (
        <Flag
          box={to}
          at={drag.grip === "end" ? "end" : "start"}
          left={place.left + layout.gutter}
          right={place.left + layout.viewWidth}
          top={place.top + (covered ?? 0)}
          days={daysInWords(drag, labels, "withWeekday")}
          note={
            outlook.refused ??
            [changeInWords(drag), drag.days === 0 ? "" : othersInWords(outlook.moves, drag.part.id, model)]
              .filter((part) => part !== "")
              .join(" · ")
          }
          refused={refused}
        />
      ) : null}
    </>
  );
}

/** Around the picture: the menu, what is refused, and what is said to who listens. */
export function DoingAround(props: {
  doing: Doing;
  layout: Layout | undefined;
  model: TimelineModel;
  /** The same, as it stands in the text. */
  text: TimelineModel;
  onReveal: (id: string) => void;
  onToggle: (lane: string) => void;
  onClose: (stop: string) => void;
}): JSX.Element {
  const { doing, layout, model, text, onReveal, onToggle, onClose } = props;
  const { menu, told } = doing;
  return (
    <>
      {menu && layout ? (
        <Menu
          title={titleFor(menu.stop, menu.id, layout, model)}
          groups={groupsFor(doing, layout, text, onReveal, onToggle)}
          hint={canMove(menu.id, layout, model) ? keysHint() : ""}
          at={menu.at}
          onClose={() => {
            doing.closeMenu();
            onClose(menu.stop);
          }}
        />
      ) : null}
      {told?.shown ? (
        <div class="told" aria-hidden="true">
          {told.words}
        </div>
      ) : null}
      <div class="unseen" role="status">
        {told?.words ?? ""}
      </div>
    </>
  );
}

function titleFor(stop: string, id: string | undefined, layout: Layout, model: TimelineModel): string {
  const item = id === undefined ? undefined : itemOf(model, id);
  return plain(item ? titleOf(item) : (laneOf(layout, stop)?.lane.title ?? ""), 60);
}

function canMove(id: string | undefined, layout: Layout, model: TimelineModel): boolean {
  const item = id === undefined ? undefined : itemOf(model, id);
  return item !== undefined && handleOf(item) !== undefined && boxOf(layout, item.id) !== undefined;
}

function groupsFor(
  doing: Doing,
  layout: Layout,
  text: TimelineModel,
  onReveal: (id: string) => void,
  onToggle: (lane: string) => void,
): readonly MenuGroup[] {
  const { menu, change, link, addAction } = doing;
  if (!menu) return [];
  const { stop, id, choices } = menu;
  const spot = spotOf(layout, stop);
  const placed = laneOf(layout, stop);
  const lane = placed?.lane;
  const isHead = lane?.kind === "commitment" && lane.head?.id === id;
  const radios = (
    kind: "status" | "owner",
    options: typeof choices.statuses,
    name: string,
  ): readonly MenuGroup[] =>
    options && id !== undefined
      ? [
          {
            name,
            items: options.map(({ value, words, chosen }) => ({
              key: `${kind} ${value}`,
              words: plain(words, 60),
              chosen,
              run: () =>
                void change(
                  kind === "status" ? { kind, id, status: value } : { kind, id, owner: value },
                  `${name}: ${plain(words, 60)}.`,
                ),
            })),
          },
        ]
      : [];
  return [
    ...radios("status", choices.statuses, t`Status`),
    ...radios("owner", choices.owners, isHead ? t`Leader` : t`Owner`),
    {
      items: [
        ...(choices.awaited && id !== undefined
          ? [{ key: "link", words: t`Something waits for this…`, run: () => link(id) }]
          : []),
        ...(lane && spot && holderOf(lane) !== undefined
          ? [
              {
                key: "add",
                words: t`Add an action to this lane`,
                run: () => addAction(spot.y + spot.height / 2),
              },
            ]
          : []),
        ...(id === undefined || !sourceOf(text, id)
          ? []
          : [{ key: "text", words: t`Show in the text`, run: () => onReveal(id) }]),
        ...(lane && placed
          ? [
              {
                key: "toggle",
                words: placed.collapsed ? t`Open this lane` : t`Close this lane`,
                run: () => onToggle(lane.id),
              },
            ]
          : []),
      ],
    },
  ];
}
