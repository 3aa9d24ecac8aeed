import type { Kpi } from "../../contract/model.ts";
import { cashFigures } from "./figures/cash.ts";
import { customerFigures } from "./figures/customers.ts";
import { denominators, type Figure } from "./figures/figure.ts";
import { forecastFigures } from "./figures/forecast.ts";
import { moneyFigures } from "./figures/money.ts";
import { serviceFigures } from "./figures/service.ts";
import { stockFigures } from "./figures/stock.ts";
import type { World } from "./world.ts";

/** All figures of a run over some years; profit first. */
function figures(years: number): readonly Figure[] {
  const [profit, ...rest] = moneyFigures(years);
  return [
    profit!,
    ...serviceFigures,
    ...cashFigures,
    ...stockFigures,
    ...forecastFigures,
    ...customerFigures,
    ...rest,
  ];
}

/** Which raw figures a run yields, and which KPIs they make. */
export interface Measures {
  readonly columns: readonly string[];
  readonly kpis: readonly Kpi[];
  /** The raw figures of a run, in the order of `columns`. */
  values(world: World): number[];
}

/** The measures of runs over some years. @param years whole */
export function measures(years: number): Measures {
  const all = figures(years);
  const over = Object.entries(denominators);
  return {
    columns: [...all.map((figure) => figure.name), ...over.map(([name]) => name)],
    kpis: all.map(({ name, label, unit, better, over: denominator }) => ({
      name,
      label,
      unit,
      column: name,
      ...(denominator === undefined ? {} : { over: denominator }),
      ...(better === undefined ? {} : { better }),
    })),
    values: (world) => [...all.map((figure) => figure.of(world)), ...over.map(([, of]) => of(world))],
  };
}
