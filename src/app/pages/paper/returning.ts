/** How far the page was scrolled when somebody left it for a lab; null if nobody did. */
let leftAt: number | null = null;

/** Keeps the place for somebody who opens a case and will come back. */
export function keepPlace(): void {
  leftAt = scrollY;
}

/** The place that was kept, once. */
export function placeKept(): number | null {
  const place = leftAt;
  leftAt = null;
  return place;
}
