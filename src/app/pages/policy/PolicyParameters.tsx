import { useComputed } from "@preact/signals";
import { FieldControl, FieldControls } from "../../parts/FieldControl.tsx";
import { editablePaths, picked } from "../../parts/fields.ts";
import { Folded, Parameters, Section } from "../../parts/Parameters.tsx";
import type { PolicyView } from "./view.ts";

const first: readonly string[] = ["seed", "replications", "periods"];

/** The parameters of combined sourcing without its policies. */
export function PolicyParameters({ view }: { readonly view: PolicyView }) {
  const { draft, model } = view;
  const { problem, options, simulation } = model.inputs;
  const shown = useComputed(() => editablePaths(model.inputs, draft.raw.value)).value;
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
