import { useComputed } from "@preact/signals";
import { policyMap } from "../../../charts/policyMap.ts";
import type { SourcingScenario } from "../../../models/sourcing/problem.ts";
import type { SourcingPolicySolution } from "../../../models/sourcing/results.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed, plain } from "../../parts/format.ts";
import type { SourcingView } from "./view.ts";
import { buysAheadUpTo, captionOf, labelsOf, tones } from "./words.ts";

/** Prices worth showing, in standard deviations either side of the mean. */
const REACH = 3;

function stocksByPrice(policy: SourcingPolicySolution): boolean {
  return policy.orderUpToSpot !== undefined && policy.baseStock === undefined;
}

/** Figure 4 of the paper: the level to order up to, by price, and the state moving through it. */
export function MapFigure({ view }: { readonly view: SourcingView }) {
  const { answers, reference } = view.session;
  const draw = useComputed(() => {
    const path = view.path.latest.value;
    const ghost = reference.value?.solution.policies.find(stocksByPrice);
    const solution = answers.latest.peek();
    if (path === null || solution === null) return null;
    const { problem } = path.scenario as SourcingScenario;
    const labels = labelsOf(solution.value);
    const { mean, sd } = problem.spotPrice;
    const reach = Math.max(REACH * sd, 1);
    return policyMap.bind(null, {
      contractPrice: problem.contractPrice,
      prices: [
        Math.min(mean - reach, ...path.value.spotPrice),
        Math.max(mean + reach, ...path.value.spotPrice),
      ] as const,
      policies: solution.value.policies.map((policy, i) => {
        const traced = path.value.policies[i];
        return {
          label: labels[i] ?? "",
          tone: tones[i] ?? ("plain" as const),
          ...(policy.orderUpToSpot === undefined || policy.baseStock !== undefined
            ? {}
            : { spotLevels: policy.orderUpToSpot }),
          ...(policy.orderUpToContract === undefined ||
          policy.baseStock !== undefined ||
          policy.reservation === 0
            ? {}
            : { contractLevel: policy.orderUpToContract }),
          ...(policy.baseStock === undefined ? {} : { baseStock: policy.baseStock }),
          visited: Array.from(path.value.spotPrice, (spotPrice, t) => ({
            spotPrice,
            netInventory: traced?.netInventory[t] ?? 0,
            contractQuantity: traced?.contractQuantity[t] ?? 0,
            spotQuantity: traced?.spotQuantity[t] ?? 0,
          })),
        };
      }),
      ...(ghost?.orderUpToSpot === undefined ? {} : { ghost: ghost.orderUpToSpot }),
    });
  }).value;
  const solution = answers.latest.value;
  const path = view.path.latest.value;
  const mapped = solution?.value.policies.find(stocksByPrice);
  const limit = mapped === undefined ? null : buysAheadUpTo(mapped);
  const level = mapped?.orderUpToContract;
  const finding =
    mapped === undefined
      ? "Neither policy lets the spot price decide how much to stock."
      : limit === null
        ? `The spot level never rises above ${level === undefined ? "the contract level" : `S_L = ${plain(level)}`}: nothing is bought ahead.`
        : `Below the contract price the spot level climbs steeply: at ${plain(limit)} and less, stock is bought ahead. Dots: states of the sample path.`;
  const read = (index: number) => {
    if (path === null) return "";
    const at = path.value.policies
      .map((policy, i) => {
        const after =
          (policy.netInventory[index] ?? 0) +
          (policy.contractQuantity[index] ?? 0) +
          (policy.spotQuantity[index] ?? 0);
        return `${labelsOf(solution?.value ?? { model: "sourcing", policies: [] })[i] ?? policy.kind} from ${fixed(policy.netInventory[index] ?? 0, 1)} up to ${fixed(after, 1)}`;
      })
      .join("; ");
    return `Period ${index + 1}, price ${fixed(path.value.spotPrice[index] ?? 0, 2)}: ${at}.`;
  };
  const table = () => ({
    columns: ["Spot price, money/unit", "Spot order-up-to level, units"],
    rows: (mapped?.orderUpToSpot ?? []).map((point) => [point.spotPrice, point.level]),
  });
  return (
    <ChartFrame
      title="What to stock up to at which price"
      finding={finding}
      draw={draw}
      height={() => 300}
      empty="The policy is being solved …"
      table={table}
      caption={solution === null ? "" : captionOf(solution.scenario)}
      file="hedgerow-sourcing-policy"
      count={path?.value.demand.length ?? 0}
      reading={read}
      walks="Period"
      cursor={view.period}
    />
  );
}
