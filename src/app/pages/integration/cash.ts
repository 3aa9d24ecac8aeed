import type { Model } from "../../../contract/model.ts";
import type { Figures } from "../../../experiment/results.ts";
import type { Benefit, CashCourse } from "../../../models/integration/experiments/cashCourse.ts";
import type { IntegrationScenario } from "../../../models/integration/scenario.ts";

/** What integration earns more in every simulated year; null until there is something. */
export function benefitsOf(figures: Figures | null, years: number): readonly Benefit[] | null {
  const kpis = figures?.differences[0]?.kpis;
  const found = Array.from({ length: years }, (_, year) => kpis?.[`profitOfYear.${year + 1}`]);
  return found.every((each) => each !== undefined) ? (found as readonly Benefit[]) : null;
}

/** The model's view of benefits as cash over the horizon; a moment's work, so done here. */
export function cashOf(
  model: Model,
  scenario: IntegrationScenario,
  benefits: readonly Benefit[],
): CashCourse | null {
  const view = model.views["cash"];
  return view === undefined ? null : (view(scenario, benefits as never) as CashCourse);
}
