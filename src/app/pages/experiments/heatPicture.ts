import { type HeatMapData, heatMapChart, heatMapHeight } from "../../../charts/heatMap.ts";
import { decimalsFor, fixed } from "../../parts/format.ts";
import { spelled } from "../../parts/otherControls.tsx";
import type { Choices } from "./choices.ts";
import type { Axis, Grid } from "./grid.ts";
import {
  cellsBy,
  heldText,
  numberOr,
  type Picture,
  panelsOf,
  placeText,
  valueTitle,
  type Words,
} from "./picture.ts";
import type { Shown } from "./runs.ts";
import { capital, listed, lower, withInterval } from "./words.ts";

interface Panel {
  readonly title: string;
  /** `[y][x]`. */
  readonly cells: Uint32Array;
  readonly values: Float64Array;
  readonly without: Uint8Array;
}

/** The lowest and the highest value, and the cells that have them. */
function endsOf(panels: readonly Panel[]): { low: number; high: number; lowest: number; highest: number } {
  const ends = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY, lowest: -1, highest: -1 };
  for (const { cells, values } of panels) {
    for (let k = 0; k < values.length; k++) {
      const value = values[k]!;
      if (value < ends.low) {
        ends.low = value;
        ends.lowest = cells[k]!;
      }
      if (value > ends.high) {
        ends.high = value;
        ends.highest = cells[k]!;
      }
    }
  }
  return ends;
}

/** One policy's figure over two factors, a map for each level of a third. */
export function heatPicture(shown: Shown, choices: Choices, grid: Grid, words: Words): Picture {
  const [across, up, apart] = choices.roles.value as [Axis, Axis, Axis?];
  const policy = choices.policy.value;
  const held = choices.held.value;
  const { table } = shown;
  const chosen = choices.values(policy);
  const cellAt = cellsBy(grid, held, [across, up, apart]);
  const [columns, rows] = [across.levels.length, up.levels.length];
  const panels = panelsOf(apart).map((level): Panel => {
    const cells = Uint32Array.from({ length: columns * rows }, (_, k) =>
      cellAt(k % columns, Math.floor(k / columns), level),
    );
    return {
      title: apart === undefined ? "" : `${words.name(apart.path)} ${apart.labels[level!]}`,
      cells,
      values: Float64Array.from(cells, chosen.value),
      without: Uint8Array.from(cells, (cell) => (table.infeasible(cell) === undefined ? 0 : 1)),
    };
  });
  const { low, high, lowest, highest } = endsOf(panels);
  const decimals = decimalsFor((high - low) / 50, 2);
  const some = lowest >= 0;
  const data: HeatMapData = {
    xTitle: words.title(across.path),
    yTitle: words.title(up.path),
    valueTitle: valueTitle(words),
    xLevels: across.labels,
    yLevels: up.labels,
    tone: "policyA",
    ends: some ? [fixed(low, decimals), fixed(high, decimals)] : ["", ""],
    panels: panels.map(({ title, values, without }) => {
      return { title, values, without, texts: (index) => fixed(values[index]!, decimals) };
    }),
  };
  const size = columns * rows;
  const cellOf = (index: number) => panels[Math.floor(index / size)]!.cells[index % size]!;
  const end = (value: number, cell: number) => `${fixed(value, decimals)} (${placeText(grid, words, cell)})`;
  const where = heldText(grid, held, words, [across, up, apart]);
  const whose = policy === "" ? "" : `, ${spelled(policy).toLowerCase()}`;
  return {
    title: `${words.figure} by ${listed([across, up].map(({ path }) => lower(words.name(path))))}`,
    finding: `${capital(valueTitle(words))}${whose}${where}. ${
      some ? `From ${end(low, lowest)} to ${end(high, highest)}.` : "Nothing computed yet."
    }`,
    draw: (options) => heatMapChart(data, options),
    height: (width) => heatMapHeight(data, width),
    count: size * panels.length,
    reading(index) {
      const cell = cellOf(index);
      const why = table.infeasible(cell);
      const value = withInterval(chosen.value(cell), chosen.halfWidth(cell));
      return `${placeText(grid, words, cell)}: ${why === undefined ? value : `no answer, ${why}`}`;
    },
    table: () => ({
      columns: ["Cell", ...grid.axes.map(({ path }) => words.title(path)), valueTitle(words), "± half-width"],
      rows: panels.flatMap(({ cells }) =>
        Array.from(cells, (cell) => [
          cell,
          ...grid.axes.map((axis) => axis.labels[axis.at(cell)]!),
          numberOr(chosen.value(cell)),
          chosen.halfWidth(cell),
        ]),
      ),
    }),
  };
}
