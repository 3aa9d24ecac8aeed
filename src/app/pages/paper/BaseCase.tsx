import type { SourcingScenario } from "../../../models/sourcing/problem.ts";
import { plain } from "../../parts/format.ts";
import { Mark } from "./Agreement.tsx";
import { Symbols } from "./Symbols.tsx";
import type { PaperView } from "./view.ts";

/** The inputs of the base case as Table 1 prints them, each beside what the experiments compute with. */
export function BaseCase({ view }: { readonly view: PaperView }) {
  const scenario = view.experiments.get("sourcingTable2")?.scenario as SourcingScenario | undefined;
  if (scenario === undefined || "values" in scenario.problem.demand) return null;
  const { contractPrice, reservationPrice, holdingCost, backorderCost, demand, spotPrice } = scenario.problem;
  const inputs = [
    ["c", view.inputs.c, contractPrice],
    ["r", view.inputs.r, reservationPrice],
    ["h", view.inputs.h, holdingCost],
    ["v", view.inputs.v, backorderCost],
    ["μ_x", view.inputs.demandMean, demand.mean],
    ["σ_x", view.inputs.demandSd, demand.sd],
    ["μ_p", view.inputs.spotMean, spotPrice.mean],
    ["σ_p", view.inputs.spotSd, spotPrice.sd],
  ] as const;
  return (
    <p class="inputs">
      <span class="quiet">Table 1, the inputs:</span>{" "}
      {inputs.map(([symbol, printed, used]) => (
        <span key={symbol} class="input">
          <Symbols words={symbol} /> = {plain(printed)}
          {printed !== used && ` (used: ${plain(used)})`}
        </span>
      ))}
      {inputs.every(([, printed, used]) => printed === used) && (
        <span class="input">
          <Mark status="reproduced" /> all used as printed
        </span>
      )}
    </p>
  );
}
