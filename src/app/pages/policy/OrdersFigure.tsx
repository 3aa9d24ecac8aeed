import { useComputed } from "@preact/signals";
import { tracesChart } from "../../../charts/traces.ts";
import type { SourcingScenario } from "../../../models/sourcing/problem.ts";
import type { SourcingPath } from "../../../models/sourcing/results.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed } from "../../parts/format.ts";
import type { Trace } from "../../sandbox/watched.ts";
import type { PolicyView } from "./view.ts";
import { captionOfOwn } from "./words.ts";

interface Traced {
  readonly label: string;
  readonly tone: "policyA" | "policyB";
  readonly netInventory: Float64Array;
  readonly contractQuantity: Float64Array;
  readonly spotQuantity: Float64Array;
  readonly endInventory: Float64Array;
}

/** The best policy's path and the user's, as far as both are known. */
function pair(
  path: SourcingPath,
  trace: Trace,
): { readonly count: number; readonly policies: readonly Traced[] } {
  const count = Math.min(path.demand.length, trace.netInventory.length - 1);
  const cut = (column: Float64Array, from = 0) => column.subarray(from, from + count);
  const best = path.policies[0]!;
  return {
    count,
    policies: [
      {
        label: "best",
        tone: "policyA",
        netInventory: cut(best.netInventory),
        contractQuantity: cut(best.contractQuantity),
        spotQuantity: cut(best.spotQuantity),
        endInventory: cut(best.endInventory),
      },
      {
        label: "yours",
        tone: "policyB",
        netInventory: cut(trace.netInventory),
        contractQuantity: cut(trace.contractQuantity),
        spotQuantity: cut(trace.spotQuantity),
        // What is there before the next period's orders is what demand left.
        endInventory: cut(trace.netInventory, 1),
      },
    ],
  };
}

function buys({ contractQuantity, spotQuantity }: Traced, i: number): string {
  const parts = [
    ...((contractQuantity[i] ?? 0) > 0 ? [`${fixed(contractQuantity[i] ?? 0, 1)} by contract`] : []),
    ...((spotQuantity[i] ?? 0) > 0 ? [`${fixed(spotQuantity[i] ?? 0, 1)} spot`] : []),
  ];
  return parts.length === 0 ? "buys nothing" : `buys ${parts.join(" + ")}`;
}

/** What both policies do with the same demand and prices. */
export function OrdersFigure({ view }: { readonly view: PolicyView }) {
  const { own, path } = view;
  const data = useComputed(() => {
    const answer = path.latest.value;
    const trace = own.trace.value;
    const result = own.result.value;
    if (answer === null || trace === null || result === null) return null;
    if (answer.scenario !== own.ran.peek()?.scenario) return null;
    const { count, policies } = pair(answer.value, trace);
    return { path: answer.value, result, policies, count };
  });
  const draw = useComputed(() => {
    const shown = data.value;
    if (shown === null) return null;
    return tracesChart.bind(null, {
      first: 1,
      spotPrice: shown.path.spotPrice.subarray(0, shown.count),
      demand: shown.path.demand.subarray(0, shown.count),
      contractPrice: (shown.result.scenario as SourcingScenario).problem.contractPrice,
      buysAheadUpTo: null,
      policies: shown.policies,
    });
  });
  const shown = data.value;
  const reading = (i: number) => {
    if (shown === null) return "";
    const each = shown.policies.map(
      (policy) => `${policy.label} has ${fixed(policy.netInventory[i] ?? 0, 1)} in stock, ${buys(policy, i)}`,
    );
    return `Period ${i + 1}: price ${fixed(shown.path.spotPrice[i] ?? 0, 2)}, demand ${fixed(shown.path.demand[i] ?? 0, 1)}; ${each.join("; ")}.`;
  };
  return (
    <ChartFrame
      title="Same demand and prices, best and yours"
      finding={
        shown === null
          ? ""
          : `Both meet the same demand at the same prices over ${shown.count} periods; where the lines part, your policy decided otherwise.`
      }
      draw={draw.value}
      height={(width) => (width < 480 ? 520 : 530)}
      empty="Shown when your policy has run"
      table={() => ({
        columns: [
          "Period",
          "Spot price, money/unit",
          "Demand, units",
          ...["best", "yours"].flatMap((label) => [
            `Stock before ordering, ${label}, units`,
            `From contract, ${label}, units`,
            `From spot, ${label}, units`,
          ]),
        ],
        rows: Array.from({ length: shown?.count ?? 0 }, (_, i) => [
          i + 1,
          shown?.path.spotPrice[i] ?? 0,
          shown?.path.demand[i] ?? 0,
          ...(shown?.policies ?? []).flatMap((policy) => [
            policy.netInventory[i] ?? 0,
            policy.contractQuantity[i] ?? 0,
            policy.spotQuantity[i] ?? 0,
          ]),
        ]),
      })}
      caption={shown === null ? "" : `${captionOfOwn(shown.result)}; sample path of replication 1`}
      file="hedgerow-policy-path"
      count={shown?.count ?? 0}
      reading={reading}
      walks="Period"
      cursor={view.period}
      faded={own.stale.value}
      scrubber
    />
  );
}
