import { useComputed } from "@preact/signals";
import type { Fields } from "../../../contract/field.ts";
import { FieldControl, FieldControls } from "../../parts/FieldControl.tsx";
import { pathsOf } from "../../parts/fields.ts";
import { Folded, Parameters, Section } from "../../parts/Parameters.tsx";
import { PolicyControl } from "../../parts/PolicyControl.tsx";
import { isObject, type JsonObject, valueAt } from "../../state/tree.ts";
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
  const shown = useComputed(() => {
    const raw = draft.raw.value;
    return [
      ...pathsOf(problem, valueAt(raw, "problem"), "problem"),
      ...pathsOf(simulation, valueAt(raw, "simulation"), "simulation"),
      ...Object.entries(options).flatMap(([name, field]) =>
        pathsOf({ [name]: field }, raw as never, "").map((path) => path.slice(1)),
      ),
      ...letters.flatMap((_, i) => {
        const policy = valueAt(raw, `policies.${i}`);
        const { kind = "" }: JsonObject = isObject(policy) ? policy : {};
        return Object.keys(kinds[String(kind)] ?? {}).map((name) => `policies.${i}.${name}`);
      }),
    ];
  }).value;
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
          title="Keep the present plan as a ghost behind what follows, with signed differences"
        >
          {kept ? "Unpin" : "Pin as reference"}
        </button>
      }
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
