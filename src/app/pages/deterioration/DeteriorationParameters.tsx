import { useComputed } from "@preact/signals";
import type { Fields } from "../../../contract/field.ts";
import { FieldControl, FieldControls } from "../../parts/FieldControl.tsx";
import { editablePaths } from "../../parts/fields.ts";
import { Folded, Parameters, Section } from "../../parts/Parameters.tsx";
import { PinButton } from "../../parts/PinButton.tsx";
import { PolicyControl } from "../../parts/PolicyControl.tsx";
import { valueAt } from "../../state/tree.ts";
import type { DeteriorationView } from "./view.ts";
import { letters, tones } from "./words.ts";

const groups = [
  ["Demand and time", ["demandIntercept", "demandSlope", "deteriorationRate", "netDiscountRate", "horizon"]],
  ["Costs", ["purchaseCost", "holdingCost", "orderingCost"]],
  ["Supply", ["replenishmentRate", "leadTime"]],
] as const;
const usual = ["seed", "replications", "scale"];

function picked(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
}

export function DeteriorationParameters({ view }: { readonly view: DeteriorationView }) {
  const { draft, model, pin, reference } = view.session;
  const { problem, options, policies, simulation } = model.inputs;
  // Functions of one's own cannot travel into a page.
  const kinds = Object.fromEntries(Object.entries(policies).filter(([kind]) => kind !== "userDefined"));
  const count = useComputed(() => {
    const list = valueAt(draft.raw.value, "policies");
    return Array.isArray(list) ? list.length : 0;
  }).value;
  const shown = useComputed(() =>
    editablePaths({ ...model.inputs, policies: kinds }, draft.raw.value, letters.length),
  ).value;
  return (
    <Parameters
      draft={draft}
      shown={shown}
      tools={<PinButton kept={reference.value !== null} onPin={pin} what="plan" />}
    >
      {groups.map(([title, names]) => (
        <Section key={title} title={title}>
          <FieldControls fields={picked(problem, names)} path="problem" draft={draft} />
        </Section>
      ))}
      <Section title="Plan">
        {Object.entries(options).map(([name, field]) => (
          <FieldControl key={name} field={field} path={name} draft={draft} />
        ))}
      </Section>
      <Section title="Stochastic twin">
        {letters.slice(0, count).map((letter, i) => (
          <PolicyControl
            key={letter}
            index={i}
            letter={letter}
            tone={tones[i] ?? "plain"}
            kinds={kinds}
            draft={draft}
            otherwise="plan’s"
          />
        ))}
        <FieldControls fields={picked(simulation, usual)} path="simulation" draft={draft} />
      </Section>
      <Folded title="Method">
        <FieldControls
          fields={picked(
            simulation,
            Object.keys(simulation).filter((name) => !usual.includes(name)),
          )}
          path="simulation"
          draft={draft}
        />
      </Folded>
    </Parameters>
  );
}
