import { useId } from "preact/hooks";
import { spelled } from "../../parts/otherControls.tsx";
import { type Measure, rolesOf, type View } from "./choices.ts";
import { factorName } from "./factorFields.ts";
import type { ExperimentsView } from "./view.ts";

const measures: { readonly [measure in Measure]: string } = {
  mean: "Simulated mean",
  exact: "Exact value",
  halfWidth: "Half-width of the interval",
  difference: "Difference to the first policy",
};
const views: { readonly [view in View]: string } = {
  heat: "Heat map",
  lines: "Small multiples",
  sweeps: "Small multiples",
  points: "Points",
};

interface PickProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  onPick(value: string): void;
}

function Pick({ label, value, options, onPick }: PickProps) {
  const id = useId();
  return (
    <span class="pick">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          onPick(event.currentTarget.value);
        }}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Which figure is shown, how, and along which factors. */
export function ResultChoices({ view }: { readonly view: ExperimentsView }) {
  const { choices, fields } = view;
  const shownView = choices.view.value;
  const axes = choices.roles.value;
  const roles = rolesOf(shownView);
  const names = shownView === "heat" ? ["Across", "Up", "A map for each"] : ["Across", "A panel for each"];
  const title = (path: string) => factorName(fields.value, path);
  const policy = choices.policy.value;
  return (
    <section class="picks" aria-label="What is shown">
      <Pick
        label="Figure"
        value={choices.figure.value?.name ?? ""}
        options={choices.figures.value.map(({ name, label }) => [name, label] as const)}
        onPick={(value) => choices.choose("figure", value)}
      />
      {choices.measures.value.length > 1 && (
        <Pick
          label="Value"
          value={choices.measure.value}
          options={choices.measures.value.map((each) => [each, measures[each]] as const)}
          onPick={(value) => choices.choose("measure", value)}
        />
      )}
      {choices.views.value.length > 1 && shownView !== null && (
        <Pick
          label="Picture"
          value={shownView}
          options={choices.views.value.map((each) => [each, views[each]] as const)}
          onPick={(value) => choices.choose("view", value)}
        />
      )}
      {shownView === "heat" && choices.policies.value.length > 1 && (
        <Pick
          label="Policy"
          value={policy}
          options={choices.policies.value.map((each) => [each, spelled(each)] as const)}
          onPick={(value) => choices.choose("policy", value)}
        />
      )}
      {axes.length > 1 &&
        axes
          .slice(0, roles)
          .map((axis, role) => (
            <Pick
              key={names[role]}
              label={names[role]!}
              value={axis.path}
              options={axes.map(({ path }) => [path, title(path)] as const)}
              onPick={(path) => choices.assign(role, path)}
            />
          ))}
      {roles > 0 &&
        axes.slice(roles).map((axis) => (
          <Pick
            key={axis.path}
            label={`${title(axis.path)} held at`}
            value={String(choices.held.value[axis.path] ?? 0)}
            options={axis.labels.map((label, level) => [String(level), label] as const)}
            onPick={(level) => {
              choices.held.value = { ...choices.held.value, [axis.path]: Number(level) };
            }}
          />
        ))}
    </section>
  );
}
