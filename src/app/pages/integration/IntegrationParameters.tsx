import { useComputed } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Field, Fields } from "../../../contract/field.ts";
import type { LeverName } from "../../../models/integration/levers.ts";
import { FieldControl, FieldControls } from "../../parts/FieldControl.tsx";
import { editablePaths, picked } from "../../parts/fields.ts";
import { Folded, Parameters, Section } from "../../parts/Parameters.tsx";
import { Reset } from "../../parts/Reset.tsx";
import type { Draft } from "../../state/draft.ts";
import { equal, valueAt } from "../../state/tree.ts";
import type { IntegrationView } from "./view.ts";
import { levers, leverWords } from "./words.ts";

const first = { adoption: ["maximum", "rampDays"], dataQuality: ["level"] } as const;
const usual = ["years", "replications", "seed"] as const;

function inside(field: Field | undefined): Fields {
  return field?.kind === "group" ? field.fields : {};
}

/** What people will try first: with plain names and sliders. */
function inFront(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      if (field.kind !== "number") return [name, field];
      const { symbol, ...rest } = field;
      if (name === "rampDays")
        return [name, { ...rest, label: "Adoption ramp", slider: [5, 365, 5] as const }];
      return [name, name === "level" ? { ...rest, label: "Data quality" } : rest];
    }),
  );
}

function LeverControl({ lever, draft }: { readonly lever: LeverName; readonly draft: Draft }) {
  const id = useId();
  const path = `levers.${lever}`;
  const on = useComputed(() => valueAt(draft.raw.value, path) === true).value;
  const changed = !equal(on, valueAt(draft.base, path));
  const { name, means } = leverWords[lever];
  const tick = (event: Event) => {
    if (event.currentTarget instanceof HTMLInputElement) draft.set(path, event.currentTarget.checked);
  };
  return (
    <div class="control flag lever" data-changed={changed}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        aria-describedby={`${id}-means`}
        onChange={tick}
      />
      <label for={id}>{name}</label>
      <Reset shown={changed} name={name} onReset={() => draft.reset(path)} />
      <span id={`${id}-means`} class="means">
        {means}
      </span>
    </div>
  );
}

/** Fields of a group, groups within it under their own names. */
function Group({ fields, path, draft }: { fields: Fields; path: string; draft: Draft }) {
  return (
    <>
      {Object.entries(fields).map(([name, field]) =>
        field.kind === "group" ? (
          <fieldset key={name} class="subgroup">
            <legend>{field.label}</legend>
            <Group fields={field.fields} path={`${path}.${name}`} draft={draft} />
          </fieldset>
        ) : (
          <FieldControl key={name} field={field} path={`${path}.${name}`} draft={draft} />
        ),
      )}
    </>
  );
}

export function IntegrationParameters({ view }: { readonly view: IntegrationView }) {
  const { draft, model } = view.session;
  const { problem, options, simulation } = model.inputs;
  const shown = useComputed(() => editablePaths(model.inputs, draft.raw.value)).value;
  const adoption = inside(options["adoption"]);
  const dataQuality = inside(problem["dataQuality"]);
  const goLive = Object.fromEntries(
    Object.entries(inside(options["goLive"])).map(([name, field]) => [
      name,
      { ...field, label: leverWords[name as LeverName].name },
    ]),
  ) as Fields;
  const all = (on: boolean) => draft.set("levers", Object.fromEntries(levers.map((lever) => [lever, on])));
  const isFirst = (group: keyof typeof first) => (name: string) =>
    (first[group] as readonly string[]).includes(name);
  const others = Object.entries(problem).filter(([name]) => name !== "dataQuality");
  return (
    <Parameters draft={draft} shown={shown}>
      <Section title="Levers of the integration">
        <div class="all-levers">
          <button type="button" class="plain" onClick={() => all(true)}>
            All on
          </button>
          <button type="button" class="plain" onClick={() => all(false)}>
            All off
          </button>
        </div>
        {levers.map((lever) => (
          <LeverControl key={lever} lever={lever} draft={draft} />
        ))}
      </Section>
      <Section title="People, data, technology">
        <FieldControls
          fields={inFront(picked(adoption, isFirst("adoption")))}
          path="adoption"
          draft={draft}
        />
        <FieldControls
          fields={inFront(picked(dataQuality, isFirst("dataQuality")))}
          path="problem.dataQuality"
          draft={draft}
        />
        {options["strategy"] !== undefined && (
          <FieldControl field={options["strategy"]} path="strategy" draft={draft} />
        )}
      </Section>
      <Section title="Simulation">
        <FieldControls
          fields={picked(simulation, (name) => (usual as readonly string[]).includes(name))}
          path="simulation"
          draft={draft}
        />
      </Section>
      <Folded title="Go-live, days after the start">
        <p class="quiet hint">Empty: the strategy’s project time.</p>
        <FieldControls fields={goLive} path="goLive" draft={draft} />
      </Folded>
      <Folded title="Adoption in detail">
        <FieldControls
          fields={picked(adoption, (name) => !isFirst("adoption")(name))}
          path="adoption"
          draft={draft}
        />
      </Folded>
      <Folded title="Data quality in detail, add-ons">
        <FieldControls
          fields={picked(dataQuality, (name) => !isFirst("dataQuality")(name))}
          path="problem.dataQuality"
          draft={draft}
        />
        <FieldControls fields={inside(options["addOns"])} path="addOns" draft={draft} />
      </Folded>
      {others.map(([name, field]) => (
        <Folded key={name} title={field.label}>
          <Group fields={inside(field)} path={`problem.${name}`} draft={draft} />
        </Folded>
      ))}
      <Folded title="Method">
        <FieldControls
          fields={picked(simulation, (name) => !(usual as readonly string[]).includes(name))}
          path="simulation"
          draft={draft}
        />
      </Folded>
    </Parameters>
  );
}
