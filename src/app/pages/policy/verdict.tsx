import type { Figures } from "../../../experiment/results.ts";
import { decimalsFor, fixed, percent } from "../../parts/format.ts";
import type { PolicyView } from "./view.ts";

const COST = "averageCost";
/** Below this a relative difference is rounding. */
const NOTHING = 5e-7;

/** Exact costs of the best policy and of the user's, where the latter has one that can be right. */
function exactCosts(figures: Figures): { readonly best: number; readonly own: number } | null {
  const best = figures.policies[0]?.exact[COST];
  const own = figures.policies[1]?.exact[COST];
  // No policy that goes by stock and price alone beats the best; one that seems to remembers or draws lots.
  if (best === undefined || own === undefined || own < best * (1 - NOTHING)) return null;
  return { best, own };
}

function decimalsOf(gap: number): number {
  return Math.abs(gap) < 0.01 ? 2 : 1;
}

function Simulated({ figures }: { readonly figures: Figures }) {
  const difference = figures.differences[0]?.kpis[COST];
  const best = figures.policies[0]?.kpis[COST];
  if (difference === undefined || best === undefined) return null;
  const share = difference.mean / best.mean;
  const halfWidth = difference.halfWidth / Math.abs(best.mean);
  const decimals = Math.max(1, decimalsFor(halfWidth * 100, 2));
  const interval = `${fixed(Math.abs(share) * 100, decimals)} % ± ${fixed(halfWidth * 100, decimals)}`;
  if (Math.abs(difference.mean) <= difference.halfWidth)
    return (
      <>
        <strong class="tone-policyA">Your policy cannot be told from the best possible</strong> in so few
        runs: it costs {fixed(share * 100, decimals)} % ± {fixed(halfWidth * 100, decimals)} more.
      </>
    );
  return (
    <>
      <strong class={share > 0 ? "tone-policyB" : "tone-policyA"}>
        Your policy costs {interval} {share > 0 ? "more" : "less"} than the best possible
      </strong>
      {share > 0
        ? "."
        : " on the simulated histories: the best is exact for whole units and stepped prices, these are continuous."}
    </>
  );
}

/** How far the user's policy is from the best possible one. */
export function Answer({ view }: { readonly view: PolicyView }) {
  const { own } = view;
  const fault = own.fault.value;
  const figures = own.figures.value;
  if (view.pending.value !== null)
    return <>This policy came in a file. Read it, then say whether it may run.</>;
  if (fault !== null)
    return (
      <>
        <strong class="tone-shortage">Your policy has no result</strong>
        {fault.line === undefined ? ": " : `, see line ${fault.line}: `}
        {fault.message}.
      </>
    );
  if (figures === null)
    return <>{own.phase.value === "stopped" ? "Stopped before a result." : "Running your policy …"}</>;
  const exact = exactCosts(figures);
  if (exact === null) return <Simulated figures={figures} />;
  const gap = exact.own / exact.best - 1;
  if (gap < NOTHING)
    return (
      <>
        <strong class="tone-policyA">Your policy is as good as the best possible</strong>:{" "}
        {fixed(exact.own, 2)} per period.
      </>
    );
  return (
    <>
      <strong class="tone-policyB">
        Your policy costs {percent(gap, decimalsOf(gap))} more than the best possible
      </strong>
      : {fixed(exact.own, 2)} per period against {fixed(exact.best, 2)}.
    </>
  );
}

/** What the simulation says, with its interval. */
export function Evidence({ view }: { readonly view: PolicyView }) {
  const figures = view.own.figures.value;
  const difference = figures?.differences[0]?.kpis[COST];
  if (view.pending.value !== null)
    return <>It will run in a sandbox: no network, no storage, nothing of this page or of other tabs.</>;
  if (figures === null || difference === undefined || !Number.isFinite(difference.halfWidth))
    return <>{"\u00a0"}</>;
  const { mean, halfWidth, n } = difference;
  const decimals = decimalsFor(halfWidth, 3);
  const exact = exactCosts(figures) !== null;
  const runs = n.toLocaleString("en-US");
  if (mean === 0 && halfWidth === 0)
    return (
      <>On the same {runs} simulated histories of demand and prices it does exactly what the best does.</>
    );
  return (
    <>
      {exact ? "Both costs are exact. " : ""}On the same {runs} simulated histories of demand and prices it
      costs{" "}
      <b>
        {fixed(Math.abs(mean), decimals)} ± {fixed(halfWidth, decimals)}
      </b>{" "}
      {mean >= 0 ? "more" : "less"} per period than the best possible policy (95&nbsp;% interval).
    </>
  );
}
