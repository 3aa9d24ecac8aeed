import { useComputed } from "@preact/signals";
import { sweepChart } from "../../../charts/sweep.ts";
import type { Reproduction } from "../../../experiment/design/reproduction.ts";
import type { SourcingScenario } from "../../../models/sourcing/problem.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { plain } from "../../parts/format.ts";
import { captionOf } from "../sourcing/words.ts";
import { OpenCase } from "./OpenCase.tsx";
import type { Result } from "./results.ts";
import { counted, type PaperView } from "./view.ts";

/** S_S(p) on one lattice. */
interface Levels {
  readonly price: readonly number[];
  readonly level: readonly number[];
  readonly contract: number;
}

function levelsOf({ rows, bench }: Reproduction, lattice: string): Levels {
  const { cells } = bench;
  const cell = Array.from({ length: cells.count }, (_, index) => index).find(
    (index) => cells.assignment(index)["lattice"] === lattice,
  );
  const figures = new Map(
    rows.filter((row) => row.cell === cell).map(({ kpi, exact }) => [kpi, exact ?? Number.NaN] as const),
  );
  const price: number[] = [];
  const level: number[] = [];
  for (let k = 0; figures.has(`orderUpToSpot.${k}.level`); k++) {
    price.push(figures.get(`orderUpToSpot.${k}.spotPrice`) ?? Number.NaN);
    level.push(figures.get(`orderUpToSpot.${k}.level`) ?? Number.NaN);
  }
  return { price, level, contract: figures.get("orderUpToContract") ?? Number.NaN };
}

/** Standard deviations either side of the mean price that are drawn: those on which the paper computes. */
const WIDTH = 3;

function within({ price, level, contract }: Levels, low: number, high: number): Levels {
  const kept = price.flatMap((p, i) => (p >= low - 1e-9 && p <= high + 1e-9 ? [i] : []));
  return { price: kept.map((i) => price[i] ?? 0), level: kept.map((i) => level[i] ?? 0), contract };
}

/** Figure 4: how high the spot market is stocked up to at each price, on the paper's lattice and on the fine one. */
export function LevelsFigure({ view, result }: { readonly view: PaperView; readonly result: Result }) {
  const reproduction = view.exact.found.value[result.experiment];
  const shown = useComputed(() => {
    const computed = view.exact.found.value[result.experiment];
    if (computed === undefined) return null;
    const { problem } = computed.bench.experiment.scenario as SourcingScenario;
    const { mean, sd } = problem.spotPrice;
    const all = levelsOf(computed, "fine");
    return {
      all,
      fine: within(all, mean - WIDTH * sd, mean + WIDTH * sd),
      paper: levelsOf(computed, "paper"),
      contractPrice: problem.contractPrice,
    };
  });
  const draw = useComputed(() => {
    const now = shown.value;
    if (now === null) return null;
    const { fine, paper, contractPrice } = now;
    const printed = counted(view.exact.found.value["sourcingTable2"]).find(
      ({ kpi, policy }) => policy === "optimal" && kpi === "orderUpToContract",
    );
    return sweepChart.bind(null, {
      xTitle: "Spot price p, money/unit",
      x: fine.price,
      places: [{ x: contractPrice, label: "contract price c" }],
      panels: [
        {
          yTitle: "Order up to, units",
          series: [
            { label: "S_S(p), fine", tone: "spot" as const, values: fine.level },
            {
              label: "S_L",
              tone: "contract" as const,
              dashed: true,
              values: fine.price.map(() => fine.contract),
            },
            { label: "paper’s", tone: "policyA" as const, dots: true, x: paper.price, values: paper.level },
          ],
          marks:
            printed === undefined
              ? []
              : [{ x: contractPrice, y: printed.printed, label: `S_L = ${plain(printed.printed)} printed` }],
        },
      ],
    });
  }).value;
  const now = shown.value;
  const at = (levels: Levels, price: number) =>
    plain(levels.level[levels.price.findIndex((p) => Math.abs(p - price) < 1e-9)] ?? Number.NaN);
  const lowest = now?.paper.price[0] ?? Number.NaN;
  const finding =
    now === null
      ? ""
      : `The printed figure has no numbers, only a “typical shape”: below the contract price the level climbs steeply, above it flattens. At a price of ${plain(lowest)} it is ${at(now.paper, lowest)} on the paper’s lattice and ${at(now.fine, lowest)} on the fine one, whose prices reach down to ${plain(now.all.price[0] ?? 0)}, where it is ${plain(now.all.level[0] ?? 0)}.`;
  return (
    <ChartFrame
      title={result.title}
      level={3}
      finding={finding}
      draw={draw}
      height={() => 330}
      empty="The levels are being computed …"
      table={() => ({
        columns: [
          "Spot price p, money/unit",
          "S_S(p), fine lattice, units",
          "S_S(p), paper’s lattice, units",
        ],
        rows: (now?.fine.price ?? []).map((price, i) => [
          price,
          now?.fine.level[i] ?? 0,
          now === null || !now.paper.price.some((p) => Math.abs(p - price) < 1e-9)
            ? ""
            : at(now.paper, price),
        ]),
      })}
      caption={
        reproduction === undefined
          ? ""
          : `${captionOf(reproduction.bench.experiment.scenario)}; ${result.title}`
      }
      file={`hedgerow-sourcing-${result.id}`}
      count={now?.fine.price.length ?? 0}
      reading={(i) =>
        now === null
          ? ""
          : `At a spot price of ${plain(now.fine.price[i] ?? 0)}: up to ${plain(now.fine.level[i] ?? 0)} units on the fine lattice.`
      }
      walks="Spot price"
    >
      {reproduction !== undefined && (
        <p class="legend">
          <OpenCase
            scenario={() => reproduction.bench.scenario(0)}
            of={`${result.name}, base case`}
            words="open the base case"
          />
        </p>
      )}
    </ChartFrame>
  );
}
