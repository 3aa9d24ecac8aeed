import { Term } from "../../parts/Tip.tsx";
import type { PlanAnswer } from "./plans.ts";
import { isPrinted, printedTotal } from "./printed.ts";
import type { DeteriorationView } from "./view.ts";
import { boundariesOf, money, planNames, signedMoney } from "./words.ts";

interface PlanRow {
  readonly label: string;
  readonly unit: string;
  readonly means: string;
  readonly part?: true;
  readonly decimals: number;
  value(plan: PlanAnswer["solution"]): number;
}

function sum(plan: PlanAnswer["solution"], of: "revenue"): number {
  return plan.cycles.reduce((total, cycle) => total + cycle[of], 0);
}

const rows: readonly PlanRow[] = [
  {
    label: "Total profit",
    unit: "money",
    means: "TP: revenue less holding, purchase and ordering over the horizon, as worth today.",
    decimals: 2,
    value: (plan) => plan.totalProfit,
  },
  {
    label: "revenue",
    unit: "",
    means: "What customers pay, as worth today.",
    part: true,
    decimals: 2,
    value: (plan) => sum(plan, "revenue"),
  },
  {
    label: "− purchase",
    unit: "",
    means: "c·Q of every order, paid when it is placed; the term that eq. 9 forgets.",
    part: true,
    decimals: 2,
    value: (plan) => plan.fluid.costs.purchase,
  },
  {
    label: "− holding",
    unit: "",
    means: "h for every good unit in stock and period.",
    part: true,
    decimals: 2,
    value: (plan) => plan.fluid.costs.holding,
  },
  {
    label: "− ordering",
    unit: "",
    means: "A for every order.",
    part: true,
    decimals: 2,
    value: (plan) => plan.fluid.costs.ordering,
  },
  {
    label: "First price s",
    unit: "money/unit",
    means: "Selling price of the first cycle; the average of a unit sold where it moves.",
    decimals: 3,
    value: (plan) => plan.cycles[0]?.price ?? 0,
  },
  {
    label: "First order Q",
    unit: "units",
    means: "Quantity ordered for the first cycle.",
    decimals: 2,
    value: (plan) => plan.cycles[0]?.orderQuantity ?? 0,
  },
  {
    label: "Sold",
    unit: "units",
    means: "Units sold over the horizon.",
    decimals: 2,
    value: (plan) => plan.fluid.soldUnits,
  },
  {
    label: "Spoiled",
    unit: "units",
    means: "Units that decay in stock; ordered units are sold or spoiled.",
    decimals: 2,
    value: (plan) => plan.fluid.spoiledUnits,
  },
  {
    label: "Average stock",
    unit: "units",
    means: "Stock averaged over the horizon.",
    decimals: 2,
    value: (plan) => plan.fluid.averageInventory,
  },
];

/** Both plans and their difference, line by line. */
export function PlanTable({ view }: { readonly view: DeteriorationView }) {
  const plans = view.plans.value;
  const reference = view.session.reference.value;
  const columns = [
    {
      letter: "A",
      tone: "policyA",
      plan: plans?.best ?? null,
      label: planNames[plans?.best?.pricing ?? "optimal"],
    },
    { letter: "B", tone: "policyB", plan: plans?.published ?? null, label: planNames.published },
  ] as const;
  const pinned = plans?.scenario.pricing === "published" ? 1 : 0;
  const printed =
    plans !== null &&
    isPrinted(plans.scenario.problem) &&
    plans.scenario.boundaries !== "continuous" &&
    plans.step === 1
      ? printedTotal
      : null;
  const [a, b] = columns;
  return (
    <section class="kpis plan-table" aria-label="The two plans">
      <table>
        <caption>
          The two plans{" "}
          <span class="quiet">
            by equation, without chance{reference === null ? "" : "; Δ against the pinned result"}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Figure</span>
            </th>
            {columns.map(({ letter, tone, label }) => (
              <th key={letter} scope="col" class={`tone-${tone}`}>
                <span class={`letter tone-${tone}`}>{letter}</span> {label}
              </th>
            ))}
            <th scope="col">B − A</th>
          </tr>
        </thead>
        <tbody>
          <tr class="decision">
            <th scope="row">
              <Term means="Where replenishment cycles begin and end.">Cycles</Term>
            </th>
            {columns.map(({ letter, plan }) => (
              <td key={letter}>{plan === null ? "–" : <Cuts plan={plan} />}</td>
            ))}
            <td />
          </tr>
          {rows.map((row, n) => {
            const values = columns.map(({ plan }) => (plan === null ? null : row.value(plan.solution)));
            const [right, wrong] = values;
            const before = reference === null ? null : row.value(reference.solution);
            return (
              <tr key={row.label} class={row.part ? "part" : undefined}>
                <th scope="row">
                  <Term means={row.means}>{row.label}</Term>
                  <span class="unit">{row.unit}</span>
                </th>
                {columns.map(({ letter }, i) => {
                  const value = values[i] ?? null;
                  return (
                    <td key={letter}>
                      <span class="exact-value">{value === null ? "–" : money(value, row.decimals)}</span>
                      {i === pinned && before !== null && value !== null && (
                        <span class="change">Δ {signedMoney(value - before, row.decimals)}</span>
                      )}
                      {i === 1 && n === 0 && printed !== null && (
                        <span class="as-printed">printed {money(printed, 1)}</span>
                      )}
                    </td>
                  );
                })}
                <td>
                  {a.plan === null || b.plan === null || right == null || wrong == null
                    ? ""
                    : signedMoney(wrong - right, row.decimals)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** 0–3–6–8–10, or how many where that is too long. */
function Cuts({ plan }: { readonly plan: PlanAnswer }) {
  const { cycles } = plan.solution;
  const cuts = boundariesOf(cycles);
  return cycles.length <= 6 ? (
    <span class="cuts">{cuts}</span>
  ) : (
    <span title={cuts}>{cycles.length} cycles</span>
  );
}
