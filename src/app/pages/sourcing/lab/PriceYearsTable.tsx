import type { Frontier, FrontierPoint } from "../../../../models/sourcing/frontier.ts";
import type { KindOfYear } from "../../../../models/sourcing/priceYears.ts";
import { fixed, plain } from "../../../parts/format.ts";
import { Term } from "../../../parts/Tip.tsx";
import type { LabView, Trio } from "./labView.ts";
import { horizonWords, named, rounded, signedInterval, sure, withInterval } from "./words.ts";

type Kind = "dear" | "all" | "cheap";

function sentence(frontier: Frontier, { best, none, tried }: Trio): string {
  const { one } = horizonWords(frontier.periods);
  const bought = tried !== null && tried !== none ? tried : best;
  if (bought === none) return "Nothing is reserved, so no premium is paid.";
  const { dear, cheap } = bought.prices;
  const premium = `For a premium of ${fixed(bought.premium, 0)} (R = ${plain(bought.reservation)})`;
  if (dear === null || cheap === null) return `${premium}. The spot price never varies: no ${one} is dear.`;
  const buys = (kind: KindOfYear) =>
    sure(kind.saved)
      ? `${withInterval({ ...kind.saved, value: Math.abs(kind.saved.value) })} ${kind.saved.value > 0 ? "less" : "more"}`
      : "about the same";
  return `${premium}, a ${one} of dear prices costs ${rounded(dear.cost)} instead of ${rounded(dear.without)}: ${buys(dear)}. In one of cheap prices it costs ${buys(cheap)}.`;
}

/** Whether paying in advance makes the uncovered look safe in dear times. */
function misleads({ charge }: Frontier, { best }: Trio): boolean {
  const { dear, cheap } = best.prices;
  return (
    charge === "paid" &&
    dear !== null &&
    cheap !== null &&
    cheap.saved.value - cheap.saved.halfWidth > dear.saved.value + dear.saved.halfWidth
  );
}

/** What the premium r·R buys: the same dear, ordinary and cheap years with and without the contract. */
export function PriceYearsTable({ lab }: { readonly lab: LabView }) {
  const frontier = lab.frontier.latest.value?.value;
  const trio = lab.trio.value;
  const { many } = horizonWords(frontier?.periods ?? 52);
  if (frontier === undefined || trio === null) {
    return (
      <section class="price-years" aria-label="What the premium buys">
        <h2>What the premium buys</h2>
        <p class="reading">Simulating …</p>
      </section>
    );
  }
  const { prices } = trio.none;
  const contracts = named(trio).slice(1);
  const rows: readonly (readonly [Kind, string, string])[] = [
    [
      "dear",
      `Dear ${many}`,
      `The spot price averages more than ${fixed(prices.dearAbove, 2)}: one in twenty. The same ones for every R.`,
    ],
    ["all", `All ${many}`, "Every simulated one."],
    ["cheap", `Cheap ${many}`, `The spot price averages less than ${fixed(prices.cheapBelow, 2)}.`],
  ];
  const cell = (point: FrontierPoint, kind: Kind) => {
    const of = point.prices[kind];
    if (of === null) return <td key={point.reservation}>–</td>;
    return (
      <td key={point.reservation}>
        <span class="exact-value">{rounded(of.cost)}</span>
        <span class={`simulated ${sure(of.saved) ? (of.saved.value > 0 ? "wins" : "loses") : ""}`}>
          {signedInterval({ ...of.saved, value: of.saved.value === 0 ? 0 : -of.saved.value })}
        </span>
      </td>
    );
  };
  const count = () => {
    lab.choices.charge.value = "used";
  };
  return (
    <section
      class="kpis price-years"
      data-faded={lab.frontier.stale.value}
      aria-label="What the premium buys"
    >
      <h2>What the premium buys</h2>
      <p class="reading">{sentence(frontier, trio)}</p>
      <table>
        <caption class="unseen">
          Cost with and without a contract by kind of year, money; below it the difference to no contract in
          the same years, ± 95 % half-width
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Kind of year</span>
            </th>
            <th scope="col" class="tone-spot">
              no contract
            </th>
            {contracts.map(({ label, tone }) => (
              <th key={label} scope="col" class={`tone-${tone}`}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr class="decision">
            <th scope="row">
              <Term means="r·R over the whole horizon: paid for the reserved capacity, used or not. It is part of the costs below.">
                Premium
              </Term>
              <span class="unit">money</span>
            </th>
            <td>0</td>
            {contracts.map(({ point, label }) => (
              <td key={label}>{fixed(point.premium, 0)}</td>
            ))}
          </tr>
          {rows.map(([kind, label, means]) => (
            <tr key={kind}>
              <th scope="row">
                <Term means={means}>{label}</Term>
                <span class="unit">{(prices[kind]?.years ?? 0).toLocaleString("en-US")} of them</span>
              </th>
              <td>
                <span class="exact-value">{prices[kind] === null ? "–" : rounded(prices[kind].without)}</span>
              </td>
              {contracts.map(({ point }) => cell(point, kind))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet small">
        Money per {horizonWords(frontier.periods).one}; below each cost, its difference to no contract in the
        same {many}, ± 95 % half-width.
      </p>
      {misleads(frontier, trio) && (
        <p class="caution">
          Why does the contract help least when prices are high? Without it stock runs down in such times and
          the bill comes after the horizon.{" "}
          <button type="button" class="plain" onClick={count}>
            Count units when they are used
          </button>
        </p>
      )}
    </section>
  );
}
