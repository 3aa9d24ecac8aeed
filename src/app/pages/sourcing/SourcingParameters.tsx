import { useComputed } from "@preact/signals";
import { simulationFields } from "../../../experiment/until.ts";
import { FieldControl, FieldControls } from "../../parts/FieldControl.tsx";
import { editablePaths, picked } from "../../parts/fields.ts";
import { Folded, Parameters, Section } from "../../parts/Parameters.tsx";
import { PinButton } from "../../parts/PinButton.tsx";
import { PolicyControl } from "../../parts/PolicyControl.tsx";
import { PrecisionSection } from "./PrecisionSection.tsx";
import type { SourcingView } from "./view.ts";
import { letters, OWN, tones } from "./words.ts";

export function SourcingParameters({ view }: { readonly view: SourcingView }) {
  const { draft, model, pin, reference } = view.session;
  const { problem, options, policies, simulation } = model.inputs;
  const shown = useComputed(() =>
    editablePaths({ ...model.inputs, simulation: simulationFields(model) }, draft.raw.value, letters.length),
  ).value;
  const { demand, spotPrice: spot } = problem;
  const offered = Object.fromEntries(Object.entries(policies).filter(([kind]) => kind !== OWN));
  return (
    <Parameters
      draft={draft}
      shown={shown}
      tools={<PinButton kept={reference.value !== null} onPin={pin} what="result" />}
    >
      <Section title="Contract and costs">
        <FieldControls
          fields={picked(problem, (_, field) => field.kind === "number")}
          path="problem"
          draft={draft}
        />
      </Section>
      <Section title="Spot market">
        {spot !== undefined && <FieldControl field={spot} path="problem.spotPrice" draft={draft} />}
      </Section>
      <Section title="Demand">
        {demand !== undefined && <FieldControl field={demand} path="problem.demand" draft={draft} />}
      </Section>
      <Section title="Policies">
        {letters.map((letter, i) => (
          <PolicyControl
            key={letter}
            index={i}
            letter={letter}
            tone={tones[i] ?? "plain"}
            kinds={offered}
            draft={draft}
          />
        ))}
        <a class="plain" href="#/policy">
          Write your own policy
        </a>
      </Section>
      <Section title="Simulation">
        <FieldControls
          fields={picked(
            simulation,
            (name) => name === "seed" || name === "replications" || name === "periods",
          )}
          path="simulation"
          draft={draft}
        />
      </Section>
      <PrecisionSection view={view} />
      <Folded title="Method">
        {Object.entries(options).map(([name, field]) => (
          <FieldControl key={name} field={field} path={name} draft={draft} />
        ))}
        <FieldControls
          fields={picked(simulation, (name) => name === "warmUp" || name === "sampling")}
          path="simulation"
          draft={draft}
        />
      </Folded>
    </Parameters>
  );
}
