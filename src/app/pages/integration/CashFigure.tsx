import { useComputed } from "@preact/signals";
import { cashChart } from "../../../charts/cash.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed } from "../../parts/format.ts";
import { cashOf } from "./cash.ts";
import type { IntegrationView } from "./view.ts";
import { captionOf, money, withError } from "./words.ts";

/** The money on its way out and back. */
export function CashFigure({ view }: { readonly view: IntegrationView }) {
  const shown = useComputed(() => {
    const now = view.investment.value;
    if (now === null) return null;
    const returns = view.roi.latest.value;
    // The scenario of a study is the very object it was started with.
    const captive =
      returns === null || returns.scenario !== (now.scenario as unknown)
        ? null
        : cashOf(
            view.session.model,
            now.scenario,
            returns.value.withoutRetention.benefits.map(({ mean }) => ({ mean, halfWidth: 0 })),
          );
    return { ...now, captive };
  });
  const draw = useComputed(() => {
    const now = shown.value;
    if (now === null) return null;
    const sure = Number.isFinite(now.course.npvReach);
    const thousands = (values: readonly number[]) => values.map((value) => value / 1000);
    return cashChart.bind(null, {
      payback: now.course.payback,
      lines: [
        {
          label: "cash",
          tone: "policyA" as const,
          cumulative: thousands(now.course.cumulative),
          ...(sure ? { reach: thousands(now.course.reach) } : {}),
        },
        ...(now.captive === null
          ? []
          : [
              {
                label: "no retention",
                tone: "demand" as const,
                cumulative: thousands(now.captive.cumulative),
                dashed: true as const,
              },
            ]),
      ],
    });
  }).value;
  const now = shown.value;
  const { cumulative = [], payback = null } = now?.course ?? {};
  const reach = (now?.course.reach ?? []).map((width) => (Number.isFinite(width) ? width : 0));
  const sure = now !== null && Number.isFinite(now.course.npvReach);
  const last = cumulative.length - 1;
  const finding =
    now === null
      ? ""
      : `${payback === null ? `The money is not back within ${last} years` : `The money is back after ${fixed(payback, 1)} years`}; after ${last} years the firm is ${withError(Math.abs(cumulative[last] ?? 0), reach[last] ?? 0, 0)} ${(cumulative[last] ?? 0) < 0 ? "short" : "ahead"}. ${sure ? "Band: outer bound of the 95 % interval." : "From one pair of worlds: no interval yet."}${now.captive === null ? "" : " Dashed: without the link from satisfaction to staying customers."}`;
  return (
    <ChartFrame
      title="When the money is back"
      level={3}
      finding={finding}
      draw={draw}
      height={() => 300}
      empty="The first pair of worlds is being simulated …"
      table={() => ({
        columns: [
          "Year",
          "Cumulative cash, money",
          "Half-width at most",
          ...(now?.captive == null ? [] : ["Without retention, money"]),
        ],
        rows: cumulative.map((value, year) => [
          year,
          Math.round(value),
          Math.round(reach[year] ?? 0),
          ...(now?.captive == null ? [] : [Math.round(now.captive.cumulative[year] ?? 0)]),
        ]),
      })}
      caption={now === null ? "" : captionOf(now.scenario)}
      file="hedgerow-integration-cash"
      count={cumulative.length}
      reading={(year) =>
        `After ${year} years: ${withError(cumulative[year] ?? 0, reach[year] ?? 0, 0, true)}${now?.captive == null ? "" : `, without retention ${money(now.captive.cumulative[year] ?? 0)}`}.`
      }
      walks="Year"
      faded={view.stale.value}
    />
  );
}
