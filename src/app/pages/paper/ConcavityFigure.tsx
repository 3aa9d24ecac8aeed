import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { priceProfitChart } from "../../../charts/priceProfit.ts";
import type { ScenarioBase } from "../../../contract/model.ts";
import type { PriceCurve } from "../../../models/deterioration/curves.ts";
import type { DeteriorationScenario } from "../../../models/deterioration/problem.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed } from "../../parts/format.ts";
import { captionOf } from "../deterioration/words.ts";
import { askedOnce } from "./claims.ts";
import { OpenCase } from "./OpenCase.tsx";

/** Decay at which the longest cycle has a second maximum. */
const RATE = 0.3;

/** Highest inner point and the right end, if the curve rises there again. */
function maxima({ price, profit }: PriceCurve) {
  const last = profit.length - 1;
  const inner = profit.findIndex(
    (value, i) => i > 0 && value > (profit[i - 1] ?? 0) && value >= (profit[i + 1] ?? value),
  );
  const rises = last > 1 && (profit[last] ?? 0) > (profit[last - 1] ?? 0);
  return { inner, end: rises && inner !== last ? last : -1, price, profit };
}

/** The profit of a cycle over its price where the paper's concavity claim fails. */
export function ConcavityFigure({ base }: { readonly base: ScenarioBase }) {
  const { scenario, horizon, answer } = useMemo(() => {
    const given = base as unknown as DeteriorationScenario;
    const changed = {
      ...given,
      pricing: "optimal",
      problem: { ...given.problem, deteriorationRate: RATE },
    } as DeteriorationScenario;
    return {
      scenario: changed as unknown as ScenarioBase,
      horizon: given.problem.horizon,
      answer: askedOnce<PriceCurve>(changed as unknown as ScenarioBase, "priceCurve", {
        start: 0,
        end: given.problem.horizon,
      }),
    };
  }, [base]);
  const draw = useComputed(() => {
    const curve = answer.value;
    if (curve === null) return null;
    const { inner, end, price, profit } = maxima(curve);
    const mark = (index: number, label: string, tone: "policyA" | "shortage") => ({
      label: `${label} ${fixed(price[index] ?? 0, 2)}`,
      tone,
      price: price[index] ?? 0,
      profit: profit[index] ?? 0,
    });
    return priceProfitChart.bind(null, {
      xTitle: "Price s, money/unit",
      yTitle: "Profit W, money",
      price,
      profit,
      marks: [
        ...(inner < 0 ? [] : [mark(inner, "maximum", "policyA")]),
        ...(end < 0 ? [] : [mark(end, "second, at a/b =", "shortage")]),
      ],
    });
  }).value;
  const curve = answer.value;
  const found = curve === null ? null : maxima(curve);
  const finding =
    found === null
      ? ""
      : found.end < 0
        ? "The curve has one maximum here."
        : `“TP is concave with respect to s”, says the paper. At λ = ${RATE} and T = ${horizon} it is not: after its maximum at ${fixed(found.price[found.inner] ?? 0, 2)} profit falls and rises again towards a second one at ${fixed(found.price[found.end] ?? 0, 2)}, where nothing is sold.`;
  return (
    <ChartFrame
      title="The concavity claim"
      level={3}
      finding={finding}
      draw={draw}
      height={() => 330}
      empty="The cycle is being priced …"
      table={() => ({
        columns: ["Price s, money/unit", "Profit W, money"],
        rows: Array.from(curve?.price ?? [], (price, i) => [price, curve?.profit[i] ?? 0]),
      })}
      caption={`${captionOf(scenario)}; cycle 0 to ${horizon}`}
      file="hedgerow-deterioration-concavity"
      count={curve?.price.length ?? 0}
      reading={(i) =>
        `At a price of ${fixed(curve?.price[i] ?? 0, 2)} the cycle earns ${fixed(curve?.profit[i] ?? 0, 2)}.`
      }
      walks="Price"
    >
      <p class="legend">
        <OpenCase
          scenario={() => scenario}
          view={{ cell: (horizon * (horizon - 1)) / 2 }}
          of={`λ = ${RATE}, cycle 0 to ${horizon}`}
          words="open this case"
        />
      </p>
    </ChartFrame>
  );
}
