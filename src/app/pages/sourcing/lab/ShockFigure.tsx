import { useComputed, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { shockChart } from "../../../../charts/shock.ts";
import type { SourcingScenario } from "../../../../models/sourcing/problem.ts";
import type { ShockReplay } from "../../../../models/sourcing/shock.ts";
import { ChartFrame } from "../../../parts/ChartFrame.tsx";
import { fixed, plain, signed } from "../../../parts/format.ts";
import { captionOf } from "../words.ts";
import { isNone, peakOf, stroked, type Touch } from "./drawShock.ts";
import type { LabView } from "./labView.ts";
import { ShockControls } from "./ShockControls.tsx";
import { useDrawing } from "./useDrawing.ts";
import { withInterval } from "./words.ts";

const tones = ["spot", "policyA", "policyB"] as const;

function labelOf(replay: ShockReplay, index: number): string {
  const reservation = replay.policies[index]?.reservation ?? 0;
  return index === 0 ? "no contract" : `R = ${plain(reservation)}`;
}

/** The price axis: wide enough for calm and shock alike, and still while somebody draws. */
function axisOf({ problem }: SourcingScenario, spotPrice: ArrayLike<number>): readonly [number, number] {
  const { mean, sd } = problem.spotPrice;
  const unit = Math.max(sd, 0.1 * Math.abs(mean), 0.1);
  const seen = Array.from(spotPrice);
  return [
    Math.min(mean - 4 * unit, problem.contractPrice, ...seen),
    Math.max(mean + 7 * unit, problem.contractPrice, ...seen),
  ];
}

function findingOf(replay: ShockReplay): string {
  const { shock, policies, histories } = replay;
  if (isNone(shock)) return "No shock: draw one on the price path, or set one below.";
  const [none, ...others] = policies;
  const total = (policy: ShockReplay["policies"][number] | undefined) => policy?.extra.at(-1) ?? 0;
  const comes = (cost: number) => `${cost < -0.5 ? "saves" : "costs"} ${fixed(Math.abs(cost), 0)}`;
  const costs = others.map((policy, i) => `${comes(total(policy))} with ${labelOf(replay, i + 1)}`);
  const spared = others.map((policy, i) => {
    const { value, halfWidth } = policy.versusFirst ?? { value: 0, halfWidth: 0 };
    const amount = withInterval({ value: Math.abs(value), halfWidth });
    return `${labelOf(replay, i + 1)} ${value > 0 ? `makes it ${amount} dearer` : `spares ${amount} of it`}`;
  });
  const length = shock.heights.length;
  const span = length === 1 ? "in one period" : `over ${length} periods`;
  return `A shock of up to ${signed(peakOf(shock), 1)} ${span} ${comes(total(none))} without a contract, ${costs.join(", ")}. On average over ${histories} histories ${spared.join(", ")}.`;
}

/** A price shock that one draws, and what it costs with and without a reservation on the same path. */
export function ShockFigure({ lab }: { readonly lab: LabView }) {
  const { shock } = lab.choices;
  const answer = lab.shocks.latest.value;
  const replay = answer?.value;
  const pressed = useSignal(false);
  const last = useRef<Touch | null>(null);
  const chart = useComputed(() => {
    const shown = lab.shocks.latest.value;
    if (shown === null) return null;
    const scenario = shown.scenario as SourcingScenario;
    return shockChart.bind(null, {
      spotPrice: shown.value.spotPrice,
      shockedPrice: shown.value.shockedPrice,
      contractPrice: scenario.problem.contractPrice,
      prices: axisOf(scenario, shown.value.spotPrice),
      policies: shown.value.policies.map((policy, i) => ({
        label: labelOf(shown.value, i),
        tone: tones[i] ?? ("plain" as const),
        dashed: i === 2,
        extra: policy.extra,
      })),
    });
  }).value;
  const { drawing, draw } = useDrawing(chart);

  const touch = (event: PointerEvent, anywhere: boolean): Touch | null => {
    const box = event.currentTarget instanceof Element ? event.currentTarget.querySelector(".canvas") : null;
    if (box === null) return null;
    const { left, top } = box.getBoundingClientRect();
    return drawing.current?.at(event.clientX - left, event.clientY - top, anywhere) ?? null;
  };
  const stroke = (to: Touch) => {
    const path = lab.shocks.latest.peek()?.value.spotPrice;
    if (path === undefined) return;
    shock.value = stroked(shock.peek(), last.current ?? to, to, path);
    last.current = to;
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.target instanceof Element) || event.target.closest(".canvas") === null)
      return;
    const at = touch(event, false);
    if (at === null) return;
    pressed.value = true;
    last.current = null;
    if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
    stroke(at);
  };
  const move = (event: PointerEvent) => {
    if (!pressed.value) return;
    const at = touch(event, true);
    if (at !== null) stroke(at);
  };
  const up = () => {
    pressed.value = false;
    last.current = null;
  };

  const scenario = answer?.scenario as SourcingScenario | undefined;
  const [low, high] =
    scenario === undefined || replay === undefined ? [0, 1] : axisOf(scenario, replay.spotPrice);
  const mean = scenario?.problem.spotPrice.mean ?? 0;
  const tenth = (value: number) => Math.trunc(value * 10) / 10;
  return (
    <div class="shock">
      <div
        class="drawable"
        data-pressed={pressed.value}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <ChartFrame
          level={3}
          title="Draw a price shock"
          finding={replay === undefined ? "" : findingOf(replay)}
          draw={draw}
          height={(width) => (width < 480 ? 400 : 420)}
          empty="Replaying the shock …"
          table={() => ({
            columns: [
              "Period",
              "Spot price, money/unit",
              "With the shock, money/unit",
              ...(replay?.policies ?? []).map(
                (_, i) =>
                  `Cost of the shock so far, ${replay === undefined ? "" : labelOf(replay, i)}, money`,
              ),
            ],
            rows: Array.from(replay?.spotPrice ?? [], (price, t) => [
              t + 1,
              price,
              replay?.shockedPrice[t] ?? 0,
              ...(replay?.policies ?? []).map((policy) => policy.extra[t] ?? 0),
            ]),
          })}
          caption={
            answer === null
              ? ""
              : `${captionOf(answer.scenario)}; sample path of replication ${answer.value.replication + 1}`
          }
          file="hedgerow-sourcing-shock"
          count={replay?.spotPrice.length ?? 0}
          reading={(t) =>
            replay === undefined
              ? ""
              : `Period ${t + 1}: price ${fixed(replay.shockedPrice[t] ?? 0, 2)}${
                  Math.abs((replay.shockedPrice[t] ?? 0) - (replay.spotPrice[t] ?? 0)) > 1e-9
                    ? ` instead of ${fixed(replay.spotPrice[t] ?? 0, 2)}`
                    : ""
                }; the shock has cost ${replay.policies
                  .map((policy, i) => `${fixed(policy.extra[t] ?? 0, 1)} (${labelOf(replay, i)})`)
                  .join(", ")} so far.`
          }
          walks="Period"
        />
      </div>
      <ShockControls lab={lab} reach={[tenth(low - mean), tenth(high - mean)]} />
    </div>
  );
}
