import { useComputed } from "@preact/signals";
import { curvesChart } from "../../../charts/curves.ts";
import type { NumberField } from "../../../contract/field.ts";
import type { Parameter, SweepRow } from "../../../models/deterioration/sensitivity.ts";
import { ChartFrame } from "../../parts/ChartFrame.tsx";
import { plain } from "../../parts/format.ts";
import { Pick } from "./Picks.tsx";
import { outputNames, outputWords, titleOf } from "./sensitivity.ts";
import type { DeteriorationView } from "./view.ts";
import { captionOf, money, planNames } from "./words.ts";

/** One output over one parameter, re-planned at every value, for the right and the published price. */
export function SweepFigure({ view }: { readonly view: DeteriorationView }) {
  const fields = view.session.model.inputs.problem;
  const shown = useComputed(() => {
    const answer = view.sweeps.latest.value;
    const output = view.output.value;
    if (answer === null) return null;
    const at = (row: SweepRow) => ("outputs" in row ? (row.outputs[output] ?? Number.NaN) : Number.NaN);
    return {
      parameter: answer.parameter,
      scenario: answer.scenario,
      xs: answer.best.map((row) => row.value),
      best: answer.best.map(at),
      published: answer.published.map(at),
    };
  });
  const parameter = shown.value?.parameter ?? view.parameter.value;
  const field = fields[parameter] as NumberField | undefined;
  const nameOf = (name: Parameter) => {
    const one = fields[name] as NumberField | undefined;
    return `${one?.label ?? name} ${one?.symbol ?? ""}`;
  };
  const draw = useComputed(() => {
    const now = shown.value;
    if (now === null || ![...now.best, ...now.published].some(Number.isFinite)) return null;
    const present = now.scenario.problem[now.parameter];
    const index = present === null ? -1 : now.xs.findIndex((value) => Math.abs(value - present) < 1e-9);
    const one = fields[now.parameter] as NumberField | undefined;
    const symbol = one?.symbol ?? "";
    const right = now.scenario.pricing === "published" ? ("optimal" as const) : now.scenario.pricing;
    return curvesChart.bind(null, {
      xTitle: `${one?.label ?? now.parameter} ${symbol}, ${one?.unit ?? ""}`,
      yTitle: titleOf(view.output.value),
      x: now.xs,
      curves: [
        {
          label: planNames[right],
          tone: "policyA" as const,
          values: now.best,
          ...(index < 0 || !Number.isFinite(now.best[index])
            ? {}
            : { mark: { index, label: `${symbol} = ${plain(now.xs[index] ?? 0)}` } }),
        },
        { label: "published", tone: "policyB" as const, dashed: true, values: now.published },
      ],
    });
  }).value;
  const now = shown.value;
  const { decimals, label } = outputWords[view.output.value];
  const said = (value: number | undefined) =>
    value === undefined || !Number.isFinite(value) ? "no plan" : money(value, decimals);
  const first = now?.best.findIndex(Number.isFinite) ?? -1;
  const last = now?.best.findLastIndex(Number.isFinite) ?? -1;
  const finding =
    now === null || first < 0
      ? ""
      : `As the ${(field?.label ?? "").toLowerCase()} goes from ${plain(now.xs[first] ?? 0)} to ${plain(now.xs[last] ?? 0)}, the ${label.toLowerCase()} of the best plan goes from ${said(now.best[first])} to ${said(now.best[last])}.`;
  return (
    <ChartFrame
      title="One output over one parameter"
      level={3}
      finding={finding}
      draw={draw}
      height={() => 330}
      empty={now === null ? "The parameter is being swept …" : "No value in this range has a plan."}
      table={() => ({
        columns: [
          `${nameOf(parameter)}, ${field?.unit ?? ""}`,
          `${titleOf(view.output.value)}, best price`,
          `${titleOf(view.output.value)}, published price`,
        ],
        rows: (now?.xs ?? []).map((value, i) => [value, said(now?.best[i]), said(now?.published[i])]),
      })}
      caption={now === null ? "" : captionOf(now.scenario)}
      file="hedgerow-deterioration-sweep"
      count={now?.xs.length ?? 0}
      reading={(i) =>
        `${nameOf(parameter)} = ${plain(now?.xs[i] ?? 0)}: ${label.toLowerCase()} ${said(now?.best[i])}, published ${said(now?.published[i])}.`
      }
      walks="Value"
      faded={
        now !== null &&
        (now.scenario !== view.plans.value?.scenario || now.parameter !== view.parameter.value)
      }
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
          label="Over"
          value={view.parameter.value}
          options={(Object.keys(fields) as Parameter[]).map((name) => [name, nameOf(name)] as const)}
          onPick={(name) => {
            view.parameter.value = name;
          }}
        />
      </p>
    </ChartFrame>
  );
}
