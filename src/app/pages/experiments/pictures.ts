import type { ChartOptions, Drawing, Tone } from "../../../charts/drawing.ts";
import { type HeatMapData, heatMapChart, heatMapHeight } from "../../../charts/heatMap.ts";
import {
  type MultiplesData,
  type MultiplesPanel,
  multiplesChart,
  multiplesHeight,
} from "../../../charts/multiples.ts";
import type { TableData } from "../../parts/DataTable.tsx";
import { decimalsFor, fixed } from "../../parts/format.ts";
import { spelled } from "../../parts/otherControls.tsx";
import type { Choices, Measure } from "./choices.ts";
import type { Axis, Grid } from "./grid.ts";
import type { Shown } from "./runs.ts";
import { capital, listed, lower, withInterval } from "./words.ts";

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

const tones: readonly Tone[] = ["policyA", "policyB", "contract", "spot", "inventory", "demand"];
const shapes = ["dot", "square", "ring"] as const;

const measured: { readonly [measure in Measure]: string } = {
  mean: "simulated",
  exact: "exact",
  halfWidth: "half-width of the interval",
  difference: "difference",
};

export function valueTitle({ measure, figure, unit, versus }: Words): string {
  const what =
    measure === "difference" ? `${figure}, difference to ${versus}` : `${figure}, ${measured[measure]}`;
  return unit === "" ? what : `${what}, ${unit}`;
}

/** Evenly spaced places of a long list. */
function some(count: number): number[] {
  if (count <= mostPanels) return Array.from({ length: count }, (_, k) => k);
  return Array.from({ length: mostPanels }, (_, k) => Math.round((k * (count - 1)) / (mostPanels - 1)));
}

/** Cells of a full grid at a level of some axes, the others held. */
function cellOf(grid: Grid, held: Choices["held"]["value"], at: ReadonlyMap<Axis, number>): number {
  return grid.cellAt(
    grid.axes.map((axis) => at.get(axis) ?? Math.min(held[axis.path] ?? 0, axis.levels.length - 1)),
  );
}

function heatPicture(shown: Shown, choices: Choices, grid: Grid, words: Words): Picture {
  const [across, up, apart] = choices.roles.value as [Axis, Axis, Axis?];
  const policy = choices.policy.value;
  const held = choices.held.value;
  const panels = (apart === undefined ? [0] : some(apart.levels.length)).map((level) => {
    const cells: number[] = [];
    for (let y = 0; y < up.levels.length; y++) {
      for (let x = 0; x < across.levels.length; x++) {
        const at = new Map([[across, x], [up, y], ...(apart === undefined ? [] : [[apart, level] as const])]);
        cells.push(cellOf(grid, held, at));
      }
    }
    const values = Float64Array.from(cells, (cell) => choices.value(cell, policy).value);
    const without = Uint8Array.from(cells, (cell) => (shown.table.infeasible(cell) === undefined ? 0 : 1));
    const title = apart === undefined ? "" : `${words.name(apart.path)} ${apart.labels[level]}`;
    return { title, cells, values, without };
  });
  const all = panels.flatMap(({ values }) => Array.from(values)).filter(Number.isFinite);
  const low = all.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = all.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const decimals = decimalsFor((high - low) / 50, 2);
  const size = across.levels.length * up.levels.length;
  const data: HeatMapData = {
    xTitle: words.title(across.path),
    yTitle: words.title(up.path),
    valueTitle: valueTitle(words),
    xLevels: across.labels,
    yLevels: up.labels,
    tone: "policyA",
    ends: all.length === 0 ? ["", ""] : [fixed(low, decimals), fixed(high, decimals)],
    panels: panels.map(({ title, values, without }) => {
      return { title, values, without, texts: (index) => fixed(values[index]!, decimals) };
    }),
  };
  const levels = (index: number) => {
    const { cells } = panels[Math.floor(index / size)]!;
    const cell = cells[index % size]!;
    return { cell, said: grid.axes.map((axis) => `${words.name(axis.path)} ${axis.labels[axis.at(cell)]}`) };
  };
  const reading = (index: number): string => {
    const { cell, said } = levels(index);
    const why = shown.table.infeasible(cell);
    const { value, halfWidth } = choices.value(cell, policy);
    return `${said.join(", ")}: ${why === undefined ? withInterval(value, halfWidth) : `no answer, ${why}`}`;
  };
  const best = (wanted: number) => panels.flatMap(({ values }) => Array.from(values)).indexOf(wanted);
  const ends =
    all.length === 0
      ? "Nothing computed yet."
      : `From ${fixed(low, decimals)} (${levels(best(low)).said.join(", ")}) to ${fixed(high, decimals)} (${levels(best(high)).said.join(", ")}).`;
  const heldAt = heldText(grid, held, words, [across, up, apart]);
  return {
    title: `${words.figure} by ${lower(words.name(across.path))} and ${lower(words.name(up.path))}`,
    finding: `${capital(valueTitle(words))}${policy === "" ? "" : `, ${spelled(policy).toLowerCase()}`}${heldAt}. ${ends}`,
    draw: (options) => heatMapChart(data, options),
    height: (width) => heatMapHeight(data, width),
    count: size * panels.length,
    reading,
    table: () => ({
      columns: ["Cell", ...grid.axes.map(({ path }) => words.title(path)), valueTitle(words), "± half-width"],
      rows: panels.flatMap(({ cells }) =>
        cells.map((cell) => {
          const { value, halfWidth } = choices.value(cell, policy);
          return [
            cell,
            ...grid.axes.map((axis) => axis.labels[axis.at(cell)]!),
            numberOr(value),
            numberOr(halfWidth),
          ];
        }),
      ),
    }),
  };
}

const numberOr = (value: number) => (Number.isFinite(value) ? value : "–");

function heldText(
  grid: Grid,
  held: Choices["held"]["value"],
  words: Words,
  free: readonly (Axis | undefined)[],
): string {
  const rest = grid.axes.filter((axis) => !free.includes(axis));
  if (rest.length === 0) return "";
  return `, at ${rest.map((axis) => `${lower(words.name(axis.path))} ${axis.labels[held[axis.path] ?? 0]}`).join(" and ")}`;
}

/** A panel whose points are the given cells, one x each. */
interface CellPanel {
  readonly title: string;
  readonly axis: Axis;
  readonly cells: readonly number[];
}

function multiplesPicture(
  shown: Shown,
  choices: Choices,
  words: Words,
  panels: readonly CellPanel[],
  { joined, title, note }: { readonly joined: boolean; readonly title: string; readonly note: string },
): Picture {
  const policies = choices.policies.value;
  const names = policies.map((policy, k) => ({
    label: policy === "" ? words.figure : spelled(policy),
    tone: tones[k] ?? "plain",
    shape: shapes[k % shapes.length]!,
  }));
  const place = ({ numeric, levels }: Axis, level: number) => (numeric ? (levels[level] as number) : level);
  const data: MultiplesData = {
    yTitle: words.unit === "" ? words.figure : words.unit,
    names,
    joined,
    panels: panels.map(({ title, axis, cells }): MultiplesPanel => {
      return {
        title,
        xTitle: words.title(axis.path),
        ...(!axis.numeric && { levels: axis.labels }),
        series: policies.map((policy) =>
          cells.map((cell) => ({ x: place(axis, axis.at(cell)), ...choices.value(cell, policy) })),
        ),
      };
    }),
  };
  const bars = data.panels.some(({ series }) =>
    series.some((each) => each.some(({ halfWidth }) => halfWidth > 0)),
  );
  const points = panels.flatMap((panel) => panel.cells.map((cell) => ({ panel, cell })));
  const values = (cell: number) =>
    policies.map((policy, k) => {
      const { value, halfWidth } = choices.value(cell, policy);
      return `${names[k]!.label} ${withInterval(value, halfWidth)}`;
    });
  return {
    title,
    finding: `${capital(valueTitle(words))}${note}.${bars ? " Bars are 95 % intervals." : ""}`,
    draw: (options) => multiplesChart(data, options),
    height: (width) => multiplesHeight(data, width),
    count: points.length,
    reading(index) {
      const { panel, cell } = points[index]!;
      const { axis } = panel;
      const where = [panel.title, `${words.name(axis.path)} ${axis.labels[axis.at(cell)]}`].filter(
        (each) => each !== "",
      );
      const why = shown.table.infeasible(cell);
      return `${where.join(", ")}: ${why === undefined ? values(cell).join(", ") : `no answer, ${why}`}`;
    },
    table: () => ({
      columns: [
        "Cell",
        "Panel",
        "Varied",
        "Level",
        ...names.flatMap(({ label }) => [`${label}, ${valueTitle(words)}`, `± half-width of ${label}`]),
      ],
      rows: points.map(({ panel, cell }) => [
        cell,
        panel.title,
        words.title(panel.axis.path),
        panel.axis.labels[panel.axis.at(cell)] ?? "–",
        ...policies.flatMap((policy) => {
          const { value, halfWidth } = choices.value(cell, policy);
          return [numberOr(value), numberOr(halfWidth)];
        }),
      ]),
    }),
  };
}

function linesPanels(choices: Choices, grid: Grid, words: Words): CellPanel[] {
  const [across, apart] = choices.roles.value as [Axis, Axis?];
  const held = choices.held.value;
  return (apart === undefined ? [0] : some(apart.levels.length)).map((level) => ({
    title: apart === undefined ? "" : `${words.name(apart.path)} ${apart.labels[level]}`,
    axis: across,
    cells: across.levels.map((_, x) =>
      cellOf(grid, held, new Map([[across, x], ...(apart === undefined ? [] : [[apart, level] as const])])),
    ),
  }));
}

/** The cells of a sweep that vary an axis, the base case among them; of other designs, all that set it. */
function axisPanel(grid: Grid, axis: Axis, cells: number, sweep: boolean, title: string): CellPanel {
  const base = grid.axes.map((each) => each.at(0));
  const own = Array.from({ length: cells }, (_, cell) => cell).filter(
    (cell) =>
      axis.at(cell) >= 0 &&
      (!sweep || grid.axes.every((other, k) => other === axis || other.at(cell) === base[k])),
  );
  own.sort((a, b) => axis.at(a) - axis.at(b));
  // The base case has the level of one of the others, mostly.
  const seen = new Set<number>();
  return {
    title,
    axis,
    cells: sweep ? own.filter((cell) => !seen.has(axis.at(cell)) && seen.add(axis.at(cell))) : own,
  };
}

/** The picture of what is chosen; null where there is nothing to draw. */
export function pictureOf(shown: Shown, choices: Choices, words: Words): Picture | null {
  const grid = choices.grid.value;
  const view = choices.view.value;
  if (grid === null || view === null || choices.figure.value === null) return null;
  if (view === "heat") return heatPicture(shown, choices, grid, words);
  const names = grid.axes.map(({ path }) => lower(words.name(path)));
  if (view === "lines") {
    const [across, apart] = choices.roles.value as [Axis, Axis?];
    return multiplesPicture(shown, choices, words, linesPanels(choices, grid, words), {
      joined: across.numeric,
      title: `${words.figure} by ${listed([across, apart].flatMap((each) => (each ? [lower(words.name(each.path))] : [])))}`,
      note: heldText(grid, choices.held.value, words, [across, apart]),
    });
  }
  const sweep = view === "sweeps";
  const { count } = shown.bench.cells;
  const panels = grid.axes.map((axis) => axisPanel(grid, axis, count, sweep, ""));
  return multiplesPicture(shown, choices, words, panels, {
    joined: sweep,
    title: `${words.figure} by ${listed(names)}`,
    note: sweep ? ", one factor varied at a time" : `, ${count} cells, one point each`,
  });
}
