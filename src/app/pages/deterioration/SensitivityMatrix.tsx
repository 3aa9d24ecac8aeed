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
  const fields = view.session.model.inputs.problem;
  const shown = useComputed(() => {
    const answer = view.tornado.latest.value;
    if (answer === null || answer.value.bars.length === 0) return null;
    const { base, bars } = answer.value;
    const { horizon } = (answer.scenario as unknown as DeteriorationScenario).problem;
    const raised = bars.find((bar) => bar.parameter === "horizon")?.high.value ?? horizon;
    return { base, bars, by: plain(Math.round(1e6 * ((100 * raised) / horizon - 100)) / 1e6) };
  }).value;
  /** Empty until there is an answer, so that nothing below moves when it comes. */
  const said = (parameter: Parameter, name: keyof Outputs): readonly [text: string, share: number] => {
    const high = shown?.bars.find((bar) => bar.parameter === parameter)?.high;
    if (shown === null) return ["\u00a0", 0];
    const from = shown.base[name];
    const to = high !== undefined && "outputs" in high ? high.outputs[name] : null;
    if (from === null || to === null || from === 0) return ["–", 0];
    const change = (to - from) / Math.abs(from);
    return [signed(100 * change, 1), Math.min(1, Math.abs(change) / FULL)];
  };
  const by = shown?.by ?? plain(100 * view.change.value);
  const nameOf = (parameter: Parameter) => {
    const field = fields[parameter] as NumberField | undefined;
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
          {(Object.keys(fields) as Parameter[]).map((parameter) => (
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
                const [text, share] = said(parameter, name);
                return (
                  <td key={name} style={{ "--share": share }}>
                    {text}
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
