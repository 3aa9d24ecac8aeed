import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { AttributionFigure } from "./AttributionFigure.tsx";
import { contributions } from "./contributions.ts";
import { type Factorial, publishedFactorial } from "./published.ts";
import { RolloutFigure } from "./RolloutFigure.tsx";
import type { IntegrationView } from "./view.ts";
import { WaterfallFigure } from "./WaterfallFigure.tsx";

/** Where the benefit comes from, and in which order to buy it. */
export function LeversChapter({ view }: { readonly view: IntegrationView }) {
  const factorial = useSignal<Factorial | null>(null);
  useEffect(() => {
    void publishedFactorial().then((read) => {
      factorial.value = read;
    });
  }, [factorial]);
  const shown = useMemo(() => contributions(view, factorial), [view, factorial]);
  return (
    <div class="pair wide-first">
      <div class="stack">
        <WaterfallFigure view={view} shown={shown} />
        <RolloutFigure view={view} factorial={factorial} />
      </div>
      <AttributionFigure view={view} shown={shown} />
    </div>
  );
}
