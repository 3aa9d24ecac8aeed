import type { Figures } from "../../../experiment/results.ts";
import { fixed } from "../../parts/format.ts";
import type { Investment } from "./view.ts";
import { levers, money, rows, strategyWords, withError } from "./words.ts";

/** Whether integration earns more than it costs, in a sentence. */
export function Answer({ figures, investment }: { figures: Figures; investment: Investment }) {
  const { scenario, costs, course } = investment;
  const profit = figures.differences[0]?.kpis["profit"];
  if (profit === undefined) return <>Simulating the siloed and the integrated firm …</>;
  if (!levers.some((lever) => scenario.levers[lever])) {
    return (
      <>
        <strong>No lever is switched on</strong>: both firms are the siloed one.
      </>
    );
  }
  const { horizonYears } = scenario.problem.investment;
  const years = `${horizonYears} year${horizonYears === 1 ? "" : "s"}`;
  const capital = costs.capital.reduce((sum, spent) => sum + spent, 0);
  const running = costs.running[0] ?? 0;
  const less = profit.mean < 0;
  const single = !Number.isFinite(profit.halfWidth);
  const earned = single
    ? `about ${money(Math.abs(profit.mean))}`
    : withError(Math.abs(profit.mean), profit.halfWidth, 0);
  const back = course.payback;
  const price = `${money(running)} a year to run and ${money(capital)} to build`;
  if (single) {
    return (
      <>
        <strong>
          Integration earns {earned} a year {less ? "less" : "more"}
        </strong>{" "}
        in the first pair of worlds
        {back === null
          ? ` and is not paid back within ${years}`
          : `; break-even after ${fixed(back, 1)} years`}
        . One pair: no interval yet. It costs {price} by {strategyWords[scenario.strategy]}.
      </>
    );
  }
  if (Math.abs(course.npv) <= course.npvReach) {
    return (
      <>
        <strong>
          Integration earns {earned} a year {less ? "less" : "more"}
        </strong>
        , too close to call: it costs {price}, and the value over {years} may have either sign.
      </>
    );
  }
  if (course.npv < 0) {
    return (
      <>
        <strong class="tone-shortage">Integration does not pay</strong>: it earns {earned} a year{" "}
        {less ? "less" : "more"}, but costs {price};{" "}
        {back === null
          ? `the money is not back within ${years}`
          : `the money is back after ${fixed(back, 1)} years, too late for its interest`}
        .
      </>
    );
  }
  return (
    <>
      <strong class="tone-policyA">Integration earns {earned} a year more</strong>; break-even after{" "}
      <strong>{back === null ? `more than ${years}` : `${fixed(back, 1)} years`}</strong>. It costs {price} by{" "}
      {strategyWords[scenario.strategy]}; {years} of it are worth {withError(course.npv, course.npvReach, 0)}{" "}
      today.
    </>
  );
}

function change(figures: Figures, name: string): string | null {
  const figure = rows.find((row) => row.name === name);
  const [before, after] = figures.policies.map((policy) => policy.kpis[name]);
  if (figure === undefined || before === undefined || after === undefined) return null;
  const by = figure.fraction ? 100 : 1;
  const digits = figure.fraction ? 0 : 1;
  return `${fixed(by * before.mean, digits)} → ${fixed(by * after.mean, digits)}`;
}

/** How sure that is, and what the customers notice. */
export function Evidence({ figures }: { readonly figures: Figures | null }) {
  const profit = figures?.differences[0]?.kpis["profit"];
  if (figures === null || profit === undefined) {
    return (
      <>Both firms live through the same demand, customers and disruptions; the first pair is under way.</>
    );
  }
  const inventory = figures.differences[0]?.kpis["inventoryValue"];
  const siloedStock = figures.policies[0]?.kpis["inventoryValue"];
  const stock =
    inventory === undefined || siloedStock === undefined || siloedStock.mean === 0
      ? null
      : (100 * inventory.mean) / siloedStock.mean;
  return (
    <>
      {figures.done === 1
        ? "In one history, lived through twice"
        : `On the same ${figures.done.toLocaleString("en-US")} histories (95\u00a0% interval`}
      {profit.varianceRatio !== null && profit.varianceRatio > 1.05
        ? `; pairing cuts the variance ${fixed(profit.varianceRatio, profit.varianceRatio < 10 ? 1 : 0)}-fold`
        : ""}
      {figures.done === 1 ? "" : ")"}: on time to request <b>{change(figures, "otifRequest")} %</b>, lost
      orders <b>{change(figures, "lostShare")} %</b>
      {stock !== null && (
        <>
          , inventory{" "}
          <b>
            {fixed(Math.abs(stock), 0)} % {stock > 0 ? "higher" : "lower"}
          </b>
          {stock > 0 ? ", since more is sold and more is kept on time" : ""}
        </>
      )}
      .
    </>
  );
}
