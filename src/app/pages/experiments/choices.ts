import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Kpi } from "../../../contract/model.ts";
import type { FigureName, RowTable } from "../../../experiment/design/rowTable.ts";
import { spelled } from "../../parts/otherControls.tsx";
import { type Axis, type Grid, gridOf, mostDrawn } from "./grid.ts";
import type { Runs, Shown } from "./runs.ts";

/** What of a figure is shown. */
export type Measure = "mean" | "exact" | "halfWidth" | "difference";

export type View = "heat" | "lines" | "sweeps" | "points";

/** A figure as people read it. */
export interface NamedFigure {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
}

/** Values of cells and half the lengths of their intervals. */
export interface Values {
  value(cell: number): number;
  halfWidth(cell: number): number;
}

/** What the pictures and the table show of the results, and what there is to choose from. */
export interface Choices {
  readonly grid: ReadonlySignal<Grid | null>;
  readonly figures: ReadonlySignal<readonly NamedFigure[]>;
  readonly figure: ReadonlySignal<NamedFigure | null>;
  readonly policies: ReadonlySignal<readonly string[]>;
  /** The policy that a heat map is of. */
  readonly policy: ReadonlySignal<string>;
  readonly measures: ReadonlySignal<readonly Measure[]>;
  readonly measure: ReadonlySignal<Measure>;
  readonly views: ReadonlySignal<readonly View[]>;
  readonly view: ReadonlySignal<View | null>;
  /** Axes in their roles: across, up (of a heat map), one panel each; the others are held at a level. */
  readonly roles: ReadonlySignal<readonly Axis[]>;
  /** Levels at which axes without a role are held, by path. */
  readonly held: Signal<{ readonly [path: string]: number }>;
  choose(what: "figure" | "policy" | "measure" | "view", value: string): void;
  /** Gives an axis a role; the one that had it takes its place. */
  assign(role: number, path: string): void;
  /** What is chosen of a policy, by cell: NaN where it has none, or none yet; and its interval, 0 for none. */
  values(policy: string): Values;
}

/** Cells that are looked at to tell which kinds of values there are. */
const LOOKED_AT = 40;

/** How many axes have a role in a view. */
export const rolesOf = (view: View | null): number => (view === "heat" ? 3 : view === "lines" ? 2 : 0);

type Read = ReturnType<RowTable["reader"]>;

function measured(read: Read, cell: number, measure: Measure): number {
  if (measure !== "difference") return read(cell, measure);
  const mean = read(cell, "mean");
  return Number.isNaN(mean) ? read(cell, "exact") : mean;
}

function some({ table }: Shown, name: FigureName, measure: Measure): boolean {
  const read = table.reader(name);
  for (let cell = 0, seen = 0; cell < table.cells && seen < LOOKED_AT; cell++) {
    if (!table.has(cell)) continue;
    seen++;
    if (!Number.isNaN(measured(read, cell, measure))) return true;
  }
  return false;
}

function picked<Item extends string>(wanted: string, from: readonly Item[]): Item | undefined {
  return from.find((each) => each === wanted) ?? from[0];
}

/** @param kpis labels and units of figures, as far as they are known */
export function choices({ shown, news }: Runs, kpis: ReadonlySignal<readonly Kpi[]>): Choices {
  const wanted = signal<{ readonly [what: string]: string }>({});
  const order = signal<readonly string[]>([]);
  const held = signal<{ readonly [path: string]: number }>({});
  const names = computed(() => {
    news.value;
    return shown.value?.table.figures() ?? [];
  });
  const grid = computed(() => {
    const { bench = null } = shown.value ?? {};
    return bench === null || bench.cells.count > mostDrawn ? null : gridOf(bench);
  });
  const figures = computed((): readonly NamedFigure[] => {
    const found = [...new Set(names.value.map(({ kpi }) => kpi))];
    return found.map((name) => {
      const kpi = kpis.value.find((each) => each.name === name);
      return { name, label: kpi?.label ?? spelled(name), unit: kpi?.unit ?? "" };
    });
  });
  const figure = computed(() => {
    const { figure: name = "" } = wanted.value;
    return figures.value.find((each) => each.name === name) ?? figures.value[0] ?? null;
  });
  const measures = computed((): readonly Measure[] => {
    news.value;
    const now = shown.value;
    const kpi = figure.value?.name;
    if (now === null || kpi === undefined) return [];
    const own = names.value.filter((each) => each.kpi === kpi);
    const plain = own.find(({ versus }) => versus === undefined);
    const paired = own.find(({ versus }) => versus !== undefined);
    return [
      ...(["mean", "exact", "halfWidth"] as const).filter(
        (measure) => plain !== undefined && some(now, plain, measure),
      ),
      ...(paired !== undefined ? (["difference"] as const) : []),
    ];
  });
  const measure = computed(() => picked(wanted.value["measure"] ?? "", measures.value) ?? "mean");
  const policies = computed(() => {
    const kpi = figure.value?.name;
    const paired = measure.value === "difference";
    const own = names.value.filter((each) => each.kpi === kpi && (each.versus !== undefined) === paired);
    return [...new Set(own.map(({ policy }) => policy))];
  });
  const policy = computed(() => picked(wanted.value["policy"] ?? "", policies.value) ?? "");
  const views = computed((): readonly View[] => {
    const { axes = [], full = false } = grid.value ?? {};
    if (axes.length === 0) return [];
    if (full) return axes.length > 1 ? ["heat", "lines"] : ["lines"];
    return [shown.value?.experiment.design.kind === "sweep" ? "sweeps" : "points"];
  });
  const view = computed(() => picked(wanted.value["view"] ?? "", views.value) ?? null);
  const roles = computed(() => {
    const { axes = [] } = grid.value ?? {};
    const place = (path: string) => (order.value.includes(path) ? order.value.indexOf(path) : axes.length);
    return [...axes].sort((a, b) => place(a.path) - place(b.path));
  });
  return {
    grid,
    figures,
    figure,
    policies,
    policy,
    measures,
    measure,
    views,
    view,
    roles,
    held,
    choose(what, value) {
      wanted.value = { ...wanted.value, [what]: value };
    },
    assign(role, path) {
      const paths = roles.peek().map((each) => each.path);
      const from = paths.indexOf(path);
      [paths[role], paths[from]] = [paths[from]!, paths[role]!];
      order.value = paths;
    },
    values(policy) {
      const table = shown.peek()?.table;
      const kpi = figure.peek()?.name;
      const what = measure.peek();
      const paired = what === "difference";
      const name = table
        ?.figures()
        .find((each) => each.kpi === kpi && each.policy === policy && (each.versus !== undefined) === paired);
      if (table === undefined || name === undefined) return { value: () => Number.NaN, halfWidth: () => 0 };
      const read = table.reader(name);
      const simulated = what === "mean" || paired;
      return {
        value: (cell) => measured(read, cell, what),
        halfWidth(cell) {
          const half = simulated ? read(cell, "halfWidth") : 0;
          return Number.isFinite(half) ? half : 0;
        },
      };
    },
  };
}
