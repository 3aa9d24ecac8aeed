import type { ComponentChildren } from "preact";
import { tallyOf } from "../../../experiment/design/comparison.ts";
import type { DeteriorationScenario } from "../../../models/deterioration/problem.ts";
import { fixed } from "../../parts/format.ts";
import { goTo } from "./Contents.tsx";
import { equation3Readings, equation5Readings, furthest, type Reading } from "./claims.ts";
import { OpenCase } from "./OpenCase.tsx";
import { Symbols } from "./Symbols.tsx";
import { counted, type PaperView } from "./view.ts";
import { countWords } from "./words.ts";

function Misprint({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <li>
      <h4>{title}</h4>
      <p>{children}</p>
    </li>
  );
}

function met(readings: readonly Reading[], fits: (reading: Reading) => boolean): string {
  return `${readings.filter(fits).length} of ${readings.length}`;
}

function Equation3({ view }: { readonly view: PaperView }) {
  const table3 = view.exact.found.value["sourcingTable3"];
  if (table3 === undefined) return null;
  const readings = equation3Readings(table3);
  const worst = furthest(readings);
  return (
    <Misprint title="Eq. (3) of the sourcing paper is printed as a conditional expectation">
      Its integral is the partial one, E(p − c)⁺. With that, {met(readings, ({ meantFits }) => meantFits)}{" "}
      printed <Symbols words="R_B" /> are met but for rounding; read as printed,{" "}
      {met(readings, ({ literalFits }) => literalFits)}.
      {worst !== undefined && (
        <>
          {" "}
          At <Symbols words={worst.where} /> it would be {fixed(worst.literal, 1)} where {worst.printed} is
          printed and {fixed(worst.meant, 1)} is right.{" "}
          <OpenCase scenario={() => worst.scenario} of={`eq. (3), ${worst.where}`} words="Open this case" />
        </>
      )}
    </Misprint>
  );
}

function Equation5({ view }: { readonly view: PaperView }) {
  const tableI = view.exact.found.value["deteriorationTable1"];
  if (tableI === undefined) return null;
  const readings = equation5Readings(tableI);
  const worst = furthest(readings);
  return (
    <Misprint title="The first integrand of eq. (5) of the deterioration paper is misprinted">
      It should be e<sup>λ(u − t)</sup>; the order quantity is then P·x, and{" "}
      {met(readings, ({ meantFits }) => meantFits)} printed quantities of Table I are met. As printed,{" "}
      {met(readings, ({ literalFits }) => literalFits)}.
      {worst !== undefined && (
        <>
          {" "}
          For the {worst.where} it would be {fixed(worst.literal, 4)} where {fixed(worst.printed, 4)} is
          printed.{" "}
          <button type="button" class="plain" onClick={() => goTo(view, "tableI")}>
            Table I
          </button>
        </>
      )}
    </Misprint>
  );
}

function Equation9({ view }: { readonly view: PaperView }) {
  const plan = view.exact.found.value["deteriorationPlan"];
  if (plan === undefined) return null;
  const totals = plan.values.filter(({ kpi }) => kpi === "totalProfit");
  const [published, , best, free] = totals.map(({ ours }) => ours ?? Number.NaN);
  if (published === undefined || best === undefined || free === undefined) return null;
  const scenario = {
    ...plan.bench.experiment.scenario,
    pricing: "optimal",
  } as unknown as DeteriorationScenario;
  const price = (cell: number) =>
    plan.rows.find((row) => row.cell === cell && row.kpi === "cycles.0.price")?.exact ?? Number.NaN;
  return (
    <Misprint title="Eq. (9) of the deterioration paper leaves the purchase cost out">
      It differentiates the profit with the end of replenishment held fixed, so its price does not depend on
      c. The published first price is {fixed(price(0), 4)}, the optimal one {fixed(price(2), 4)}; the same
      cycles then earn {fixed(best, 2)} instead of {fixed(published, 2)},{" "}
      {fixed(100 * (best / published - 1), 2)} % more, and {fixed(free, 2)} with boundaries anywhere.{" "}
      <OpenCase scenario={() => scenario} of="the plan with optimal prices" words="Open this case" />
    </Misprint>
  );
}

/** What is wrong in the sources themselves, each shown by numbers computed here. */
export function Misprints({ view }: { readonly view: PaperView }) {
  const tableI = tallyOf(counted(view.exact.found.value["deteriorationTable1"]));
  return (
    <ul class="misprints">
      <Equation3 view={view} />
      <Equation5 view={view} />
      <Equation9 view={view} />
      <Misprint title="Two claims of the deterioration paper are false in general">
        It claims that profit is concave in the price, and that five quantities always rise with the cycle’s
        length.
        {tableI.printed > 0 &&
          ` All that it prints of its example is met (${countWords(tableI)} in Table I),`}{" "}
        but in general neither holds. See{" "}
        <button type="button" class="plain" onClick={() => goTo(view, "concavity")}>
          concavity
        </button>{" "}
        and the{" "}
        <button type="button" class="plain" onClick={() => goTo(view, "claim")}>
          closing claim
        </button>
        .
      </Misprint>
    </ul>
  );
}
