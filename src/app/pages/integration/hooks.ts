import { signal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

const query = matchMedia("(prefers-reduced-motion: reduce)");

/** Whether the reader wants things to stand still. */
export const stillness = signal(query.matches);
query.addEventListener("change", () => {
  stillness.value = query.matches;
});

/** Width of an element, whole pixels; 0 until it is known. */
export function useWidth(of: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = of.current;
    if (element === null) return;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [of]);
  return width;
}
