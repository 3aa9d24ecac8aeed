import { useComputed } from "@preact/signals";
import type { NumberField } from "../../../contract/field.ts";
import type { DeteriorationScenario } from "../../../models/deterioration/problem.ts";
import type { Outputs, Parameter } from "../../../models/deterioration/sensitivity.ts";
import { plain, signed } from "../../parts/format.ts";
import { outputNames, outputWords } from "./sensitivity.ts";
import type { DeteriorationView } from "./view.ts";

/** A relative change at which a cell has its full tint. */
const FULL = 0.5;
const FIRST: readonly (keyof Outputs)[] = outputNames.filter((name) => name.startsWith("first"));

/** Every output against every parameter: how many per cent it moves as the parameter is raised. */
export function SensitivityMatrix({ view }: { readonly view: DeteriorationView }) {
  const shown = useComputed(() => {
    const answer = view.tornado.latest.value;
    if (answer === null || answer.value.bars.length === 0) return null;
    const { base, bars } = answer.value;
    const { problem } = answer.scenario as unknown as DeteriorationScenario;
    const order = Object.keys(problem) as Parameter[];
    const rows = [...bars].sort((a, b) => order.indexOf(a.parameter) - order.indexOf(b.parameter));
    const raised = bars.find((bar) => bar.parameter === "horizon")?.high.value ?? problem.horizon;
    return { base, rows, by: plain(Math.round(1e6 * ((100 * raised) / problem.horizon - 100)) / 1e6) };
  }).value;
  if (shown === null) return null;
  const { base, rows, by } = shown;
  const nameOf = (parameter: Parameter) => {
    const field = view.session.model.inputs.problem[parameter] as NumberField | undefined;
    return `${field?.label ?? parameter}\u00a0${field?.symbol ?? ""}`;
  };
  return (
    <section class="ledger matrix" aria-label="Every output against every parameter">
      <table>
        <caption>
          Every output against every parameter{" "}
          <span class="quiet">
            change in per cent as the parameter rises by {by} %; names choose what is drawn above
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              <span class="unseen">Parameter</span>
            </th>
            <th scope="colgroup" colSpan={outputNames.length - FIRST.length}>
              Over the horizon
            </th>
            <th scope="colgroup" colSpan={FIRST.length}>
              First cycle
            </th>
          </tr>
          <tr>
            {outputNames.map((name) => (
              <th key={name} scope="col">
                <button
                  type="button"
                  class="plain"
                  aria-pressed={view.output.value === name}
                  onClick={() => {
                    view.output.value = name;
                  }}
                >
                  {outputWords[name].short}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ parameter, high }) => (
            <tr key={parameter}>
              <th scope="row">
                <button
                  type="button"
                  class="plain"
                  aria-pressed={view.parameter.value === parameter}
                  onClick={() => {
                    view.parameter.value = parameter;
                  }}
                >
                  {nameOf(parameter)}
                </button>
              </th>
              {outputNames.map((name) => {
                const from = base[name];
                const to = "outputs" in high ? high.outputs[name] : null;
                const change =
                  from === null || to === null || from === 0 ? null : (to - from) / Math.abs(from);
                return (
                  <td key={name} style={{ "--share": Math.min(1, Math.abs(change ?? 0) / FULL) }}>
                    {change === null ? "–" : signed(100 * change, 1)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
