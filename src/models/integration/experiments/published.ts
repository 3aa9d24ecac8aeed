import { leverNames, leversOf } from "../levers.ts";
import { everyLever, runner, siloed } from "../run.ts";
import { example, type IntegrationScenario } from "../scenario.ts";
import { meanAndError } from "../validation/case.ts";
import { reference, regressionSetting } from "../validation/fullModel.ts";
import { chain } from "../world.ts";
import type { MeanError } from "./attribution.ts";
import { beforeAfter } from "./comparison.ts";
import { eventStudy } from "./eventStudy.ts";
import { costsOf } from "./investment.ts";
import { isoService } from "./isoService.ts";
import { presets } from "./presets.ts";
import { readinessMap } from "./readinessMap.ts";
import { investmentFigures, roi, yearlyBenefits } from "./roi.ts";

/** The base case as the reference program ran it, as a scenario. */
export function regressionScenario(seed: string): IntegrationScenario {
  return { ...example, ...regressionSetting(seed) };
}

/** KPI table and return of a scenario: section 6.1 and 6.3 of the specification. */
export function publishedComparison(scenario: IntegrationScenario, replications: number) {
  return {
    replications,
    kpis: beforeAfter(runner(scenario), scenario.levers, replications),
    roi: roi(scenario, replications),
    reference,
  };
}

/** When it pays and when not: section 6.4. */
export function publishedPresets(scenario: IntegrationScenario, replications: number) {
  return presets.map((preset) => {
    const applied = preset.apply(scenario);
    const { years } = applied.simulation;
    const benefits = yearlyBenefits(runner(applied), applied.levers, years, replications);
    const figures = investmentFigures(
      benefits,
      costsOf(applied, applied.levers),
      applied.problem.investment.discountRate,
    );
    return { name: preset.name, meaning: preset.meaning, replications, ...figures };
  });
}

/** The pipeline lever with poor data: last-out value with raw and with self-centred weights, money a year. */
export function publishedPoorData(scenario: IntegrationScenario, replications: number) {
  const poor = presets.find((preset) => preset.name === "badData")!.apply(scenario);
  const withoutPipeline = leversOf(0xff & ~(1 << leverNames.indexOf("pipeline")));
  const lastOut = (calibration: "raw" | "selfCentering"): MeanError => {
    const { problem } = poor;
    const run = runner({
      ...poor,
      problem: { ...problem, dataQuality: { ...problem.dataQuality, calibration } },
    });
    return meanAndError(
      Array.from(
        { length: replications },
        (_, i) => run(everyLever, i)["profit"]! - run(withoutPipeline, i)["profit"]!,
      ),
    );
  };
  return { replications, raw: lastOut("raw"), selfCentering: lastOut("selfCentering") };
}

/** Equal service, readiness map and disruption study. */
export function publishedStudies(scenario: IntegrationScenario, replications: number) {
  const made = chain(scenario);
  return {
    isoService: isoService(scenario, replications),
    readinessMap: readinessMap(
      scenario,
      [0.3, 0.5, 0.7, 0.9, 1],
      [0.2, 0.4, 0.6, 0.8, 0.95],
      Math.max(2, Math.floor(replications / 3)),
    ),
    disruption: {
      siloed: eventStudy(made, siloed, 3 * replications),
      integrated: eventStudy(made, everyLever, 3 * replications),
    },
  };
}
