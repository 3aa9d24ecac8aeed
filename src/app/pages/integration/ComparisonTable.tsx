import type { Estimate } from "../../../experiment/results.ts";
import { fixed } from "../../parts/format.ts";
import { Term } from "../../parts/Tip.tsx";
import { knownWidth } from "./figures.ts";
import type { IntegrationView } from "./view.ts";
import { WorldsHead } from "./WorldsHead.tsx";
import { type FigureRow, rows, scaled, withError } from "./words.ts";

interface ValueProps {
  readonly figure: FigureRow;
  readonly estimate: Estimate | undefined;
  /** Write a plus sign too. */
  readonly sign?: boolean;
}

function Value({ figure, estimate, sign = false }: ValueProps) {
  if (estimate === undefined) return <>&nbsp;</>;
  const known = Number.isFinite(estimate.halfWidth);
  const mean = scaled(figure, estimate.mean);
  const [value, ...error] = withError(
    // Of a single pair no more than three digits mean anything.
    known ? mean : Number(mean.toPrecision(3)),
    scaled(figure, knownWidth(estimate)),
    figure.decimals,
    sign,
  ).split(" ± ");
  return (
    <>
      <span class="exact-value">{value}</span>
      <span class="simulated">{error.length > 0 ? `± ${error[0]}` : "\u00a0"}</span>
    </>
  );
}

/** Every figure in both worlds, the paired difference, and what pairing was worth. */
export function ComparisonTable({ view }: { readonly view: IntegrationView }) {
  const figures = view.figures.value;
  const [siloed, integrated] = figures?.policies ?? [];
  const paired = figures?.differences[0];
  return (
    <section class="kpis comparison" data-faded={view.stale.value} aria-label="Figures of both worlds">
      <table>
        <caption>
          Figures of both worlds{" "}
          <span class="quiet">
            {figures?.done === 1 ? "one pair of worlds: no intervals yet" : "simulated, ± 95 % half-width"}
          </span>
        </caption>
        <WorldsHead difference="Integrated minus siloed on the same demand, customers and disruptions, history by history; its interval is much narrower than the two on the left.">
          <th scope="col">
            <Term means="Variance of the difference of independent runs over that of paired ones: so many times fewer histories are needed.">
              VR
            </Term>
          </th>
        </WorldsHead>
        <tbody>
          {rows.map((figure) => {
            const difference = paired?.kpis[figure.name];
            const ratio = difference?.varianceRatio ?? null;
            const gain =
              difference === undefined ? 0 : (figure.better === "higher" ? 1 : -1) * difference.mean;
            const sure = difference !== undefined && Math.abs(gain) > difference.halfWidth;
            return (
              <tr key={figure.name}>
                <th scope="row">
                  <Term means={figure.means}>{figure.label}</Term>
                  <span class="unit">{figure.fraction ? "%" : figure.unit}</span>
                </th>
                <td>
                  <Value figure={figure} estimate={siloed?.kpis[figure.name]} />
                </td>
                <td>
                  <Value figure={figure} estimate={integrated?.kpis[figure.name]} />
                </td>
                <td data-sure={sure} data-good={sure && gain > 0} data-bad={sure && gain < 0}>
                  <Value figure={figure} estimate={difference} sign />
                  <span class="unseen">{sure ? (gain > 0 ? " better" : " worse") : " no clear change"}</span>
                </td>
                <td class="quiet">{ratio === null ? "–" : fixed(ratio, ratio < 10 ? 1 : 0)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
