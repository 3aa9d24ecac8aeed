import { defaults, group, number, type Values } from "../integration/fields.ts";
import { problemFields as chainFields, type IntegrationProblem } from "../integration/problem.ts";
import { example as chainExample, type IntegrationScenario } from "../integration/scenario.ts";

const ofMaterial = "share of the material cost";

/** The inputs beside those of the chain: what fills its two ports. Prices are shares of the material cost. */
export const partFields = {
  contract: group("Contract and spot market", "the backup supplier as combined sourcing sees it", {
    callOffPremium: number(
      "Call-off premium",
      ofMaterial,
      0.1,
      { min: -0.9, max: 100, symbol: "c / material − 1" },
      "what a unit called off from the reserved capacity costs above the material cost",
    ),
    reservationFee: number(
      "Reservation fee",
      `${ofMaterial}/day`,
      0.002,
      { min: 0, max: 10, symbol: "r / material" },
      "price of holding capacity for one unit a day in reserve for one day, used or not",
    ),
    spotPremium: number(
      "Mean spot premium",
      ofMaterial,
      0.4,
      { min: -0.9, max: 100, symbol: "μₚ / material − 1" },
      "what a unit on the spot market costs above the material cost, on average",
    ),
    spotVariation: number(
      "Spot deviation",
      ofMaterial,
      0.2,
      { min: 0, max: 10, symbol: "σₚ / material" },
      "standard deviation of the spot price, independent from day to day",
    ),
    waitingCost: number(
      "Cost of waiting",
      `${ofMaterial}/day`,
      0.1,
      { above: 0, max: 100, symbol: "v / material" },
      "what a missing component is taken to cost a day when the policy is solved; not charged, since the chain shows what waiting does",
    ),
    bufferDays: number(
      "Buffer",
      "days",
      1,
      { above: 0, max: 60, symbol: "levelCap" },
      "most components kept ready at the backup, in days of mean demand",
    ),
    reservedShare: number(
      "Reserved capacity",
      "share of mean demand",
      null,
      { min: 0, max: 100, nullMeans: "the best for the share of days on which the backup is needed" },
      "capacity reserved at the contract supplier",
    ),
  }),
  deterioration: group("Deterioration", "components in stock spoil", {
    rate: number(
      "Deterioration rate",
      "1/day",
      0.002,
      { min: 0, max: 1, symbol: "λ" },
      "a unit in stock spoils at this rate; it lives 1/λ days on average",
    ),
  }),
};

/** Every input of the whole house. */
export const problemFields = { ...chainFields, ...partFields };

export type CombinedProblem = IntegrationProblem & Values<typeof partFields>;

/** A complete scenario: the chain's, with what fills its ports. */
export interface CombinedScenario extends Omit<IntegrationScenario, "model" | "problem"> {
  readonly model: "combined";
  readonly problem: CombinedProblem;
}

/** The chain of the integration example with contract, spot market and spoiling components. */
export const example: CombinedScenario = {
  ...chainExample,
  model: "combined",
  problem: { ...chainExample.problem, ...defaults(partFields) },
};

/** The scenario as the chain alone sees it. */
export function chainScenario(scenario: CombinedScenario): IntegrationScenario {
  const { contract: _contract, deterioration: _deterioration, ...problem } = scenario.problem;
  return { ...scenario, model: "integration", problem };
}
