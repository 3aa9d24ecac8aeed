import type { IsoService } from "../../../models/integration/experiments/isoService.ts";
import { fixed, percent } from "../../parts/format.ts";
import { Term } from "../../parts/Tip.tsx";
import type { PublishedIso } from "./published.ts";
import { StudyControl } from "./StudyControl.tsx";
import type { IntegrationView } from "./view.ts";
import { WorldsHead } from "./WorldsHead.tsx";
import { rows as figureRows, scaled, withError } from "./words.ts";

const shownRows = ["fillRate", "inventoryValue", "inventoryTurns", "supplierStock", "lostShare", "profit"];

interface Value {
  readonly mean: number;
  readonly se?: number;
  readonly halfWidth?: number | null;
}

/** Less stock or less service? Both worlds with the same fill rate. */
export function EqualService({ view }: { readonly view: IntegrationView }) {
  const own = view.iso.latest.value;
  const published = view.published.value;
  const iso: PublishedIso | IsoService | null =
    own?.value.result ?? (own === null ? (published?.isoService ?? null) : null);
  const faded = own !== null && own.scenario !== view.session.draft.good.value;
  const stock = iso?.kpis["inventoryValue"];
  const fill = iso?.kpis["fillRate"];
  const change =
    stock === undefined || stock.siloed.mean === 0 ? 0 : stock.integrated.mean / stock.siloed.mean - 1;
  // Published studies carry standard errors, own ones intervals.
  const reach = (value: Value) => value.halfWidth ?? 2 * (value.se ?? 0);
  return (
    <section class="kpis equal-service" data-faded={faded} aria-label="Equal service">
      <table>
        <caption>
          Less stock, at equal service{" "}
          <span class="quiet">
            {iso === null || fill === undefined
              ? own === null
                ? "The published study is being read …"
                : "The search is under way …"
              : iso.matched
                ? `${own === null ? "The published base case, live from its first day" : `This scenario, ${own.value.replications} histories`}: both worlds fill ${percent(fill.siloed.mean)} of the units at once, the integrated one with a safety factor of ${fixed(iso.integratedFactor, 2)} instead of ${fixed(iso.siloedFactor, 2)} and ${percent(Math.abs(change), 0)} ${change < 0 ? "less" : "more"} inventory.`
                : `No safety factor gives the integrated firm the siloed fill rate of ${percent(fill.siloed.mean)}; the nearest gives ${percent(fill.integrated.mean)}.`}
          </span>
        </caption>
        <WorldsHead difference="Integrated minus siloed on the same histories, with the 95 % half-width." />
        <tbody>
          {shownRows.map((name) => {
            const row = figureRows.find((each) => each.name === name);
            const found = iso?.kpis[name];
            if (row === undefined) return null;
            const written = (value: Value | undefined, sign = false) => {
              if (value === undefined) return "–";
              const [text, ...error] = withError(
                scaled(row, value.mean),
                scaled(row, reach(value)),
                row.decimals,
                sign,
              ).split(" ± ");
              return (
                <>
                  <span class="exact-value">{text}</span>
                  <span class="simulated">{error.length > 0 ? `± ${error[0]}` : "\u00a0"}</span>
                </>
              );
            };
            return (
              <tr key={name}>
                <th scope="row">
                  <Term means={row.means}>{row.label}</Term>
                  <span class="unit">{row.fraction ? "%" : row.unit}</span>
                </th>
                <td>{written(found?.siloed)}</td>
                <td>{written(found?.integrated)}</td>
                <td>
                  {found === undefined
                    ? "–"
                    : written(
                        found.difference ?? {
                          // No interval is known, so no more than two digits of it are.
                          mean: Number((found.integrated.mean - found.siloed.mean).toPrecision(2)),
                        },
                        true,
                      )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <StudyControl
        study={view.iso}
        start="Equalise this scenario"
        running="Searching the safety factor …"
        waiting="Until then the published study of the base case is shown."
      />
    </section>
  );
}
