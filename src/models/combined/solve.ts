import { exp, ln } from "../../numeric/elementary.ts";
import { productNames } from "../integration/fields/demand.ts";
import { solve as solveChain } from "../integration/solve.ts";
import { nominalDemand } from "../integration/world.ts";
import { componentProblems, needed, solvedComponent } from "./contract.ts";
import { type CombinedScenario, chainScenario } from "./scenario.ts";

/** What can be said without simulating: the chain's closed forms, the backup's policies, what spoils. */
export function solve(scenario: CombinedScenario): object {
  const { problem } = scenario;
  const { rate } = problem.deterioration;
  const cover = problem.planning.initialComponentDays;
  const chain = solveChain(chainScenario(scenario)) as { readonly warnings: readonly string[] };
  const demand = nominalDemand(problem);
  return {
    ...chain,
    backup: {
      shareOfDaysNeeded: needed(problem),
      components: componentProblems(problem).map((component, i) => {
        const { sourcing, reservationFee, materialCost } = component;
        const {
          terms: { levels, step },
          system,
          evaluation,
        } = solvedComponent(component);
        const reservation = levels.reservation * step;
        const middle = Math.floor(system.prices.length / 2);
        return {
          component: productNames[i]!,
          meanDemand: demand[i]!,
          contractPrice: sourcing.contractPrice,
          spotPrice: sourcing.spotPrice.mean,
          materialCost,
          reservation,
          reservationCostPerYear: 365 * reservationFee * reservation,
          orderUpToContract: levels.contract * step,
          orderUpToSpotAtMeanPrice: levels.spot[middle]! * step,
          // Cost of a day on which all demand comes to the backup.
          exact: {
            averageCost: evaluation.kpis.averageCost,
            contractShare: evaluation.kpis.contractShare,
            averageOnHand: evaluation.kpis.averageOnHand,
            averageBackorders: evaluation.kpis.averageBackorders,
          },
        };
      }),
    },
    deterioration: {
      meanLifeDays: rate > 0 ? 1 / rate : null,
      halfLifeDays: rate > 0 ? ln(2) / rate : null,
      spoiledOverInitialCover: 1 - exp(-rate * cover),
    },
  };
}
