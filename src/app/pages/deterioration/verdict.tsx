import type { Figures } from "../../../experiment/results.ts";
import type { DeteriorationScenario } from "../../../models/deterioration/problem.ts";
import { decimalsFor, fixed, plain } from "../../parts/format.ts";
import type { PlanAnswer, Plans } from "./plans.ts";
import { boundariesOf, gridWords, money, policyNames, share } from "./words.ts";

/** A relative difference that is not worth a word. */
const NONE = 5e-7;

function rightPrice(plan: PlanAnswer): string {
  return plan.pricing === "varying" ? "a price that moves within the cycle" : "the optimal price";
}

/** Why the published plan is worse, from what the two plans do. */
function Reason({
  best,
  published,
  scenario,
}: {
  best: PlanAnswer;
  published: PlanAnswer;
  scenario: DeteriorationScenario;
}) {
  const [right] = best.solution.cycles;
  const [wrong] = published.solution.cycles;
  const cuts = boundariesOf(best.solution.cycles);
  const other = boundariesOf(published.solution.cycles);
  const { purchaseCost } = scenario.problem;
  const charges =
    right === undefined || wrong === undefined
      ? ""
      : `the paper charges ${money(wrong.price)} where ${money(right.price)} is right`;
  const differently = cuts === other ? "" : ` The horizon is best cut at ${cuts}, not at ${other}.`;
  return purchaseCost === 0 ? (
    <>
      {" "}
      eq. 9 has no purchase cost to leave out here, but still holds the end of replenishment fixed: {charges}.
      {differently}
    </>
  ) : (
    <>
      {" "}
      eq. 9 leaves the purchase cost out, so {charges}.{differently}
    </>
  );
}

/** The published plan beside the right one, in a sentence. */
export function Answer({ plans }: { readonly plans: Plans }) {
  const { best, published, scenario } = plans;
  if (best === null || published === null) {
    const found = best ?? published;
    if (found === null) return <>No plan was found.</>;
    const why = best === null ? plans.why.best : plans.why.published;
    return (
      <>
        <strong class={`tone-${best === null ? "policyB" : "policyA"}`}>
          {best === null
            ? "The published equations find a plan, the optimal price none"
            : "The published equations find no plan here"}
        </strong>
        : {why}. {best === null ? "The published plan" : `With ${rightPrice(best)} one`} earns{" "}
        {money(found.solution.totalProfit)}.
      </>
    );
  }
  const [high, low] = [best.solution.totalProfit, published.solution.totalProfit];
  const gain = high - low;
  const where = gridWords(scenario.boundaries);
  const Where = where.charAt(0).toUpperCase() + where.slice(1);
  if (Math.abs(gain) <= NONE * Math.max(1, Math.abs(high))) {
    return (
      <>
        <strong>No difference</strong>: {where} the published plan earns {money(low)}, as much as{" "}
        {rightPrice(best)}.
      </>
    );
  }
  const more = low > 0 ? `${share(gain / low)} more` : `${money(gain)} more`;
  if (scenario.pricing === "published") {
    return (
      <>
        The published plan earns {money(low)}; {where}{" "}
        <strong class="tone-policyA">the optimal price would earn {money(high)}</strong>, {more}:
        <Reason best={best} published={published} scenario={scenario} />
      </>
    );
  }
  return (
    <>
      {Where}{" "}
      <strong class="tone-policyA">
        {rightPrice(best)} earns {money(high)}, {more}
      </strong>{" "}
      than the published plan’s {money(low)}:
      <Reason best={best} published={published} scenario={scenario} />
    </>
  );
}

/** Money below this is rounding, not chance. */
const SENSELESS = 0.005;

function decimalsOf(halfWidth: number): number {
  return halfWidth < SENSELESS ? 2 : decimalsFor(halfWidth, 2);
}

/** What the stochastic twin adds to a smooth plan. */
export function Evidence({
  plans,
  figures,
  failed,
}: {
  readonly plans: Plans;
  readonly figures: Figures | null;
  readonly failed: boolean;
}) {
  const [first, second] = figures?.policies ?? [];
  const profit = first?.kpis["profit"];
  const { scenario } = plans;
  if (failed) {
    return <>There is nothing to run by chance: one of the twin’s policies finds no plan here.</>;
  }
  if (figures === null || first === undefined || profit === undefined || !Number.isFinite(profit.halfWidth)) {
    return (
      <>The same plans are about to be run as random processes: customers, arrivals and decay by chance.</>
    );
  }
  const names = policyNames(scenario.policies);
  const smooth = plans.policies[0]?.fluid?.profit;
  const digits = decimalsOf(profit.halfWidth);
  const short = smooth === undefined ? 0 : smooth - profit.mean;
  const difference = figures.differences[0]?.kpis["profit"];
  const pairDigits = difference === undefined ? 0 : decimalsOf(difference.halfWidth);
  const sure =
    difference !== undefined &&
    difference.needed === null &&
    Math.abs(difference.mean) > difference.halfWidth;
  return (
    <>
      By chance (scale {plain(scenario.simulation.scale)}) the {names[0]} plan earns{" "}
      <b>
        {fixed(profit.mean, digits)} ± {fixed(profit.halfWidth, digits)}
      </b>
      {smooth === undefined
        ? ""
        : Math.abs(short) <= Math.max(profit.halfWidth, SENSELESS)
          ? ", what the equations say"
          : `, ${fixed(Math.abs(short), digits)} ${short > 0 ? "less" : "more"} than the equations say`}
      {second === undefined || difference === undefined || !Number.isFinite(difference.halfWidth) ? (
        "."
      ) : sure ? (
        <>
          , and{" "}
          <b>
            {fixed(Math.abs(difference.mean), pairDigits)} ± {fixed(difference.halfWidth, pairDigits)}
          </b>{" "}
          {difference.mean < 0 ? "more" : "less"} than the {names[1]} plan (95 %,{" "}
          {figures.done.toLocaleString("en-US")} histories).
        </>
      ) : (
        `; too few runs to tell it from the ${names[1]} plan.`
      )}
    </>
  );
}
