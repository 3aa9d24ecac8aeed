import { type RunFigures, runner, siloed } from "../run.ts";
import type { IntegrationScenario } from "../scenario.ts";
import { meanAndError } from "../validation/case.ts";
import type { MeanError } from "./attribution.ts";

const COMPARED = ["fillRate", "lostShare", "inventoryValue", "inventoryTurns", "supplierStock", "profit"];

export interface IsoService {
  /** Safety factors of the two worlds. */
  readonly siloedFactor: number;
  readonly integratedFactor: number;
  /** Is the integrated fill rate at that factor within 0.002 of the siloed one? */
  readonly matched: boolean;
  readonly kpis: { readonly [kpi: string]: { readonly siloed: MeanError; readonly integrated: MeanError } };
}

function withFactor(scenario: IntegrationScenario, factor: number): IntegrationScenario {
  const { problem } = scenario;
  return { ...scenario, problem: { ...problem, planning: { ...problem.planning, safetyFactor: factor } } };
}

/**
 * Equal service: the integrated safety factor, found by bisection on common random numbers, at which the fill rate
 * is the siloed one. Without this, less stock is confused with less service.
 *
 * @param steps of the bisection of z in [0, siloed z]
 */
export function isoService(
  scenario: IntegrationScenario,
  replications = scenario.simulation.replications,
  steps = 7,
): IsoService {
  const indices = Array.from({ length: replications }, (_, i) => i);
  const before = indices.map((i) => runner(scenario)(siloed, i));
  const fill = (figures: readonly RunFigures[]) => meanAndError(figures.map((f) => f["fillRate"]!)).mean;
  const target = fill(before);
  const at = (factor: number) => {
    const run = runner(withFactor(scenario, factor));
    return indices.map((i) => run(scenario.levers, i));
  };
  const { safetyFactor } = scenario.problem.planning;
  let low = 0;
  let high = safetyFactor;
  let factor = high;
  let after = at(factor);
  // Service that is worse even at the siloed factor needs more stock, not less.
  if (fill(after) < target) high = 3 * safetyFactor + 1;
  for (let step = 0; step < steps && Math.abs(fill(after) - target) > 0.002; step++) {
    factor = (low + high) / 2;
    after = at(factor);
    if (fill(after) > target) high = factor;
    else low = factor;
  }
  const of = (figures: readonly RunFigures[], kpi: string) => meanAndError(figures.map((f) => f[kpi]!));
  return {
    siloedFactor: safetyFactor,
    integratedFactor: factor,
    matched: Math.abs(fill(after) - target) <= 0.002,
    kpis: Object.fromEntries(
      COMPARED.map((kpi) => [kpi, { siloed: of(before, kpi), integrated: of(after, kpi) }]),
    ),
  };
}
