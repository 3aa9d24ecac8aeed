import { useComputed } from "@preact/signals";
import { ladderChart } from "../../../charts/ladder.ts";
import type { DeteriorationScenario, PricingName } from "../../../models/deterioration/problem.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { plain } from "../../parts/format.ts";
import type { DeteriorationView, Pricings } from "./view.ts";
import { captionOf, money, share } from "./words.ts";

const prices: readonly (readonly [PricingName, string])[] = [
  ["published", "published price"],
  ["optimal", "optimal price"],
  ["varying", "moving price"],
];

/** What a right price, free boundaries and a moving price add, one after the other. */
export function LadderFigure({ view }: { readonly view: DeteriorationView }) {
  const shown = useComputed(() => {
    const grid = view.onGrid.latest.value;
    const free = view.free.latest.value;
    if (grid === null || free === null) return null;
    const { boundaries, problem } = grid.scenario as DeteriorationScenario;
    const scenario = view.plans.value?.scenario;
    const step = boundaries === "continuous" ? problem.horizon / 10 : boundaries.step;
    const value = (from: Pricings, name: PricingName) => {
      const plan = from[name];
      return "infeasible" in plan ? null : plan.totalProfit;
    };
    const base = value(grid.value, "published");
    const rungs = prices.flatMap(([name, label]) =>
      [
        { from: grid.value, where: `step ${plain(step)}`, free: false },
        { from: free.value, where: "free", free: true },
      ].map((place) => {
        const total = value(place.from, name);
        const gain = total === null || base === null || base <= 0 ? null : total / base - 1;
        return {
          label: `${label}, ${place.where}`,
          tone:
            name === "published"
              ? ("policyB" as const)
              : name === "optimal"
                ? ("policyA" as const)
                : ("plain" as const),
          value: total,
          said:
            total === null
              ? "no plan"
              : `${money(total)}${gain === null || Math.abs(gain) < 1e-9 ? "" : ` (${gain > 0 ? "+" : ""}${share(gain)})`}`,
          here: scenario?.pricing === name && (scenario.boundaries === "continuous") === place.free,
        };
      }),
    );
    return { rungs, scenario: grid.scenario };
  });
  const draw = useComputed(() =>
    shown.value === null
      ? null
      : ladderChart.bind(null, { xTitle: "Total profit, money, worth today", rungs: shown.value.rungs }),
  ).value;
  const rungs = shown.value?.rungs ?? [];
  const value = (n: number) => rungs[n]?.value ?? null;
  const [published, right, freed] = [value(0), value(2), value(3)];
  const finding =
    published === null || right === null || freed === null
      ? "Total profit under each pricing, on the grid and with free boundaries."
      : `Pricing rightly adds ${money(right - published)}, freeing the boundaries then ${money(freed - right)}.`;
  const settled = view.plans.value?.scenario.problem;
  const stale = [view.onGrid, view.free].some(
    ({ latest }) => (latest.value?.scenario as DeteriorationScenario | undefined)?.problem !== settled,
  );
  return (
    <ChartFrame
      title="What each freedom is worth"
      level={3}
      finding={finding}
      draw={draw}
      height={() => 250}
      empty="The plans are being compared …"
      table={() => ({
        columns: ["Plan", "Total profit, money"],
        rows: rungs.map((rung) => [rung.label, rung.value ?? "no plan"]),
      })}
      caption={shown.value === null ? "" : captionOf(shown.value.scenario)}
      file="hedgerow-deterioration-freedoms"
      count={rungs.length}
      reading={(i) => `${rungs[i]?.label ?? ""}: ${rungs[i]?.said ?? ""}.`}
      walks="Plan"
      faded={stale}
    />
  );
}
