import { useComputed } from "@preact/signals";
import { tracesChart } from "../../../charts/traces.ts";
import type { SourcingScenario } from "../../../models/sourcing/problem.ts";
import type { SourcingPath } from "../../../models/sourcing/results.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed, plain } from "../../parts/format.ts";
import { Stepper } from "../../parts/Stepper.tsx";
import { PERIODS, type SourcingView } from "./view.ts";
import { buysAheadUpTo, captionOf, labelsOf, tones } from "./words.ts";

function reading(path: SourcingPath, labels: readonly string[], i: number): string {
  const bought = path.policies.map((policy, k) => {
    const contract = policy.contractQuantity[i] ?? 0;
    const spot = policy.spotQuantity[i] ?? 0;
    const parts = [
      ...(contract > 0 ? [`${plain(Number(contract.toFixed(1)))} by contract`] : []),
      ...(spot > 0 ? [`${plain(Number(spot.toFixed(1)))} spot`] : []),
    ];
    return `${labels[k]} ${fixed(policy.netInventory[i] ?? 0, 1)} in stock, buys ${parts.length === 0 ? "nothing" : parts.join(" + ")}`;
  });
  return `Period ${i + 1}: price ${fixed(path.spotPrice[i] ?? 0, 2)}, demand ${fixed(path.demand[i] ?? 0, 1)}; ${bought.join("; ")}.`;
}

interface TracesFigureProps {
  readonly view: SourcingView;
  /** Whether the walk through the periods stands under the picture; false where another picture has it. */
  readonly scrubber?: boolean;
}

/** The hero: the same demand and prices met by both policies. */
export function TracesFigure({ view, scrubber = true }: TracesFigureProps) {
  const { answers } = view.session;
  const shown = useComputed(() => {
    const path = view.path.latest.value;
    // The path follows the solution, so reading the solution without subscribing keeps it to one redraw per solve.
    const solution = answers.latest.peek();
    if (path === null || solution === null) return null;
    const scenario = path.scenario as SourcingScenario;
    const labels = labelsOf(solution.value);
    const limits = solution.value.policies.map(buysAheadUpTo);
    return { path: path.value, scenario, labels, limit: limits.find((limit) => limit !== null) ?? null };
  }).value;
  const draw = useComputed(() => {
    const path = view.path.latest.value;
    const ghost = view.pinnedPath.value;
    const solution = answers.latest.peek();
    if (path === null || solution === null) return null;
    const scenario = path.scenario as SourcingScenario;
    const labels = labelsOf(solution.value);
    const limits = solution.value.policies.map(buysAheadUpTo);
    const kept = ghost?.policies[0]?.endInventory;
    return tracesChart.bind(null, {
      first: 1,
      spotPrice: path.value.spotPrice,
      demand: path.value.demand,
      contractPrice: scenario.problem.contractPrice,
      buysAheadUpTo: limits.find((limit) => limit !== null) ?? null,
      policies: path.value.policies.map((policy, i) => ({
        label: labels[i] ?? policy.kind,
        tone: tones[i] ?? ("plain" as const),
        endInventory: policy.endInventory,
        contractQuantity: policy.contractQuantity,
        spotQuantity: policy.spotQuantity,
      })),
      ...(kept === undefined || ghost?.replication !== path.value.replication ? {} : { ghost: kept }),
    });
  }).value;
  const labels = shown?.labels ?? [];
  const finding =
    shown === null
      ? ""
      : shown.limit === null
        ? `${labels.join(" and ")} meet the same demand at the same prices over ${PERIODS} periods; neither buys ahead.`
        : `Both meet the same demand at the same prices over ${PERIODS} periods; at prices up to ${plain(shown.limit)} stock is bought ahead.`;
  const table = () => ({
    columns: [
      "Period",
      "Spot price, money/unit",
      "Demand, units",
      ...labels.flatMap((label) => [
        `Stock before ordering, ${label}, units`,
        `From contract, ${label}, units`,
        `From spot, ${label}, units`,
        `Net inventory after demand, ${label}, units`,
      ]),
    ],
    rows:
      shown === null
        ? []
        : Array.from(shown.path.demand, (demand, i) => [
            i + 1,
            shown.path.spotPrice[i] ?? 0,
            demand,
            ...shown.path.policies.flatMap((policy) => [
              policy.netInventory[i] ?? 0,
              policy.contractQuantity[i] ?? 0,
              policy.spotQuantity[i] ?? 0,
              policy.endInventory[i] ?? 0,
            ]),
          ]),
  });
  return (
    <ChartFrame
      title="Same demand and prices, two policies"
      finding={finding}
      draw={draw}
      height={(width) => (width < 480 ? 520 : 530)}
      empty="The first sample path is being drawn …"
      table={table}
      caption={`${shown === null ? "" : captionOf(shown.scenario)}; sample path of replication ${view.replication.value + 1}`}
      file="hedgerow-sourcing-path"
      count={shown?.path.demand.length ?? 0}
      reading={(index) => (shown === null ? "" : reading(shown.path, labels, index))}
      walks="Period"
      cursor={view.period}
      scrubber={scrubber}
    >
      <Stepper label="Sample path" value={view.replication} from={1} />
    </ChartFrame>
  );
}
