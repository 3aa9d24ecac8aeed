import { fixed, percent, plain } from "../../parts/format.ts";
import type { SourcingView } from "./view.ts";

interface HedgingEffectProps {
  readonly view: SourcingView;
  onLab(): void;
}

/** What the contract is worth at all, on the first screen, and the way to where it is taken apart. */
export function HedgingEffect({ view, onLab }: HedgingEffectProps) {
  const curve = view.curve.latest.value?.value;
  const none = curve?.optimal[0];
  const best = curve === undefined ? undefined : Math.min(...curve.optimal);
  const at =
    curve === undefined || best === undefined ? 0 : (curve.reservation[curve.optimal.indexOf(best)] ?? 0);
  return (
    <aside class="effect" aria-label="What the contract is worth">
      <p>
        {none === undefined || best === undefined ? (
          "\u00a0"
        ) : at === 0 ? (
          <>
            <b>No contract is worth its premium here</b>: {fixed(none, 2)} per period without one is the
            least.
          </>
        ) : (
          <>
            <b>Without a contract {fixed(none, 2)} per period</b>, {percent(none / best - 1)} more than with R
            = {plain(at)} reserved. And which is safer?
          </>
        )}
      </p>
      <button type="button" class="tool" onClick={onLab}>
        See what it hedges →
      </button>
    </aside>
  );
}
