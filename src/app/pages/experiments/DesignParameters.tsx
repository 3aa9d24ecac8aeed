import { useId } from "preact/hooks";
import type { ChoiceField, FlagField, NumberField, TextField } from "../../../contract/field.ts";
import { save } from "../../parts/exports.ts";
import { FieldControls } from "../../parts/FieldControl.tsx";
import { NumberControl } from "../../parts/NumberControl.tsx";
import { ChoiceControl, FlagControl, TextControl } from "../../parts/otherControls.tsx";
import { Folded, Parameters, Section } from "../../parts/Parameters.tsx";
import { type Json, valueAt } from "../../state/tree.ts";
import { FactorCard } from "./FactorCard.tsx";
import { firstLevels, simulationFields } from "./factorFields.ts";
import { type DesignKind, designOf, factorsIn, fileOf, withDesign } from "./form.ts";
import { OutputsControl } from "./OutputsControl.tsx";
import type { Start } from "./starts.ts";
import { TargetControl } from "./TargetControl.tsx";
import type { ExperimentsView } from "./view.ts";

const names: { readonly [kind in DesignKind]: string } = {
  factorial: "Full factorial",
  sweep: "One at a time",
  list: "List of cells",
  latinHypercube: "Latin hypercube",
};
const means: { readonly [kind in DesignKind]: string } = {
  factorial: "Every combination of levels.",
  sweep: "The scenario as it is, then each factor by itself through its levels.",
  list: "The first levels of all factors are the first cell, the second ones the second, and so on; – is as in the scenario.",
  latinHypercube:
    "Points spread evenly: each factor's range is cut into as many strips as there are cells, every strip used once.",
};

const answers: ChoiceField = {
  kind: "choice",
  label: "Answers",
  options: ["both", "exact", "simulated"],
  meaning: "exact ones, simulated ones with intervals, or both",
};
const differences: FlagField = {
  kind: "flag",
  label: "Paired differences",
  meaning: "rows of every policy's difference to the first one, on the same random numbers",
};
const randomNumbers: ChoiceField = {
  kind: "choice",
  label: "Random numbers",
  options: ["common", "independent"],
  meaning: "common: every cell meets the same demands and prices, so that cells compare in pairs",
};
const title: TextField = {
  kind: "text",
  label: "Title",
  maxLength: 1000,
  meaning: "for captions and bundles",
};
const name: TextField = {
  kind: "text",
  label: "Name",
  maxLength: 100,
  meaning: "letters and digits, a small one first; names the files",
};
const cells: NumberField = {
  kind: "number",
  label: "Cells",
  unit: "",
  integer: true,
  min: 2,
  max: 1_000_000,
  slider: [10, 500, 10],
  meaning: "points of the hypercube",
};

/** Paths with a control of their own that shows their faults. */
const own =
  /^(factors\.\d+|outputs|target|answers|differences|randomNumbers|title|experiment|design\.cells$|scenario\.simulation\.)/;

/** The form of an experiment. */
export function DesignParameters({ view }: { readonly view: ExperimentsView }) {
  const { draft, model } = view;
  const form = draft.raw.value;
  const kind = designOf(form);
  const factors = factorsIn(form);
  const shown = draft.faults.value.filter(({ path }) => own.test(path)).map(({ path }) => path);
  const add = () => {
    const fields = view.fields.peek();
    const free = fields.find(
      ({ path, field }) =>
        field.kind === "number" && field.slider !== undefined && !factors.some((each) => each.path === path),
    );
    const next = free ?? fields.find(({ path }) => !factors.some((each) => each.path === path));
    if (next === undefined) return;
    const present = valueAt(valueAt(form, "scenario"), next.path);
    const more = [...factors, { path: next.path, levels: firstLevels(next, present) }];
    const whole = { ...form, factors: more as unknown as Json };
    draft.set("factors", (kind === "latinHypercube" ? withDesign(whole, kind) : whole)["factors"]);
  };
  const keep = () => {
    const text = `${JSON.stringify(fileOf(form), null, 2)}\n`;
    save(new Blob([text], { type: "application/json" }), `${String(form["experiment"])}.json`);
  };
  return (
    <Parameters
      draft={draft}
      shown={shown}
      tools={
        <button type="button" class="tool" onClick={keep} title="The experiment as a file, for hedgerow run">
          Save design
        </button>
      }
    >
      <Section title="Scenario">
        <StartControl view={view} />
      </Section>
      <Section title="What is varied">
        <DesignControl view={view} kind={kind} />
        {kind === "latinHypercube" && <NumberControl field={cells} path="design.cells" draft={draft} />}
        {factors.map((_, index) => (
          <FactorCard key={index} view={view} index={index} />
        ))}
        <button type="button" class="tool add" onClick={add}>
          + Add a factor
        </button>
      </Section>
      <Section title="Figures kept">
        <OutputsControl view={view} />
      </Section>
      <Section title="How it is answered">
        <ChoiceControl field={answers} path="answers" draft={draft} />
        <FlagControl field={differences} path="differences" draft={draft} />
        <FieldControls fields={simulationFields(model.value)} path="scenario.simulation" draft={draft} />
      </Section>
      <Folded title="More">
        <TextControl field={title} path="title" draft={draft} />
        <TextControl field={name} path="experiment" draft={draft} />
        <ChoiceControl field={randomNumbers} path="randomNumbers" draft={draft} />
        <TargetControl view={view} />
      </Folded>
    </Parameters>
  );
}

function StartControl({ view }: { readonly view: ExperimentsView }) {
  const id = useId();
  const starts = view.starts.value;
  const present = view.start.value;
  const groups = [...new Set(starts.map(({ group }) => group))];
  const choose = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement) void view.begin(event.currentTarget.value);
  };
  const options = (group: Start["group"]) =>
    starts
      .filter((start) => start.group === group)
      .map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ));
  return (
    <div class="control start">
      <label for={id}>Start from</label>
      <select id={id} value={present} onChange={choose}>
        {!starts.some((start) => start.id === present) && <option value={present}>{present}</option>}
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            {options(group)}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

function DesignControl({ view, kind }: { readonly view: ExperimentsView; readonly kind: DesignKind }) {
  const id = useId();
  const choose = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement)
      view.draft.replace(withDesign(view.draft.raw.peek(), event.currentTarget.value as DesignKind));
  };
  return (
    <>
      <div class="control choice">
        <label for={id}>Design</label>
        <span class="reset" />
        <select id={id} value={kind} aria-describedby={`${id}-means`} onChange={choose}>
          {Object.entries(names).map(([each, label]) => (
            <option key={each} value={each}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <p id={`${id}-means`} class="quiet hint">
        {means[kind]}
      </p>
    </>
  );
}
