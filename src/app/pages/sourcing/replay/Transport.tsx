import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { PERIODS, type SourcingView } from "../view.ts";
import type { Replayed } from "./replayView.ts";

/** Time between two periods while playing, in milliseconds. */
const BEAT = 220;

const reduced = matchMedia("(prefers-reduced-motion: reduce)");

interface TransportProps {
  readonly view: SourcingView;
  readonly replayed: ReadonlySignal<Replayed | null>;
}

/** Play, pause, step, and the way from parting to parting. */
export function Transport({ view, replayed }: TransportProps) {
  const playing = useSignal(false);
  const still = useSignal(reduced.matches);
  const { period } = view;
  const go = (wanted: number) => {
    period.value = Math.min(PERIODS - 1, Math.max(0, wanted));
  };
  const at = period.value ?? 0;

  useEffect(() => {
    const heed = () => {
      still.value = reduced.matches;
      if (reduced.matches) playing.value = false;
    };
    reduced.addEventListener("change", heed);
    return () => reduced.removeEventListener("change", heed);
  }, [playing, still]);

  const running = playing.value;
  useEffect(() => {
    if (!running) return;
    const timer = window.setInterval(() => {
      const next = (period.peek() ?? -1) + 1;
      if (next >= PERIODS) playing.value = false;
      else period.value = next;
    }, BEAT);
    return () => clearInterval(timer);
  }, [running, period, playing]);

  const play = () => {
    if (!playing.value && at >= PERIODS - 1) period.value = 0;
    playing.value = !playing.value;
  };
  const step = (by: number) => {
    playing.value = false;
    go(at + by);
  };
  const shown = replayed.value;
  const largest = shown?.largest ?? [];
  const before = largest.findLast((index) => index < at);
  const after = largest.find((index) => index > at);
  const jump = (index: number | undefined) => {
    playing.value = false;
    if (index !== undefined) go(index);
  };
  return (
    <section class="transport" aria-label="Replay">
      <button type="button" class="tool" disabled={before === undefined} onClick={() => jump(before)}>
        ⇤ Parting<span class="unseen"> before</span>
      </button>
      <button type="button" class="tool" disabled={at === 0} onClick={() => step(-1)}>
        ‹ Step<span class="unseen"> back</span>
      </button>
      {still.value ? (
        <span class="quiet small">Your system asks for less motion: step instead of playing</span>
      ) : (
        <button type="button" class="tool play" aria-pressed={running} onClick={play}>
          {running ? "❚❚ Pause" : "► Play"}
        </button>
      )}
      <button type="button" class="tool" disabled={at === PERIODS - 1} onClick={() => step(1)}>
        Step<span class="unseen"> forward</span> ›
      </button>
      <button type="button" class="tool" disabled={after === undefined} onClick={() => jump(after)}>
        Parting<span class="unseen"> after</span> ⇥
      </button>
      <span class="quiet small">
        Period {at + 1} of {PERIODS}
      </span>
    </section>
  );
}
