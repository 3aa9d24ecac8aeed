import { useComputed } from "@preact/signals";
import { priceProfitChart } from "../../../charts/priceProfit.ts";
import type { PriceCurve } from "../../../models/deterioration/curves.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { plain } from "../../parts/format.ts";
import type { DeteriorationView } from "./view.ts";
import { captionOf, money, share } from "./words.ts";

function findingOf({ start, end, published, optimal, profit }: PriceCurve): string {
  const cycle = `For the cycle ${plain(Number(start.toFixed(2)))} to ${plain(Number(end.toFixed(2)))}`;
  if (optimal === undefined) return `${cycle} no price is possible.`;
  if (published === undefined) return `${cycle} the best price is ${money(optimal.price)}; eq. 9 has none.`;
  const lost = optimal.profit - published.profit;
  const part = optimal.profit > 0 ? ` (${share(lost / optimal.profit)})` : "";
  const last = profit.length - 1;
  const second =
    last > 2 && (profit[last] ?? 0) > (profit[last - 1] ?? 0) + 1e-9
      ? " The curve turns up again at the highest price: it is not concave."
      : "";
  return `${cycle} the published price ${money(published.price)} forgoes ${money(lost)}${part} of what ${money(optimal.price)} earns.${second}`;
}

/** Profit of the open cycle over its price. */
export function PriceFigure({ view }: { readonly view: DeteriorationView }) {
  const shown = view.priceCurve.latest;
  const draw = useComputed(() => {
    const curve = shown.value?.value;
    if (curve === undefined) return null;
    return priceProfitChart.bind(null, {
      xTitle: "Price s, money/unit",
      yTitle: "Profit W, money",
      price: curve.price,
      profit: curve.profit,
      marks: [
        ...(curve.published === undefined
          ? []
          : [
              {
                label: `published ${money(curve.published.price)}`,
                tone: "policyB" as const,
                ...curve.published,
              },
            ]),
        ...(curve.optimal === undefined
          ? []
          : [{ label: `optimal ${money(curve.optimal.price)}`, tone: "policyA" as const, ...curve.optimal }]),
      ].map(({ label, tone, price, profit }) => ({ label, tone, price, profit })),
    });
  }).value;
  const curve = shown.value?.value;
  return (
    <ChartFrame
      title="Profit of the open cycle, by price"
      level={3}
      finding={curve === undefined ? "" : findingOf(curve)}
      draw={draw}
      height={() => 330}
      empty="The cycle is being priced …"
      table={() => ({
        columns: ["Price s, money/unit", "Profit W, money"],
        rows: Array.from(curve?.price ?? [], (price, i) => [price, curve?.profit[i] ?? 0]),
      })}
      caption={
        shown.value === null
          ? ""
          : `${captionOf(shown.value.scenario)}; cycle ${plain(curve?.start ?? 0)} to ${plain(curve?.end ?? 0)}`
      }
      file="hedgerow-deterioration-price"
      count={curve?.price.length ?? 0}
      reading={(i) =>
        `At a price of ${money(curve?.price[i] ?? 0)} the cycle earns ${money(curve?.profit[i] ?? 0)}.`
      }
      walks="Price"
    />
  );
}
