import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Field, Fields } from "../../../contract/field.ts";
import { simulationFields } from "../../../experiment/until.ts";
import { FieldControl } from "../../parts/FieldControl.tsx";
import { NumberControl } from "../../parts/NumberControl.tsx";
import { Folded } from "../../parts/Parameters.tsx";
import { RadioControl } from "../../parts/RadioControl.tsx";
import { isObject, valueAt } from "../../state/tree.ts";
import { CONTROLS, isAboutPrecision, isPrecise, lean, plans, STREAMS, UNTIL } from "./precision.ts";
import type { SourcingView } from "./view.ts";

function membersOf(field: Field | undefined): Fields {
  return field?.kind === "group" ? field.fields : {};
}

/** How to need fewer replications, and when to stop. */
export function PrecisionSection({ view }: { readonly view: SourcingView }) {
  const { draft, model } = view.session;
  const edited = useMemo(() => lean(draft), [draft]);
  const fields = useMemo(() => simulationFields(model), [model]);
  const { streams, controls, until } = fields;
  const { halfWidth, most, ...others } = membersOf(until);
  const wanted = useComputed(() => valueAt(draft.raw.value, UNTIL)).value;
  const wrong = useComputed(() => draft.faults.value.some(isAboutPrecision)).value;
  const given = isObject(wanted) ? wanted : {};
  return (
    <Folded title="Precision" open={isPrecise(draft.raw.peek())} faulty={wrong}>
      {streams?.kind === "choice" && (
        <RadioControl field={streams} path={STREAMS} draft={edited} means={plans} otherwise="independent" />
      )}
      {controls?.kind === "flag" && (
        <FieldControl
          field={{ ...controls, label: "Correct by the drawn averages" }}
          path={CONTROLS}
          draft={edited}
        />
      )}
      {halfWidth?.kind === "number" && (
        <NumberControl
          field={{
            ...halfWidth,
            label: "Stop when the interval is\u00a0±",
            unit: given["kpi"] === undefined && given["of"] !== "figure" ? "money/period, difference" : "",
            meaning:
              "half the width wanted of the 95 % interval of the difference in average cost; replications is then the least number. Empty: all replications are run",
          }}
          path={`${UNTIL}.halfWidth`}
          draft={edited}
          placeholder="never"
        />
      )}
      {Object.entries(others)
        .filter(([name]) => given[name] !== undefined)
        .map(([name, field]) => (
          <FieldControl key={name} field={field} path={`${UNTIL}.${name}`} draft={edited} />
        ))}
      {most?.kind === "number" && isObject(wanted) && (
        <NumberControl
          field={{ ...most, optional: true, label: "but after at most", unit: "replications" }}
          path={`${UNTIL}.most`}
          draft={edited}
          placeholder={String(most.default ?? "")}
        />
      )}
    </Folded>
  );
}
