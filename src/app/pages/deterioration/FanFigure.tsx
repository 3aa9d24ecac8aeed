import { useComputed } from "@preact/signals";
import { fanChart } from "../../../charts/fan.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed, plain } from "../../parts/format.ts";
import { WIDEST_SCALE } from "./background.ts";
import { Pick } from "./Picks.tsx";
import type { DeteriorationView } from "./view.ts";
import { captionOf, letters, policyNames, tones } from "./words.ts";

/** Half-width of a 95 % interval in standard errors, for the many histories of a fan. */
const NORMAL = 1.96;

/** How chance spreads the stock of one policy around its plan. */
export function FanFigure({ view }: { readonly view: DeteriorationView }) {
  const shown = view.fan.latest;
  const draw = useComputed(() => {
    const answer = shown.value;
    if (answer === null) return null;
    const { fan, scenario, policy } = answer;
    const [low, lower, upper, high] = fan.bands.map((band) => band.stock);
    if (low === undefined || lower === undefined || upper === undefined || high === undefined) return null;
    return fanChart.bind(null, {
      horizon: scenario.problem.horizon,
      tone: tones[policy] ?? ("plain" as const),
      times: fan.times,
      bands: [
        { label: "90 %", low, high },
        { label: "50 %", low: lower, high: upper },
      ],
      mean: fan.mean,
      halfWidth: fan.se.map((se) => NORMAL * se),
      ...(fan.fluid === undefined ? {} : { fluid: fan.fluid }),
    });
  }).value;
  const answer = shown.value;
  const scenario = view.session.draft.good.value;
  const names = policyNames(scenario.policies);
  const scale = view.plans.value?.scenario.simulation.scale ?? 1;
  const finding =
    answer === null
      ? ""
      : answer.fan.fluid === undefined
        ? `Orders go out when stock falls to the reorder point, so cycles drift apart from history to history (${answer.fan.count} histories at scale ${plain(answer.scenario.simulation.scale)}).`
        : `Stock follows the plan on average and spreads around it by chance: bands hold 90 % and half of ${answer.fan.count} histories. A scale four times larger than ${plain(answer.scenario.simulation.scale)} halves the spread.`;
  const read = (i: number) => {
    if (answer === null) return "";
    const { fan } = answer;
    const [low, , , high] = fan.bands.map((band) => band.stock[i] ?? 0);
    return `At ${plain(Number((fan.times[i] ?? 0).toFixed(3)))}: mean ${fixed(fan.mean[i] ?? 0, 2)} ± ${fixed(NORMAL * (fan.se[i] ?? 0), 2)}, 90 % of histories between ${fixed(low ?? 0, 1)} and ${fixed(high ?? 0, 1)}${fan.fluid === undefined ? "" : `; the plan says ${fixed(fan.fluid[i] ?? 0, 2)}`}.`;
  };
  return (
    <ChartFrame
      title="Stock by chance, around the plan"
      level={3}
      finding={finding}
      draw={draw}
      height={() => 380}
      empty={
        scale > WIDEST_SCALE
          ? `At a scale above ${WIDEST_SCALE.toLocaleString("en-US")} the fan is narrower than its lines.`
          : view.session.simulation.phase.value === "failed"
            ? "Nothing was simulated."
            : "The first histories are being run …"
      }
      table={() => ({
        columns: [
          "Time, periods",
          "Mean stock, units",
          "Standard error",
          "5 %",
          "25 %",
          "75 %",
          "95 %",
          ...(answer?.fan.fluid === undefined ? [] : ["Plan, units"]),
        ],
        rows: Array.from(answer?.fan.times ?? [], (time, i) => [
          time,
          answer?.fan.mean[i] ?? 0,
          answer?.fan.se[i] ?? 0,
          ...(answer?.fan.bands ?? []).map((band) => band.stock[i] ?? 0),
          ...(answer?.fan.fluid === undefined ? [] : [answer.fan.fluid[i] ?? 0]),
        ]),
      })}
      caption={
        answer === null
          ? ""
          : `${captionOf(answer.scenario, true)}; ${answer.fan.label}, ${answer.fan.count} histories`
      }
      file="hedgerow-deterioration-fan"
      count={answer?.fan.times.length ?? 0}
      reading={read}
      walks="Time"
      faded={view.fan.stale.value}
    >
      <p class="picks">
        <Pick
          label="Policy"
          value={String(view.policy.value)}
          options={names.map((name, i) => [String(i), `${letters[i]} ${name}`] as const)}
          onPick={(value) => {
            view.policy.value = Number(value);
          }}
        />
      </p>
    </ChartFrame>
  );
}
