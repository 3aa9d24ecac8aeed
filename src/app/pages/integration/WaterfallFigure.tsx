import { useComputed } from "@preact/signals";
import { waterfallChart, waterfallHeight } from "../../../charts/waterfall.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { fixed } from "../../parts/format.ts";
import type { Contributions } from "./contributions.ts";
import { knownWidth } from "./figures.ts";
import type { IntegrationView } from "./view.ts";
import { money, withError } from "./words.ts";

const k = (value: number) => value / 1000;

/** From the siloed profit to the integrated one, lever by lever. */
export function WaterfallFigure({
  view,
  shown,
}: {
  readonly view: IntegrationView;
  readonly shown: Contributions;
}) {
  const levels = useComputed(() => {
    const now = shown.value;
    if (now?.levels !== null) return now?.levels ?? null;
    const { figures } = view;
    const [before, after] = (view.stale.value ? null : figures.value)?.policies ?? [];
    const [one, other] = [before?.kpis["profit"], after?.kpis["profit"]];
    return one === undefined || other === undefined
      ? null
      : { before: one.mean, after: other.mean, width: knownWidth(one) };
  });
  const draw = useComputed(() => {
    const now = shown.value;
    if (now === null || now.rows.length === 0) return null;
    const level = (value: number | undefined) => (value === undefined ? "" : `${fixed(k(value), 0)}k a year`);
    return waterfallChart.bind(null, {
      xTitle: "Profit above the siloed firm’s, thousand money/year; whiskers: ± 2 standard errors",
      before: { label: "Siloed", note: level(levels.value?.before) },
      steps: now.rows.map(({ name, shapley }) => ({
        label: name,
        value: k(shapley.mean),
        reach: 2 * k(shapley.se),
        note: `${withError(k(shapley.mean), k(shapley.se), 1, true)}k`,
      })),
      after: {
        label: "Integrated",
        value: k(now.total.mean),
        reach: 2 * k(now.total.se),
        note: `+${withError(k(now.total.mean), k(now.total.se), 0)}k`.replace("+−", "−"),
      },
    });
  }).value;
  const now = shown.value;
  const [most] = now?.rows ?? [];
  const losing = (now?.rows ?? [])
    .filter(({ shapley }) => shapley.mean + 2 * shapley.se < 0)
    .map(({ name }) => name);
  const total = now?.total.mean ?? 0;
  const finding =
    now === null || most === undefined
      ? ""
      : `${now.whose}: ${most.name.toLowerCase()} contributes ${total === 0 ? "most" : `${fixed((100 * most.shapley.mean) / total, 0)} %`} of ${withError(k(total), k(now.total.se), 0)} thousand a year${losing.length > 0 ? `; ${losing.join(", ").toLowerCase()} costs profit` : ""}. Each bar is a lever’s average over all orders in which the levers can be added (its Shapley value, ${now.replications} histories); added first or last it may count less or more, as on the right.`;
  const bars = now === null ? [] : [null, ...now.rows, null];
  return (
    <ChartFrame
      title="From siloed to integrated, lever by lever"
      level={3}
      finding={finding}
      draw={draw}
      height={(width) => waterfallHeight(Math.max(1, now?.rows.length ?? 8), width)}
      empty={now === null ? "The published study is being read …" : "No lever is switched on."}
      table={() => ({
        columns: ["Step", "Contribution, money/year", "Standard error"],
        rows: [
          ...(now?.rows ?? []).map(({ name, shapley }) => [
            name,
            Math.round(shapley.mean),
            Math.round(shapley.se),
          ]),
          ["All together", Math.round(total), Math.round(now?.total.se ?? 0)],
        ],
      })}
      caption={now?.caption ?? ""}
      file="hedgerow-integration-waterfall"
      count={bars.length}
      reading={(i) => {
        const row = bars[i];
        if (now === null) return "";
        if (row == null)
          return i === 0
            ? `The siloed firm${levels.value === null ? "" : ` earns ${money(levels.value.before)} a year`}.`
            : `All levers together: ${withError(total, now.total.se, 0, true)} a year (standard error)${levels.value === null ? "" : `, so the integrated firm earns ${money(levels.value.after)}`}.`;
        return `${row.name}: ${withError(row.shapley.mean, row.shapley.se, 0, true)} a year (standard error) on average over all orders.`;
      }}
      walks="Step"
      faded={now?.own === true && view.attribution.latest.value?.scenario !== view.session.draft.good.value}
    />
  );
}
