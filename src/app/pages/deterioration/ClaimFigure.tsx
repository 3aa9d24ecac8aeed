import { useComputed } from "@preact/signals";
import { risingChart, risingColumns } from "../../../charts/rising.ts";
import type { Claimed, Verdict } from "../../../models/deterioration/closingClaim.ts";
import type { DeteriorationScenario } from "../../../models/deterioration/problem.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { plain } from "../../parts/format.ts";
import type { DeteriorationView } from "./view.ts";
import { captionOf, money } from "./words.ts";

/** The five quantities of the claim. */
export const quantityWords: Record<Claimed, { readonly title: string; readonly decimals: number }> = {
  profit: { title: "Profit of the cycle", decimals: 2 },
  price: { title: "Price", decimals: 3 },
  orderQuantity: { title: "Order quantity", decimals: 2 },
  maxInventory: { title: "Maximum stock", decimals: 2 },
  replenishmentShare: { title: "Share replenishing", decimals: 4 },
};

/** How a quantity does not rise, in few words. */
export function breaksOf({ holds, breaks }: Verdict): string {
  const [first] = breaks;
  const last = breaks.at(-1);
  if (holds || first === undefined || last === undefined) return "rises throughout";
  const falls = breaks.some(({ change }) => change < 0);
  return `${falls ? "falls" : "stays level"} from ${plain(Number(first.from.toFixed(3)))} to ${plain(Number(last.to.toFixed(3)))}`;
}

/** The paper's closing claim in this scenario. */
export function ClaimFigure({ view }: { readonly view: DeteriorationView }) {
  const shown = view.claim.latest;
  const draw = useComputed(() => {
    const answer = shown.value;
    if (answer === null) return null;
    const { rows, verdicts } = answer.value;
    if (rows.every((row) => "infeasible" in row)) return null;
    const { pricing } = answer.scenario as unknown as DeteriorationScenario;
    return risingChart.bind(null, {
      xTitle: "Cycle length T, periods",
      x: rows.map((row) => row.length),
      tone: pricing === "published" ? ("policyB" as const) : ("policyA" as const),
      panels: verdicts.map((verdict) => ({
        title: quantityWords[verdict.quantity].title,
        verdict: breaksOf(verdict),
        holds: verdict.holds,
        values: rows.map((row) => ("infeasible" in row ? Number.NaN : row[verdict.quantity])),
      })),
    });
  }).value;
  const answer = shown.value;
  const broken = answer?.value.verdicts.filter((verdict) => !verdict.holds) ?? [];
  const finding =
    answer === null
      ? ""
      : broken.length === 0
        ? "With these parameters the claim holds: all five rise with the length of the cycle, up to the horizon. It does not hold in general: see the cases below."
        : `With these parameters the claim fails for ${broken.length} of five: ${broken.map((verdict) => `${quantityWords[verdict.quantity].title.toLowerCase()} ${breaksOf(verdict)}`).join("; ")}.`;
  const rows = answer?.value.rows ?? [];
  const names = Object.keys(quantityWords) as Claimed[];
  return (
    <ChartFrame
      title="Does everything rise with the cycle length?"
      level={3}
      finding={finding}
      draw={draw}
      height={(width) => 20 + 190 * Math.ceil(5 / risingColumns(width, 5))}
      empty={answer === null ? "The claim is being checked …" : "No cycle length can be priced."}
      table={() => ({
        columns: ["Cycle length T, periods", ...names.map((name) => quantityWords[name].title)],
        rows: rows.map((row) => [
          row.length,
          ...("infeasible" in row ? [row.infeasible, "", "", "", ""] : names.map((name) => row[name])),
        ]),
      })}
      caption={answer === null ? "" : captionOf(answer.scenario)}
      file="hedgerow-deterioration-claim"
      count={rows.length}
      reading={(i) => {
        const row = rows[i];
        if (row === undefined) return "";
        if ("infeasible" in row) return `T = ${plain(row.length)}: impossible, ${row.infeasible}.`;
        return `T = ${plain(row.length)}: ${names.map((name) => `${quantityWords[name].title.toLowerCase()} ${money(row[name], quantityWords[name].decimals)}`).join(", ")}.`;
      }}
      walks="Cycle length"
      faded={answer !== null && answer.scenario !== view.plans.value?.scenario}
    />
  );
}
