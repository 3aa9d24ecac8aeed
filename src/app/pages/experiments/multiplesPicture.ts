import type { Tone } from "../../../charts/drawing.ts";
import {
  type MultiplesData,
  type MultiplesPanel,
  multiplesChart,
  multiplesHeight,
} from "../../../charts/multiples.ts";
import { spelled } from "../../parts/otherControls.tsx";
import type { Choices } from "./choices.ts";
import type { Axis, Grid } from "./grid.ts";
import { cellsBy, heldText, numberOr, type Picture, panelsOf, valueTitle, type Words } from "./picture.ts";
import type { Shown } from "./runs.ts";
import { capital, listed, lower, withInterval } from "./words.ts";

const tones: readonly Tone[] = ["policyA", "policyB", "contract", "spot", "inventory", "demand"];
const shapes = ["dot", "square", "ring"] as const;

/** A panel whose points are the given cells, by their level of one axis. */
interface CellPanel {
  readonly title: string;
  readonly axis: Axis;
  readonly cells: readonly number[];
}

interface Kind {
  readonly joined: boolean;
  readonly title: string;
  readonly note: string;
}

function picture(
  { table }: Shown,
  choices: Choices,
  words: Words,
  panels: readonly CellPanel[],
  { joined, title, note }: Kind,
): Picture {
  const policies = choices.policies.value.map((policy, k) => ({
    label: policy === "" ? words.figure : spelled(policy),
    tone: tones[k] ?? "plain",
    shape: shapes[k % shapes.length]!,
    ...choices.values(policy),
  }));
  const data: MultiplesData = {
    yTitle: words.unit === "" ? words.figure : words.unit,
    names: policies,
    joined,
    panels: panels.map(({ title, axis, cells }): MultiplesPanel => {
      const place = (cell: number) => (axis.numeric ? (axis.levels[axis.at(cell)] as number) : axis.at(cell));
      return {
        title,
        xTitle: words.title(axis.path),
        ...(!axis.numeric && { levels: axis.labels }),
        series: policies.map(({ value, halfWidth }) =>
          cells.map((cell) => ({ x: place(cell), value: value(cell), halfWidth: halfWidth(cell) })),
        ),
      };
    }),
  };
  const points = panels.flatMap((panel) => panel.cells.map((cell) => ({ panel, cell })));
  const bars = data.panels.some(({ series }) =>
    series.some((each) => each.some(({ halfWidth }) => halfWidth > 0)),
  );
  return {
    title,
    finding: `${capital(valueTitle(words))}${note}.${bars ? " Bars are 95 % intervals." : ""}`,
    draw: (options) => multiplesChart(data, options),
    height: (width) => multiplesHeight(data, width),
    count: points.length,
    reading(index) {
      const { panel, cell } = points[index]!;
      const { axis } = panel;
      const level = `${words.name(axis.path)} ${axis.labels[axis.at(cell)]}`;
      const values = policies.map(
        ({ label, value, halfWidth }) => `${label} ${withInterval(value(cell), halfWidth(cell))}`,
      );
      const why = table.infeasible(cell);
      const found = why === undefined ? values.join(", ") : `no answer, ${why}`;
      return `${panel.title === "" ? "" : `${panel.title}, `}${level}: ${found}`;
    },
    table: () => ({
      columns: [
        "Cell",
        "Panel",
        "Varied",
        "Level",
        ...policies.flatMap(({ label }) => [
          `${label}, ${valueTitle(words)}`,
          `± half-width of ${label.toLowerCase()}`,
        ]),
      ],
      rows: points.map(({ panel, cell }) => [
        cell,
        panel.title,
        words.title(panel.axis.path),
        panel.axis.labels[panel.axis.at(cell)] ?? "–",
        ...policies.flatMap(({ value, halfWidth }) => [numberOr(value(cell)), halfWidth(cell)]),
      ]),
    }),
  };
}

/** Every policy's figure over one factor, a panel for each level of another. */
export function linesPicture(shown: Shown, choices: Choices, grid: Grid, words: Words): Picture {
  const [across, apart] = choices.roles.value as [Axis, Axis?];
  const held = choices.held.value;
  const cellAt = cellsBy(grid, held, [across, apart]);
  const panels = panelsOf(apart).map((level): CellPanel => {
    return {
      title: apart === undefined ? "" : `${words.name(apart.path)} ${apart.labels[level!]}`,
      axis: across,
      cells: across.levels.map((_, x) => cellAt(x, level)),
    };
  });
  const names = [across, apart].flatMap((axis) => (axis ? [lower(words.name(axis.path))] : []));
  return picture(shown, choices, words, panels, {
    joined: true,
    title: `${words.figure} by ${listed(names)}`,
    note: heldText(grid, held, words, [across, apart]),
  });
}

/** Cells that vary an axis alone, the base case among them, one for each level. */
function sweepCells(grid: Grid, axis: Axis, all: readonly number[]): number[] {
  const base = grid.axes.map((each) => each.at(0));
  const seen = new Set<number>();
  return all.filter((cell) => {
    const alone = grid.axes.every((other, k) => other === axis || other.at(cell) === base[k]);
    if (!alone || seen.has(axis.at(cell))) return false;
    seen.add(axis.at(cell));
    return true;
  });
}

/** A panel for each factor: lines through the levels of a sweep, points of any other design. */
export function factorsPicture(shown: Shown, choices: Choices, grid: Grid, words: Words): Picture {
  const sweep = shown.experiment.design.kind === "sweep";
  const { count } = shown.bench.cells;
  const all = Array.from({ length: count }, (_, cell) => cell);
  const panels = grid.axes.map((axis): CellPanel => {
    const own = sweep ? sweepCells(grid, axis, all) : all.filter((cell) => axis.at(cell) >= 0);
    return { title: "", axis, cells: own.sort((a, b) => axis.at(a) - axis.at(b)) };
  });
  return picture(shown, choices, words, panels, {
    joined: sweep,
    title: `${words.figure} by ${listed(grid.axes.map(({ path }) => lower(words.name(path))))}`,
    note: sweep ? ", one factor varied at a time" : `, ${count} cells, a point each`,
  });
}
