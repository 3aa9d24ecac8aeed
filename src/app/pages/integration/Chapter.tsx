import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type ChapterId, chapters } from "./chapters.ts";
import type { IntegrationView } from "./view.ts";

interface ChapterProps {
  readonly id: ChapterId;
  readonly view: IntegrationView;
  readonly children: ComponentChildren;
}

/** A part of the page that tells when it comes into sight. */
export function Chapter({ id, view, children }: ChapterProps) {
  const host = useRef<HTMLElement>(null);
  const title = chapters.find((chapter) => chapter.id === id)?.title ?? "";
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    // What is about to come is computed; what lies across the upper third is where the reader is.
    const near = new IntersectionObserver(([entry]) => view.approach(id, entry?.isIntersecting === true), {
      rootMargin: "200px 0px",
    });
    const here = new IntersectionObserver(([entry]) => view.pass(id, entry?.isIntersecting === true), {
      rootMargin: "-33% 0px -66% 0px",
    });
    near.observe(element);
    here.observe(element);
    return () => {
      near.disconnect();
      here.disconnect();
      view.approach(id, false);
    };
  }, [id, view]);
  if (title === "") {
    return (
      <section ref={host} aria-label="Verdict and figures">
        {children}
      </section>
    );
  }
  return (
    <section class="chapter" ref={host} aria-labelledby={`part-${id}`}>
      <h2 id={`part-${id}`} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
