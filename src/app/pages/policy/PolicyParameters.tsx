import { useComputed } from "@preact/signals";
import type { Field, Fields } from "../../../contract/field.ts";
import { FieldControl, FieldControls } from "../../parts/FieldControl.tsx";
import { pathsOf } from "../../parts/fields.ts";
import { Folded, Parameters, Section } from "../../parts/Parameters.tsx";
import { valueAt } from "../../state/tree.ts";
import type { PolicyView } from "./view.ts";

const first: readonly string[] = ["seed", "replications", "periods"];

function picked(fields: Fields, wanted: (name: string, field: Field) => boolean): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name, field]) => wanted(name, field)));
}

/** The parameters of combined sourcing without its policies. */
export function PolicyParameters({ view }: { readonly view: PolicyView }) {
  const { draft, model } = view;
  const { problem, options, simulation } = model.inputs;
  const shown = useComputed(() => {
    const raw = draft.raw.value;
    return [
      ...pathsOf(problem, valueAt(raw, "problem"), "problem"),
      ...pathsOf(simulation, valueAt(raw, "simulation"), "simulation"),
      ...pathsOf(options, raw, "").map((path) => path.slice(1)),
    ];
  }).value;
  return (
    <Parameters draft={draft} shown={shown}>
      <Section title="Contract and costs">
        <FieldControls
          fields={picked(problem, (_, field) => field.kind === "number")}
          path="problem"
          draft={draft}
        />
      </Section>
      <Section title="Spot market and demand">
        <FieldControls
          fields={picked(problem, (_, field) => field.kind !== "number")}
          path="problem"
          draft={draft}
        />
      </Section>
      <Section title="Simulation">
        <FieldControls
          fields={picked(simulation, (name) => first.includes(name))}
          path="simulation"
          draft={draft}
        />
      </Section>
      <Folded title="Method">
        {Object.entries(options).map(([name, field]) => (
          <FieldControl key={name} field={field} path={name} draft={draft} />
        ))}
        <FieldControls
          fields={picked(simulation, (name) => !first.includes(name))}
          path="simulation"
          draft={draft}
        />
      </Folded>
    </Parameters>
  );
}
