import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Something that can be chosen in a menu; `chosen` is said only of what excludes its neighbours. */
export interface MenuItem {
  readonly key: string;
  readonly words: string;
  readonly chosen?: boolean;
  readonly run: () => void;
}

export interface MenuGroup {
  /** Without a name the group stands for itself. */
  readonly name?: string;
  readonly items: readonly MenuItem[];
}

/**
 * A menu at a place of the page, in px. It takes the focus, and `onClose` is called when it is left: to run what was
 * chosen comes after that.
 */
export function Menu(props: {
  title: string;
  groups: readonly MenuGroup[];
  hint: string;
  at: { readonly x: number; readonly y: number };
  onClose: () => void;
}): JSX.Element {
  const { title, groups, hint, at, onClose } = props;
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const { offsetWidth, offsetHeight } = current;
    const { clientWidth, clientHeight } = document.documentElement;
    current.style.left = `${Math.max(Math.min(at.x, clientWidth - offsetWidth - edge), edge)}px`;
    current.style.top = `${Math.max(Math.min(at.y, clientHeight - offsetHeight - edge), edge)}px`;
    current.querySelector<HTMLElement>("[role^='menuitem']")?.focus();
  }, [at]);

  const items = () => [...(element.current?.querySelectorAll<HTMLElement>("[role^='menuitem']") ?? [])];
  const go = (step: number) => {
    const all = items();
    const now = all.findIndex((each) => each === document.activeElement);
    all[(now + step + all.length) % all.length]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    // Nothing that is typed here is a command of the picture or of the editor.
    event.stopPropagation();
    if (key === "ArrowDown") go(1);
    else if (key === "ArrowUp") go(-1);
    else if (key === "Home" || key === "PageUp") items()[0]?.focus();
    else if (key === "End" || key === "PageDown") items().at(-1)?.focus();
    else if (key === "Escape" || key === "Tab") onClose();
    else if (key.length === 1 && key !== " " && !event.ctrlKey && !event.metaKey) {
      const all = items();
      const now = all.findIndex((each) => each === document.activeElement);
      const begins = (each: HTMLElement) =>
        (each.textContent ?? "").trim().toLowerCase().startsWith(key.toLowerCase());
      [...all.slice(now + 1), ...all.slice(0, now + 1)].find(begins)?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the pointer; the Escape key does the same */}
      <div
        class="menu-ground"
        onPointerDown={(event) => {
          event.preventDefault();
          onClose();
        }}
        onContextMenu={(event) => event.preventDefault()}
      />
      <div class="menu" role="menu" aria-label={title} tabindex={-1} ref={element} onKeyDown={onKeyDown}>
        <div class="menu-title" aria-hidden="true">
          {title}
        </div>
        {groups
          .filter(({ items }) => items.length > 0)
          .map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a menu's groups are no fields of a form
            <div key={group.name ?? ""} class="menu-group" role="group" aria-label={group.name}>
              {group.name === undefined ? null : (
                <div class="menu-name" aria-hidden="true">
                  {group.name}
                </div>
              )}
              {group.items.map((item) => (
                <button
                  key={item.key}
                  type="button"
                  {...(item.chosen === undefined
                    ? { role: "menuitem" }
                    : { role: "menuitemradio", "aria-checked": item.chosen })}
                  tabindex={-1}
                  onPointerEnter={(event) => event.currentTarget.focus()}
                  onClick={() => {
                    onClose();
                    item.run();
                  }}
                >
                  {item.words}
                </button>
              ))}
            </div>
          ))}
        {hint === "" ? null : <div class="menu-hint">{hint}</div>}
      </div>
    </>
  );
}

/** Between the menu and the page's edges, in px. */
const edge = 6;
