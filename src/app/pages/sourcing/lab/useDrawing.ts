import { useMemo, useRef } from "preact/hooks";
import type { ChartOptions, Drawing } from "../../../../charts/drawing.ts";

/** A drawing function that keeps what it drew last, for those who ask where on it a pointer is. */
export function useDrawing<Kept extends Drawing>(draw: ((options: ChartOptions) => Kept) | null) {
  const drawing = useRef<Kept | null>(null);
  const keeping = useMemo(
    () =>
      draw === null
        ? null
        : (options: ChartOptions) => {
            drawing.current = draw(options);
            return drawing.current;
          },
    [draw],
  );
  return { drawing, draw: keeping };
}
