import { runner } from "../run.ts";
import type { IntegrationScenario } from "../scenario.ts";
import type { MeanError } from "./attribution.ts";
import { costsOf } from "./investment.ts";
import { investmentFigures, yearlyBenefits } from "./roi.ts";

/** Net present value over data quality and highest adoption. */
export interface ReadinessMap {
  readonly dataQuality: readonly number[];
  readonly adoption: readonly number[];
  /** `[data quality][adoption]`. */
  readonly npv: readonly (readonly MeanError[])[];
}

/**
 * Maps net present value over data quality × highest adoption, all cells on the same replications.
 *
 * @param dataQuality,adoption values in [0, 1]
 */
export function readinessMap(
  scenario: IntegrationScenario,
  dataQuality: readonly number[],
  adoption: readonly number[],
  replications: number,
): ReadinessMap {
  const cell = (level: number, maximum: number): MeanError => {
    const { problem } = scenario;
    const variant: IntegrationScenario = {
      ...scenario,
      problem: { ...problem, dataQuality: { ...problem.dataQuality, level } },
      adoption: { ...scenario.adoption, maximum },
    };
    const benefits = yearlyBenefits(runner(variant), variant.levers, variant.simulation.years, replications);
    return investmentFigures(benefits, costsOf(variant, variant.levers), problem.investment.discountRate).npv;
  };
  return {
    dataQuality,
    adoption,
    npv: dataQuality.map((level) => adoption.map((maximum) => cell(level, maximum))),
  };
}
