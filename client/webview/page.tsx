/** The whole page: what the host shows, or a word on why there is nothing to show yet. */
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { ToPage } from "../../server/src/protocol.ts";
import type { TimelineModel } from "../../server/src/timeline/model.ts";
import type { Host } from "./host.ts";
import { Panel } from "./panel.tsx";

export function Page({ host }: { host: Host }): JSX.Element {
  const kept = useMemo(() => host.kept(), [host]);
  const [shown, setShown] = useState<Shown>();
  const [cursor, setCursor] = useState<Cursor>();
  // Before anything else happens: an answer to `ready` must not come too early.
  useLayoutEffect(() => {
    const stop = host.listen((message) => {
      if (message.type === "show") setShown((before) => newer(before, message));
      else setCursor(message);
    });
    host.send({ type: "ready" });
    return stop;
  }, [host]);

  if (!shown) return <div class="page" data-timeline="" aria-busy="true" />;
  const { model, locale, version, outdated } = shown;
  return (
    <main class="page" data-timeline="" data-version={version}>
      {model.engagements.length === 0 ? (
        <Empty errors={model.errors} />
      ) : (
        <Panel
          // Another document starts with a view of its own.
          key={model.uri}
          host={host}
          model={model}
          locale={locale}
          offset={cursor?.uri === model.uri ? cursor.offset : undefined}
          note={outdated ? "The text cannot be read just now: this is how it was before." : undefined}
          kept={kept?.uri === model.uri ? kept.view : undefined}
        />
      )}
    </main>
  );
}

interface Shown {
  readonly model: TimelineModel;
  readonly locale: string;
  /** The newest version that the host has sent; the model is older where `outdated`. */
  readonly version: number;
  readonly outdated: boolean;
}

type Cursor = Extract<ToPage, { type: "cursor" }>;

/** A late answer never replaces a newer one, and a text that is just being mended never empties the picture. */
function newer(before: Shown | undefined, { model, locale }: Extract<ToPage, { type: "show" }>): Shown {
  const { version } = model;
  if (before?.model.uri !== model.uri) return { model, locale, version, outdated: false };
  if (version < before.version) return before;
  const lost = model.engagements.length === 0 && model.errors > 0 && before.model.engagements.length > 0;
  return lost ? { ...before, version, outdated: true } : { model, locale, version, outdated: false };
}

function Empty({ errors }: { errors: number }): JSX.Element {
  return (
    <div class="empty">
      <h1>No engagement yet</h1>
      <p>
        In the text, begin an empty line with <kbd>engagement</kbd>, or press <kbd>Ctrl+Space</kbd> there and
        choose it from the list. Give it a start, phases, actions: they appear here while you write.
      </p>
      {errors > 0 ? <p>Something in the text cannot be read yet: the places are underlined there.</p> : null}
    </div>
  );
}
