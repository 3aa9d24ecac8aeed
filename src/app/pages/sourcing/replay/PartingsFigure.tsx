import { type ReadonlySignal, useComputed } from "@preact/signals";
import { partingsChart } from "../../../../charts/partings.ts";
import { ChartFrame } from "../../../parts/ChartFrame.tsx";
import { fixed, plain, signed } from "../../../parts/format.ts";
import type { SourcingView } from "../view.ts";
import { captionOf } from "../words.ts";
import { instead } from "./decision.ts";
import type { Replayed } from "./replayView.ts";

/** What a parting came to, in words. */
export function partingWords(replayed: Replayed, period: number): string {
  const { partings, labels, solution, path } = replayed;
  const [a = "A", b = "B"] = labels;
  const cost = partings.cost[period] ?? 0;
  const contract = partings.contractQuantity[period] ?? 0;
  const spot = partings.spotQuantity[period] ?? 0;
  const own = path.policies[0];
  const same =
    Math.abs(contract - (own?.contractQuantity[period] ?? 0)) < 1e-6 &&
    Math.abs(spot - (own?.spotQuantity[period] ?? 0)) < 1e-6;
  if (same) return `No parting: in the place of ${a}, ${b} would have bought the same.`;
  const settled = partings.settled[period] ?? 0;
  const until =
    settled >= path.demand.length
      ? "by the end of the path, where it still matters"
      : settled === period
        ? "within the period"
        : `by period ${settled + 1}, from when on it no longer matters`;
  const amount = `${fixed(Math.abs(cost), 1)} ${cost < 0 ? "less" : "more"}`;
  const verdict = Math.abs(cost) < 0.05 ? "which comes to the same" : `which costs ${amount}`;
  return `Parting: in the place of ${a}, ${b} would have ${instead(contract, spot, solution.policies[1]?.reservation ?? 0)}, ${verdict} ${until}.`;
}

interface PartingsFigureProps {
  readonly view: SourcingView;
  readonly replayed: ReadonlySignal<Replayed | null>;
}

/** The periods in which the two part, each with what it cost. */
export function PartingsFigure({ view, replayed }: PartingsFigureProps) {
  const shown = replayed.value;
  const draw = useComputed(() => {
    const now = replayed.value;
    if (now === null) return null;
    const [a = "A", b = "B"] = now.labels;
    return partingsChart.bind(null, {
      first: 1,
      yTitle: "Cost of the parting, money",
      cost: now.partings.cost,
      told: now.largest.map((index) => ({ index, text: signed(now.partings.cost[index] ?? 0, 0) })),
      above: { tone: "policyA" as const, label: `${a} better` },
      below: { tone: "policyB" as const, label: `${b} better` },
      beside: [`contract ${plain(now.scenario.problem.contractPrice)}`, ...now.labels],
    });
  }).value;
  const [a = "A", b = "B"] = shown?.labels ?? [];
  return (
    <ChartFrame
      title="Where they part, and what each parting cost"
      finding={
        shown === null
          ? ""
          : `They decide otherwise in ${shown.apart} of ${shown.path.demand.length} periods; upwards, the way of ${b} costs more. The ${shown.largest.length} that matter most are numbered.`
      }
      draw={draw}
      height={() => 190}
      empty="The partings are being worked out …"
      table={() => ({
        columns: [
          "Period",
          `Contract, ${b} in the place of ${a}, units`,
          `Spot, ${b} in the place of ${a}, units`,
          "Cost of the parting, money",
          "No longer matters after period",
        ],
        rows: Array.from(shown?.partings.cost ?? [], (cost, t) => [
          t + 1,
          shown?.partings.contractQuantity[t] ?? 0,
          shown?.partings.spotQuantity[t] ?? 0,
          cost,
          (shown?.partings.settled[t] ?? 0) + 1,
        ]),
      })}
      caption={
        shown === null
          ? ""
          : `${captionOf(shown.scenario)}; sample path of replication ${shown.path.replication + 1}`
      }
      file="hedgerow-sourcing-partings"
      count={shown?.path.demand.length ?? 0}
      reading={(t) => (shown === null ? "" : `Period ${t + 1}. ${partingWords(shown, t)}`)}
      walks="Period"
      cursor={view.period}
      scrubber
    />
  );
}
