import { useComputed } from "@preact/signals";
import { along, sawtoothChart } from "../../../charts/sawtooth.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed, plain } from "../../parts/format.ts";
import type { PlanAnswer } from "./plans.ts";
import type { DeteriorationView } from "./view.ts";
import { captionOf, money, planNames } from "./words.ts";

/** Equal parts of the horizon that the cursor walks through. */
const MOMENTS = 200;

function at(plan: PlanAnswer, time: number): string {
  const { cycles } = plan.solution;
  const cycle = cycles.findLast(({ start }) => start <= time) ?? cycles[0];
  const stock = fixed(along(plan.path, "stock", time), 1);
  const price = money(along(plan.path, "price", time));
  const phase = cycle !== undefined && time < cycle.replenishmentEnd ? "replenishing" : "depleting";
  return `${planNames[plan.pricing]} ${phase}, ${stock} in stock at ${price}, cycle ${plain(Number((cycle?.start ?? 0).toFixed(2)))}–${plain(Number((cycle?.end ?? 0).toFixed(2)))} earns ${money(cycle?.profit ?? 0)}`;
}

/** The hero: both plans over the horizon. */
export function PlanFigure({ view }: { readonly view: DeteriorationView }) {
  const shown = useComputed(() => {
    const plans = view.plans.value;
    if (plans === null) return null;
    const drawn = [plans.best, plans.published].flatMap((plan) => plan ?? []);
    const { horizon } = plans.scenario.problem;
    const moments = Array.from({ length: MOMENTS + 1 }, (_, n) => (horizon * n) / MOMENTS);
    return { plans, drawn, moments };
  });
  const draw = useComputed(() => {
    const now = shown.value;
    const pinned = view.pinnedPath.value;
    if (now === null) return null;
    const { horizon, leadTime } = now.plans.scenario.problem;
    return sawtoothChart.bind(null, {
      horizon,
      leadTime,
      moments: now.moments,
      plans: now.drawn.map((plan) => ({
        label: planNames[plan.pricing],
        tone: plan.pricing === "published" ? ("policyB" as const) : ("policyA" as const),
        ...plan.path,
        cycles: plan.solution.cycles,
      })),
      ...(pinned === null ? {} : { pinned }),
    });
  }).value;
  const now = shown.value;
  const best = now?.plans.best?.solution.cycles[0];
  const published = now?.plans.published?.solution.cycles[0];
  const finding =
    best === undefined || published === undefined
      ? "Stock rises while an order arrives and falls to nothing at the end of each cycle."
      : best.price > published.price
        ? `The right price is higher (${money(best.price)}, not ${money(published.price)} at first): less is sold, ordered and spoiled, and every unit earns more.`
        : `The right price is ${money(best.price)} at first, the published one ${money(published.price)}.`;
  const table = () => ({
    columns: [
      "Plan and cycle",
      "Start i, periods",
      "End k, periods",
      "Replenished until j, periods",
      "Price s, money/unit",
      "Profit W, money",
      "Maximum stock, units",
      "Order Q, units",
      "Reorder point, units",
    ],
    rows: (now?.drawn ?? []).flatMap((plan) =>
      plan.solution.cycles.map((cycle, n) => [
        `${planNames[plan.pricing]} ${n + 1}`,
        cycle.start,
        cycle.end,
        cycle.replenishmentEnd,
        cycle.price,
        cycle.profit,
        cycle.maxInventory,
        cycle.orderQuantity,
        cycle.reorderPoint ?? "none",
      ]),
    ),
  });
  const read = (index: number) => {
    if (now === null) return "";
    const time = now.moments[index] ?? 0;
    return `At ${plain(Number(time.toFixed(3)))}: ${now.drawn.map((plan) => at(plan, time)).join("; ")}.`;
  };
  return (
    <ChartFrame
      title="The plan over the horizon"
      finding={finding}
      draw={draw}
      height={(width) => (width < 480 ? 520 : 510)}
      empty="The plan is being made …"
      table={table}
      caption={now === null ? "" : captionOf(now.plans.scenario)}
      file="hedgerow-deterioration-plan"
      count={now?.moments.length ?? 0}
      reading={read}
      walks="Time"
      cursor={view.moment}
      scrubber
    />
  );
}
