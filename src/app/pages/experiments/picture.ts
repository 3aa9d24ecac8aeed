import type { ChartOptions, Drawing } from "../../../charts/drawing.ts";
import type { TableData } from "../../parts/DataTable.tsx";
import type { Choices, Measure } from "./choices.ts";
import type { Axis, Grid } from "./grid.ts";
import { listed, lower } from "./words.ts";

/** Everything that a chart frame asks of a picture. */
export interface Picture {
  readonly title: string;
  readonly finding: string;
  readonly draw: (options: ChartOptions) => Drawing;
  readonly height: (width: number) => number;
  readonly table: () => TableData;
  readonly count: number;
  readonly reading: (index: number) => string;
}

/** What the pictures call things. */
export interface Words {
  readonly name: (path: string) => string;
  /** With its unit. */
  readonly title: (path: string) => string;
  readonly measure: Measure;
  readonly figure: string;
  readonly unit: string;
  readonly versus: string;
}

/** Panels at most; of more levels some are shown. */
const mostPanels = 12;

const measured: { readonly [measure in Measure]: string } = {
  mean: "simulated",
  exact: "exact",
  halfWidth: "half-width of the interval",
  difference: "difference",
};

/** "Average cost, simulated, money/period". */
export function valueTitle({ measure, figure, unit, versus }: Words): string {
  const what = `${figure}, ${measured[measure]}${measure === "difference" ? ` to ${lower(versus)}` : ""}`;
  return unit === "" ? what : `${what}, ${unit}`;
}

/** Evenly spaced places of a list, few enough for a panel each. */
export function panelsOf(axis: Axis | undefined): readonly (number | undefined)[] {
  const count = axis?.levels.length ?? 0;
  if (count === 0) return [undefined];
  if (count <= mostPanels) return Array.from({ length: count }, (_, k) => k);
  return Array.from({ length: mostPanels }, (_, k) => Math.round((k * (count - 1)) / (mostPanels - 1)));
}

/** Cells of a full grid by the levels of some of its axes; the others are held. */
export function cellsBy(
  grid: Grid,
  held: Choices["held"]["value"],
  free: readonly (Axis | undefined)[],
): (...levels: readonly (number | undefined)[]) => number {
  const base = grid.axes.map(({ path, levels }) => Math.min(held[path] ?? 0, levels.length - 1));
  const places = free.map((axis) => (axis === undefined ? -1 : grid.axes.indexOf(axis)));
  return (...levels) => {
    places.forEach((place, k) => {
      if (place >= 0) base[place] = levels[k] ?? 0;
    });
    return grid.cellAt(base);
  };
}

/** ", at lead time 2 and horizon 10": where the axes that are not drawn are held. */
export function heldText(
  grid: Grid,
  held: Choices["held"]["value"],
  words: Words,
  free: readonly (Axis | undefined)[],
): string {
  const rest = grid.axes.filter((axis) => !free.includes(axis));
  if (rest.length === 0) return "";
  const each = rest.map(({ path, labels }) => `${lower(words.name(path))} ${labels[held[path] ?? 0]}`);
  return `, at ${listed(each)}`;
}

/** "Holding cost 0.2, Lead time 3": where a cell lies. */
export function placeText({ axes }: Grid, words: Words, cell: number): string {
  return axes
    .filter((axis) => axis.at(cell) >= 0)
    .map((axis) => `${words.name(axis.path)} ${axis.labels[axis.at(cell)]}`)
    .join(", ");
}

/** A number for a table, or what stands for none. */
export function numberOr(value: number): number | string {
  return Number.isFinite(value) ? value : "–";
}
