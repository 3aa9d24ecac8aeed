import type { World } from "../world.ts";
import { type Figure, sumOver } from "./figure.ts";

function figuresOf(
  key: string,
  label: string,
  errors: (planner: World["planners"][number]) => World["planners"][number]["weekErrors"],
  demand: Figure["over"] & string,
  forecasts: Figure["over"] & string,
  naive: Figure["over"] & string,
): readonly Figure[] {
  const sum = (of: (e: ReturnType<typeof errors>) => number) => (w: World) =>
    sumOver(w, (p) => of(errors(p)));
  const figure = (name: string, words: string, of: Figure["of"], over: Figure["over"] & string): Figure => ({
    name: `forecast.${key}.${name}`,
    label: `${words}, ${label}`,
    unit: "",
    of,
    over,
    ...(name === "bias" ? {} : { better: "lower" as const }),
  });
  return [
    figure(
      "wmape",
      "Weighted forecast error",
      sum((e) => e.absolute),
      demand,
    ),
    figure(
      "mape",
      "Mean relative forecast error",
      sum((e) => e.relative),
      forecasts,
    ),
    figure(
      "mase",
      "Forecast error over that of a naive forecast",
      sum((e) => e.absolute),
      naive,
    ),
    figure(
      "bias",
      "Forecast bias",
      sum((e) => e.signed),
      demand,
    ),
  ];
}

/** How well demand was foreseen, over a week and over the purchase horizon. */
export const forecastFigures: readonly Figure[] = [
  ...figuresOf(
    "week",
    "7 days ahead",
    (p) => p.weekErrors,
    "sum.weekDemand",
    "sum.weekForecasts",
    "sum.weekNaive",
  ),
  ...figuresOf(
    "leadTime",
    "over the purchase horizon",
    (p) => p.leadErrors,
    "sum.leadTimeDemand",
    "sum.leadTimeForecasts",
    "sum.leadTimeNaive",
  ),
];
