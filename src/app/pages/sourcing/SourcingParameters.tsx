import { useComputed } from "@preact/signals";
import type { Field, Fields } from "../../../contract/field.ts";
import { simulationFields } from "../../../experiment/until.ts";
import { FieldControl, FieldControls } from "../../parts/FieldControl.tsx";
import { pathsOf } from "../../parts/fields.ts";
import { Folded, Parameters, Section } from "../../parts/Parameters.tsx";
import { PolicyControl } from "../../parts/PolicyControl.tsx";
import { isObject, type JsonObject, valueAt } from "../../state/tree.ts";
import { PrecisionSection } from "./PrecisionSection.tsx";
import type { SourcingView } from "./view.ts";
import { letters, OWN, tones } from "./words.ts";

function picked(fields: Fields, wanted: (name: string, field: Field) => boolean): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name, field]) => wanted(name, field)));
}

export function SourcingParameters({ view }: { readonly view: SourcingView }) {
  const { draft, model, pin, reference } = view.session;
  const { problem, options, policies, simulation } = model.inputs;
  const shown = useComputed(() => {
    const raw = draft.raw.value;
    return [
      ...pathsOf(problem, valueAt(raw, "problem"), "problem"),
      ...pathsOf(simulationFields(model), valueAt(raw, "simulation"), "simulation"),
      ...Object.entries(options).flatMap(([name, field]) =>
        pathsOf({ [name]: field }, raw as never, "").map((path) => path.slice(1)),
      ),
      ...letters.flatMap((_, i) => {
        const policy = valueAt(raw, `policies.${i}`);
        const { kind = "" }: JsonObject = isObject(policy) ? policy : {};
        return Object.keys(policies[String(kind)] ?? {}).map((name) => `policies.${i}.${name}`);
      }),
    ];
  }).value;
  const { demand, spotPrice: spot } = problem;
  const offered = Object.fromEntries(Object.entries(policies).filter(([kind]) => kind !== OWN));
  const kept = reference.value !== null;
  return (
    <Parameters
      draft={draft}
      shown={shown}
      tools={
        <button
          type="button"
          class="tool"
          aria-pressed={kept}
          onClick={() => pin(!kept)}
          title="Keep the present result as a ghost behind what follows, with signed differences"
        >
          {kept ? "Unpin" : "Pin as reference"}
        </button>
      }
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
