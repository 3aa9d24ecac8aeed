import { useComputed } from "@preact/signals";
import { tornadoChart } from "../../../charts/tornado.ts";
import type { NumberField } from "../../../contract/field.ts";
import type { DeteriorationScenario } from "../../../models/deterioration/problem.ts";
import type { Parameter, SweepRow } from "../../../models/deterioration/sensitivity.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { plain } from "../../parts/format.ts";
import { Pick } from "./Picks.tsx";
import { changes, outputNames, outputWords, titleOf } from "./sensitivity.ts";
import type { DeteriorationView } from "./view.ts";
import { captionOf, money } from "./words.ts";

/** Every parameter moved down and up by itself, for one output. */
export function TornadoFigure({ view }: { readonly view: DeteriorationView }) {
  const fields = view.session.model.inputs.problem;
  const nameOf = (parameter: Parameter) => {
    const field = fields[parameter] as NumberField | undefined;
    return { label: field?.label ?? parameter, symbol: field?.symbol ?? "", unit: field?.unit ?? "" };
  };
  const shown = useComputed(() => {
    const answer = view.tornado.latest.value;
    const output = view.output.value;
    if (answer === null || answer.value.bars.length === 0) return null;
    const { base, bars } = answer.value;
    const at = (row: SweepRow) => ("outputs" in row ? row.outputs[output] : null);
    const middle = base[output];
    const rows = bars
      .map(({ parameter, low, high }) => ({
        parameter,
        ...nameOf(parameter),
        from: low.value,
        to: high.value,
        low: at(low),
        high: at(high),
      }))
      .sort((a, b) => reach(b) - reach(a));
    function reach(row: { low: number | null; high: number | null }): number {
      if (middle === null) return 0;
      return Math.max(
        Math.abs((row.low ?? middle) - middle),
        Math.abs((row.high ?? middle) - middle),
        Math.abs((row.high ?? middle) - (row.low ?? middle)),
      );
    }
    const { horizon } = (answer.scenario as unknown as DeteriorationScenario).problem;
    const least = bars.find((bar) => bar.parameter === "horizon")?.low.value ?? horizon;
    const by = plain(Math.round(1e6 * (100 - (100 * least) / horizon)) / 1e6);
    return { rows, middle, output, by, scenario: answer.scenario };
  });
  const change = view.change.value;
  const draw = useComputed(() => {
    const now = shown.value;
    if (now === null || now.middle === null) return null;
    return tornadoChart.bind(null, {
      xTitle: titleOf(now.output),
      base: now.middle,
      lowered: `−${now.by} %`,
      raised: `+${now.by} %`,
      rows: now.rows.map(({ label, symbol, low, high }) => ({ label: `${label} ${symbol}`, low, high })),
    });
  }).value;
  const now = shown.value;
  const { decimals } = outputWords[view.output.value];
  const words = outputWords[view.output.value].label;
  const [widest] = now?.rows ?? [];
  const said = (value: number | null) => (value === null ? "no plan" : money(value, decimals));
  const finding =
    now === null || widest === undefined || now.middle === null
      ? ""
      : `${words} is ${said(now.middle)}; it moves most with the ${widest.label.toLowerCase()} ${widest.symbol}: ${said(widest.low)} at ${now.by} % less, ${said(widest.high)} at ${now.by} % more.`;
  return (
    <ChartFrame
      title="What the plan is sensitive to"
      level={3}
      finding={finding}
      draw={draw}
      height={() => 330}
      empty={now === null ? "Every parameter is being varied …" : "The last cycle has no reorder point."}
      table={() => ({
        columns: [
          "Parameter",
          "Lowered to",
          `${titleOf(view.output.value)}, lowered`,
          "Raised to",
          `${titleOf(view.output.value)}, raised`,
        ],
        rows: (now?.rows ?? []).map((row) => [
          `${row.label} ${row.symbol}`,
          row.from,
          row.low ?? "no plan",
          row.to,
          row.high ?? "no plan",
        ]),
      })}
      caption={now === null ? "" : captionOf(now.scenario)}
      file="hedgerow-deterioration-tornado"
      count={now?.rows.length ?? 0}
      reading={(i) => {
        const row = now?.rows[i];
        return row === undefined
          ? ""
          : `${row.label} ${row.symbol}: ${words.toLowerCase()} ${said(row.low)} at ${plain(row.from)}, ${said(row.high)} at ${plain(row.to)}.`;
      }}
      walks="Parameter"
      faded={view.tornado.latest.value?.scenario !== view.plans.value?.scenario}
    >
      <p class="picks">
        <Pick
          label="Output"
          value={view.output.value}
          options={outputNames.map((name) => [name, outputWords[name].label] as const)}
          onPick={(name) => {
            view.output.value = name;
          }}
        />
        <Pick
          label="Change"
          value={String(change)}
          options={changes.map((value) => [String(value), `± ${plain(100 * value)} %`] as const)}
          onPick={(value) => {
            view.change.value = Number(value);
          }}
        />
      </p>
    </ChartFrame>
  );
}
