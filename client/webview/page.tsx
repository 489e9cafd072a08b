/** The whole page: what the host shows, or a word on why there is nothing to show yet. */

import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { changedTimeline, type ToPage } from "../../server/src/protocol.ts";
import { t } from "../../server/src/text/say.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import type { Host } from "./host.ts";
import { nextShown, type Shown } from "./keep.ts";
import { Panel } from "./panel.tsx";

export function Page({ host }: { host: Host }): JSX.Element {
  const kept = useMemo(() => host.kept(), [host]);
  const [shown, setShown] = useState<Shown>();
  const [locale, setLocale] = useState("en");
  const [cursor, setCursor] = useState<Cursor>();
  // Before anything else happens: an answer to `ready` must not come too early.
  useLayoutEffect(() => {
    let sent: TimelineModel | undefined;
    const show = (model: TimelineModel, opening: number) => {
      sent = model;
      setShown((before) => nextShown(before, model, opening));
    };
    const stop = host.listen((message) => {
      if (message.type === "cursor") setCursor(message);
      else if (message.type === "show") {
        setLocale(message.locale);
        show(message.model, message.opening);
      } else if (message.type === "changed") {
        const model = changedTimeline(sent, message);
        // Something has been lost on the way: all of it, then.
        if (model) show(model, message.opening);
        else host.send({ type: "ready" });
      }
    });
    host.send({ type: "ready" });
    return stop;
  }, [host]);

  if (!shown) return <div class="page" data-timeline="" aria-busy="true" />;
  const { model, version, text, outdated } = shown;
  return (
    <main class="page" data-timeline="" data-version={version}>
      {model.engagements.length === 0 ? (
        <Empty errors={model.errors} onStart={() => host.send({ type: "start", uri: model.uri })} />
      ) : (
        <Panel
          // Another document starts with a view of its own.
          key={model.uri}
          host={host}
          model={model}
          text={text}
          locale={locale}
          offset={cursor?.uri === model.uri ? cursor.offset : undefined}
          note={outdated ? t`The text cannot be read just now: this is how it was before.` : undefined}
          kept={kept?.uri === model.uri ? kept.view : undefined}
        />
      )}
    </main>
  );
}

type Cursor = Extract<ToPage, { type: "cursor" }>;

function Empty({ errors, onStart }: { errors: number; onStart: () => void }): JSX.Element {
  return (
    <div class="empty">
      <svg class="empty-picture" width="168" height="72" aria-hidden="true">
        <line class="today-line" x1="92.5" x2="92.5" y1="0" y2="72" />
        <rect class="empty-bar" x="0.5" y="8.5" width="76" height="13" rx="4" />
        <rect class="empty-bar" x="44.5" y="29.5" width="84" height="13" rx="4" />
        <rect class="empty-bar" x="104.5" y="50.5" width="63" height="13" rx="4" />
      </svg>
      <h1>{t`No engagement yet`}</h1>
      <p>
        {t`An engagement is a leader, a coach and a sponsor who work on one change. Give it a start, phases and actions: they appear here while you write.`}
      </p>
      <button type="button" class="first" onClick={onStart}>
        {t`Begin an engagement`}
      </button>
      <p>
        {t`or, in the text, begin an empty line with this word and choose it from the list:`}{" "}
        <kbd>engagement</kbd> <kbd>Ctrl+Space</kbd>
      </p>
      {errors > 0 ? (
        <p>{t`Something in the text cannot be read yet: the places are underlined there.`}</p>
      ) : null}
    </div>
  );
}
