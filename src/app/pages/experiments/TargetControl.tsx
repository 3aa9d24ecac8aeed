import { useId } from "preact/hooks";
import type { ChoiceField, NumberField } from "../../../contract/field.ts";
import { NumberControl } from "../../parts/NumberControl.tsx";
import { ChoiceControl } from "../../parts/otherControls.tsx";
import { isObject } from "../../state/tree.ts";
import type { ExperimentsView } from "./view.ts";

const number = (label: string, meaning: string, rest: Partial<NumberField> = {}): NumberField => ({
  kind: "number",
  label,
  unit: "",
  meaning,
  ...rest,
});
const halfWidth = number("Half-width at most", "of the 95 % interval of every policy", {
  above: 0,
  optional: true,
});
const relative = number("or relative to the mean", "half-width over mean", {
  above: 0,
  below: 1,
  optional: true,
});
const most = number("Replications at most", "where to stop all the same", { integer: true, min: 2 });

/** Replication until an interval is narrow enough. */
export function TargetControl({ view }: { readonly view: ExperimentsView }) {
  const id = useId();
  const { draft, keepable } = view;
  const { target } = draft.raw.value;
  const names = keepable.value?.kpis.map(({ name }) => name) ?? [];
  const kpi: ChoiceField = {
    kind: "choice",
    label: "Figure",
    options: names,
    meaning: "whose interval is looked at",
  };
  const fault = draft.faults.value.find(({ path }) => path === "target");
  const toggle = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    draft.set(
      "target",
      event.currentTarget.checked ? { kpi: names[0] ?? "", relative: 0.01, most: 10_000 } : undefined,
    );
  };
  return (
    <>
      <div class="control flag">
        <input id={id} type="checkbox" checked={isObject(target)} onChange={toggle} />
        <label for={id}>Replicate until precise</label>
        <span />
      </div>
      {isObject(target) && (
        <>
          <ChoiceControl field={kpi} path="target.kpi" draft={draft} />
          <NumberControl field={halfWidth} path="target.halfWidth" draft={draft} placeholder="none" />
          <NumberControl field={relative} path="target.relative" draft={draft} placeholder="none" />
          <NumberControl field={most} path="target.most" draft={draft} />
        </>
      )}
      {fault !== undefined && (
        <p class="fault" role="alert">
          {fault.message}
        </p>
      )}
    </>
  );
}
