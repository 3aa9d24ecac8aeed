import { useComputed } from "@preact/signals";
import { triangleChart } from "../../../charts/triangle.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { plain } from "../../parts/format.ts";
import { CycleCard } from "./CycleCard.tsx";
import type { TableCell } from "./plans.ts";
import { isPrinted, printedCycles } from "./printed.ts";
import type { DeteriorationView } from "./view.ts";
import { boundariesOf, captionOf, money, planNames } from "./words.ts";

function time(value: number): string {
  return plain(Number(value.toFixed(3)));
}

/** All of Table I for one cell, in words. */
function said(cell: TableCell | undefined, name: string): string {
  if (cell === undefined) return "";
  if ("infeasible" in cell) return `${name}: impossible, ${cell.infeasible}`;
  return `${name}: profit ${money(cell.profit)} at price ${money(cell.price)}, replenished until ${money(cell.replenishmentEnd, 3)}, maximum stock ${money(cell.maxInventory)}, order ${money(cell.orderQuantity)}, reorder point ${cell.reorderPoint === null ? "none" : money(cell.reorderPoint)}`;
}

/** W(i, k) for every cycle; pointing at a cell opens its cycle. */
export function TriangleFigure({ view }: { readonly view: DeteriorationView }) {
  const shown = useComputed(() => {
    const plans = view.plans.value;
    if (plans === null) return null;
    const asPublished = plans.scenario.pricing === "published" || plans.tables.best.length === 0;
    const cells = asPublished ? plans.tables.published : plans.tables.best;
    const pricing = asPublished ? ("published" as const) : (plans.best?.pricing ?? ("optimal" as const));
    return { plans, asPublished, cells, pricing };
  });
  const draw = useComputed(() => {
    const now = shown.value;
    if (now === null || now.cells.length === 0) return null;
    const { plans, cells } = now;
    const framed = now.asPublished ? [plans.published, plans.best] : [plans.best, plans.published];
    return triangleChart.bind(null, {
      step: plans.step,
      horizon: plans.scenario.problem.horizon,
      cells: cells.map((cell) => ({
        start: cell.start,
        end: cell.end,
        value: "infeasible" in cell ? null : cell.profit,
      })),
      tone: now.asPublished ? ("policyB" as const) : ("policyA" as const),
      title: `profit W(i, k), ${planNames[now.pricing]} price`,
      decimals: 0,
      plans: framed.flatMap((plan) =>
        plan === null
          ? []
          : [
              {
                label: `${planNames[plan.pricing]} plan`,
                tone: plan.pricing === "published" ? ("policyB" as const) : ("policyA" as const),
                cycles: plan.solution.cycles,
              },
            ],
      ),
    });
  }).value;
  const now = shown.value;
  const plan = now?.asPublished ? now.plans.published : now?.plans.best;
  const worth = (now?.cells ?? []).flatMap((cell) => ("infeasible" in cell ? [] : [cell]));
  const impossible = (now?.cells.length ?? 0) - worth.length;
  const finding =
    now === null || plan == null
      ? ""
      : `Of ${now.cells.length} possible cycles, those framed (${boundariesOf(plan.solution.cycles)}) add up to most: ${money(plan.solution.totalProfit)}.${impossible > 0 ? ` ${impossible} cannot be (hatched).` : ""}`;
  const printed = now !== null && isPrinted(now.plans.scenario.problem) && now.plans.step === 1;
  const cellName = (cell: TableCell) => `Cycle ${time(cell.start)} to ${time(cell.end)}`;
  return (
    <ChartFrame
      title="What every possible cycle is worth"
      level={3}
      finding={finding}
      draw={draw}
      height={(width) => Math.max(300, Math.min(430, width * 0.78))}
      empty={now === null ? "The cycles are being priced …" : "No cycle on this grid can be priced."}
      table={() => ({
        columns: [
          "Cycle",
          "Start i",
          "End k",
          "Replenished until j",
          "Price s, money/unit",
          "Profit W, money",
          "Maximum stock, units",
          "Order Q, units",
          "Reorder point, units",
          ...(printed
            ? ["Published price, ours", "Printed price", "Published profit, ours", "Printed profit"]
            : []),
        ],
        rows: (now?.cells ?? []).map((cell, index) => {
          const name = `${time(cell.start)}–${time(cell.end)}`;
          const lead: (string | number)[] =
            "infeasible" in cell
              ? [name, cell.start, cell.end, cell.infeasible, "", "", "", "", ""]
              : [
                  name,
                  cell.start,
                  cell.end,
                  cell.replenishmentEnd,
                  cell.price,
                  cell.profit,
                  cell.maxInventory,
                  cell.orderQuantity,
                  cell.reorderPoint ?? "none",
                ];
          const ours = now?.plans.tables.published[index];
          const paper = printedCycles.get(`${cell.start} ${cell.end}`);
          const more =
            !printed || ours === undefined || "infeasible" in ours || paper === undefined
              ? []
              : [ours.price, paper.price, ours.profit, paper.profit];
          return [...lead, ...more];
        }),
      })}
      caption={now === null ? "" : captionOf(now.plans.scenario)}
      file="hedgerow-deterioration-cycles"
      count={now?.cells.length ?? 0}
      reading={(index) => {
        const cell = now?.cells[index];
        if (now === null || cell === undefined) return "";
        const other = now.asPublished ? now.plans.tables.best[index] : now.plans.tables.published[index];
        const names = now.asPublished ? ["published", "optimal"] : [planNames[now.pricing], "published"];
        return `${cellName(cell)}. ${said(cell, names[0] ?? "")}; ${said(other, names[1] ?? "")}.`;
      }}
      walks="Cycle"
      cursor={view.cell}
    >
      <CycleCard view={view} />
    </ChartFrame>
  );
}
