import type { InvestmentFigures } from "../../../models/integration/experiments/roi.ts";
import { fixed, percent } from "../../parts/format.ts";
import { Term } from "../../parts/Tip.tsx";
import { StudyControl } from "./StudyControl.tsx";
import type { IntegrationView } from "./view.ts";
import { money, withError } from "./words.ts";

interface ReturnRow {
  readonly label: string;
  readonly unit: string;
  readonly means: string;
  readonly of: (figures: InvestmentFigures) => string;
}

const years = (value: number | null) => (value === null ? "never" : fixed(value, 1));

const rows: readonly ReturnRow[] = [
  {
    label: "Net present value",
    unit: "money ± s.e.",
    means: "All cash of the horizon at the discount rate; years beyond the simulation repeat its last one.",
    of: ({ npv }) => withError(npv.mean, npv.se, 0),
  },
  {
    label: "P(NPV > 0)",
    unit: "%",
    means: "Share of the histories in which the investment is worth its money.",
    of: ({ probabilityPositive }) => fixed(100 * probabilityPositive, 0),
  },
  {
    label: "Internal rate of return",
    unit: "/year",
    means: "The discount rate at which the net present value of the mean cash flow is zero.",
    of: ({ irr }) => (irr === null ? "none" : percent(irr, 0)),
  },
  {
    label: "Payback",
    unit: "years",
    means: "Until the mean cumulative cash is back at zero.",
    of: ({ paybackYears }) => years(paybackYears),
  },
  {
    label: "Discounted payback",
    unit: "years",
    means: "The same with every year discounted.",
    of: ({ discountedPaybackYears }) => years(discountedPaybackYears),
  },
  {
    label: "Return on investment",
    unit: "",
    means: "Benefits less costs over costs, over the horizon, undiscounted.",
    of: ({ returnOnInvestment }) => (returnOnInvestment === null ? "–" : percent(returnOnInvestment, 0)),
  },
  {
    label: "Break-even capital",
    unit: "money",
    means: "Capital at which the mean net present value is zero.",
    of: ({ breakEvenCapex }) => money(breakEvenCapex),
  },
  {
    label: "Break-even overrun",
    unit: "× plan",
    means: "By how much the project may overrun before it no longer pays.",
    of: ({ breakEvenOverrun }) => (breakEvenOverrun === null ? "–" : fixed(breakEvenOverrun, 2)),
  },
];

/** The usual measures of an investment, with and without its least certain part. */
export function ReturnTable({ view }: { readonly view: IntegrationView }) {
  const { roi } = view;
  const answer = roi.latest.value;
  const columns = answer === null ? null : [answer.value.withRetention, answer.value.withoutRetention];
  return (
    <section
      class="kpis returns"
      data-faded={answer !== null && answer.scenario !== view.session.draft.good.value}
      aria-label="Return on the investment"
    >
      <table>
        <caption>
          Return on the investment{" "}
          <span class="quiet">
            {answer === null ? "\u00a0" : `from ${answer.value.replications} histories`}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Measure</span>
            </th>
            <th scope="col">All</th>
            <th scope="col">
              <Term means="With the link from satisfaction to churn and word of mouth cut: the least well-founded part of the benefit.">
                No retention
              </Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">
                <Term means={row.means}>{row.label}</Term>
                <span class="unit">{row.unit}</span>
              </th>
              {[0, 1].map((i) => {
                const figures = columns?.[i];
                return <td key={i}>{figures === undefined ? "–" : row.of(figures)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <StudyControl
        study={roi}
        start="Work out the return"
        running="Working out the return, with and without retention …"
        waiting="Follows when the simulation is done."
      />
    </section>
  );
}
