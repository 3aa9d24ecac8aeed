import { useEffect, useRef } from "preact/hooks";
import { type ChapterId, chapters } from "./chapters.ts";
import type { IntegrationView } from "./view.ts";

/** Goes to a part of the page; the heading gets the focus, so that the keyboard goes on from there. */
export function goTo(id: ChapterId): void {
  const heading = document.getElementById(id === "top" ? "main" : `part-${id}`);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}

/** The parts of a long page, always in sight. */
export function Contents({ view }: { readonly view: IntegrationView }) {
  const list = useRef<HTMLOListElement>(null);
  const here = view.here.value;
  useEffect(() => {
    const item = list.current?.querySelector<HTMLElement>("[aria-current]");
    const box = list.current;
    if (item == null || box === null) return;
    // Only sideways: the page itself must not move.
    box.scrollTo({ left: item.offsetLeft - box.clientWidth / 2 + item.clientWidth / 2 });
  }, [here]);
  return (
    <nav class="parts-row" aria-label="On this page">
      <ol ref={list}>
        {chapters.map(({ id, short }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={here === id ? "true" : undefined}
              onClick={() => {
                view.visit(id);
                goTo(id);
              }}
            >
              {short}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
