import { useComputed } from "@preact/signals";
import { sweepChart, sweepColumns } from "../../../charts/sweep.ts";
import type { Experiment } from "../../../experiment/design/design.ts";
import type { Reproduction } from "../../../experiment/design/reproduction.ts";
import type { SourcingScenario } from "../../../models/sourcing/problem.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed, plain } from "../../parts/format.ts";
import { captionOf } from "../sourcing/words.ts";
import { OpenCase } from "./OpenCase.tsx";
import type { Result } from "./results.ts";
import { baseMarks, firstWhere, highestAt, lowestAt, type Sweep, sweepOf } from "./sweeps.ts";
import type { PaperView } from "./view.ts";

interface Kind {
  readonly path: string;
  readonly symbol: string;
  readonly title: string;
  /** What the text says of a place on the axis: the printed value of an experiment, as that place. */
  readonly places: readonly {
    readonly experiment: string;
    readonly where: RegExp;
    readonly label: string;
  }[];
  base(scenario: SourcingScenario): number;
  finding(sweep: Sweep): string;
}

function one(values: readonly number[], index: number, decimals = 0): string {
  return fixed(values[index] ?? Number.NaN, decimals);
}

/** The three sweeps of the paper by their places on the page. */
const kinds: { readonly [id: string]: Kind } = {
  figure1: {
    path: "problem.reservationPrice",
    symbol: "r",
    title: "Reservation price r, money/unit",
    places: [{ experiment: "sourcingReservationEnds", where: /R\*/, label: "printed: R* = 0" }],
    base: ({ problem }) => problem.reservationPrice,
    finding({ x, reservation, baseReservation, gap, inventory, baseInventory }) {
      const end = firstWhere(reservation, (value) => value === 0);
      const baseEnd = firstWhere(baseReservation, (value) => value === 0);
      const last = x.length - 1;
      return `R* falls step by step to ${one(reservation, end - 1)}, then drops to 0 at r = ${plain(x[end] ?? 0)}; base stock reserves ${baseEnd < 0 ? "to the end" : `until r = ${plain(x[baseEnd] ?? 0)}`}. The gap grows to ${one(gap, highestAt(gap), 1)} %, the optimal policy’s inventory from ${one(inventory, lowestAt(inventory), 1)} to ${one(inventory, last, 1)}; that of base stock stays at ${one(baseInventory, last, 1)}.`;
    },
  },
  figure2: {
    path: "problem.holdingCost",
    symbol: "h",
    title: "Holding cost h, money/unit/period",
    places: [],
    base: ({ problem }) => problem.holdingCost,
    finding({ x, reservation, baseReservation, gap, inventory, baseInventory }) {
      const last = x.length - 1;
      const low = lowestAt(gap);
      const tooth = highestAt(gap, low);
      return `As h rises, R* climbs from ${one(reservation, 0)} to ${one(reservation, last)} while base stock keeps ${one(baseReservation, last)}; the optimal policy’s inventory falls from ${one(inventory, 0, 1)} to ${one(inventory, last, 1)}, that of base stock from ${one(baseInventory, 0, 1)} to ${one(baseInventory, last, 1)}. The gap falls from ${one(gap, 0, 2)} % to ${one(gap, low, 2)} % at h = ${plain(x[low] ?? 0)}, but not steadily: at h = ${plain(x[tooth] ?? 0)} it is ${one(gap, tooth, 2)} % again.`;
    },
  },
  figure3: {
    path: "problem.spotPrice.mean",
    symbol: "Mean spot price",
    title: "Mean spot price μₚ, money/unit",
    places: [
      { experiment: "sourcingReservationBegins", where: /R_B/, label: "printed: R_B > 0" },
      { experiment: "sourcingReservationBegins", where: /R\*/, label: "c + r" },
    ],
    base: ({ problem }) => problem.spotPrice.mean,
    finding({ x, reservation, baseReservation, gap }) {
      const begin = firstWhere(reservation, (value) => value > 0);
      const baseBegin = firstWhere(baseReservation, (value) => value > 0);
      const low = lowestAt(gap);
      return `Base stock reserves from a mean spot price of ${plain(x[baseBegin] ?? 0)} on, below c + r = 8.5; the optimal policy only from ${plain(x[begin] ?? 0)}, above it. The gap is smallest, ${one(gap, low, 2)} %, at ${plain(x[low] ?? 0)}.`;
    },
  },
};

/** The place on the axis that a printed value speaks of. */
function placesOf(kind: Kind, experiments: ReadonlyMap<string, Experiment>, found: PaperView["exact"]) {
  return kind.places.flatMap(({ experiment, where, label }) => {
    const stated = experiments
      .get(experiment)
      ?.compare.flatMap(({ values }) => values)
      .find((value) => where.test(value.where));
    const printed = found.found.value[experiment]?.values.find((value) => value.where === stated?.where);
    if (stated === undefined || printed === undefined) return [];
    return [{ x: printed.printed / (stated.scale ?? 1) - (stated.offset ?? 0), label }];
  });
}

/** One of Figures 1 to 3: both policies' reservation, the gap between them, and their inventories. */
export function SweepFigure({ view, result }: { readonly view: PaperView; readonly result: Result }) {
  const kind = kinds[result.id];
  const reproduction: Reproduction | undefined = view.exact.found.value[result.experiment];
  const draw = useComputed(() => {
    const { found } = view.exact;
    const computed = found.value[result.experiment];
    if (computed === undefined || kind === undefined) return null;
    const sweep = sweepOf(computed, kind.path);
    const base = kind.base(computed.bench.experiment.scenario as SourcingScenario);
    const marks = baseMarks(base, found.value["sourcingTable2"], found.value["sourcingTable4"]);
    const both = (
      optimal: readonly number[],
      baseStock: readonly number[],
      names: readonly [string, string],
    ) => [
      { label: names[0], tone: "policyA" as const, values: optimal },
      { label: names[1], tone: "policyB" as const, dashed: true, values: baseStock },
    ];
    return sweepChart.bind(null, {
      xTitle: kind.title,
      x: sweep.x,
      places: placesOf(kind, view.experiments, view.exact),
      panels: [
        {
          yTitle: "Reservation, units/period",
          series: both(sweep.reservation, sweep.baseReservation, ["R*", "R_B"]),
          marks: marks.reservation,
        },
        {
          yTitle: "Cost gap ΔZ, %",
          series: [{ label: "ΔZ", tone: "plain" as const, values: sweep.gap }],
          marks: marks.gap,
        },
        {
          yTitle: "Average net inventory, units",
          series: both(sweep.inventory, sweep.baseInventory, ["E*(I)", "E_B(I)"]),
          marks: marks.inventory,
        },
      ],
    });
  }).value;
  if (kind === undefined) return null;
  const sweep = reproduction === undefined ? null : sweepOf(reproduction, kind.path);
  const numbers = (i: number) =>
    sweep === null
      ? []
      : [
          sweep.x[i] ?? 0,
          sweep.reservation[i] ?? 0,
          sweep.baseReservation[i] ?? 0,
          sweep.gap[i] ?? 0,
          sweep.inventory[i] ?? 0,
          sweep.baseInventory[i] ?? 0,
        ];
  return (
    <ChartFrame
      title={result.title}
      level={3}
      finding={sweep === null ? "" : kind.finding(sweep)}
      draw={draw}
      height={(width) => 44 + 270 * Math.ceil(3 / sweepColumns(width, 3))}
      empty="The sweep is being computed …"
      table={() => ({
        columns: [
          kind.title,
          "Reservation, optimal, units/period",
          "Reservation, base stock, units/period",
          "ΔZ, %",
          "Inventory, optimal, units",
          "Inventory, base stock, units",
        ],
        rows: (sweep?.x ?? []).map((_, i) => numbers(i)),
      })}
      caption={
        reproduction === undefined
          ? ""
          : `${captionOf(reproduction.bench.experiment.scenario)}; ${result.title}`
      }
      file={`hedgerow-sourcing-${result.id}`}
      count={sweep?.x.length ?? 0}
      reading={(i) => {
        const [x = 0, r = 0, b = 0, gap = 0, e = 0, eb = 0] = numbers(i);
        return `${kind.symbol} = ${plain(x)}: reserves ${plain(r)}, base stock ${plain(b)}; gap ${fixed(gap, 2)} %; inventory ${fixed(e, 2)}, base stock ${fixed(eb, 2)}.`;
      }}
      walks={kind.title}
    >
      {reproduction !== undefined && (
        <p class="legend">
          <span class="printed-key" aria-hidden="true" /> printed in Tables 2 and 4, and in the text.{" "}
          <OpenCase
            scenario={() => reproduction.bench.experiment.scenario}
            of={`${result.name}, base case`}
            words="open the base case"
          />
        </p>
      )}
    </ChartFrame>
  );
}
