import { useId } from "preact/hooks";
import { equal, type Json, valueAt } from "../../state/tree.ts";
import { factorUnit, firstLevels } from "./factorFields.ts";
import { designOf, type FactorForm, factorsIn, withDesign } from "./form.ts";
import { LevelsControl } from "./LevelsControl.tsx";
import { isRange } from "./levelsText.ts";
import type { ExperimentsView } from "./view.ts";

interface FactorCardProps {
  readonly view: ExperimentsView;
  readonly index: number;
}

function countOf({ levels = [] }: FactorForm): number {
  return levels.reduce((sum: number, level) => {
    if (!isRange(level)) return sum + 1;
    const count = Math.round((level.to - level.from) / level.step) + 1;
    return sum + (count > 0 && Number.isFinite(count) ? count : 0);
  }, 0);
}

/** What is varied: which member of the scenario, and through which levels. */
export function FactorCard({ view, index }: FactorCardProps) {
  const id = useId();
  const { draft } = view;
  const at = `factors.${index}`;
  const fields = view.fields.value;
  const form = draft.raw.value;
  const factors = factorsIn(form);
  const factor = factors[index];
  if (factor === undefined) return null;
  const known = fields.find(({ path }) => path === factor.path);
  const drawn = designOf(form) === "latinHypercube";
  const faults = draft.faults.value.filter(({ path }) => path === at || path.startsWith(`${at}.`));
  const sections = [...new Set(fields.map(({ section }) => section))];
  const put = (next: readonly FactorForm[]) => draft.set("factors", next as unknown as Json);
  const choose = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLSelectElement)) return;
    const field = fields.find(({ path }) => path === (event.currentTarget as HTMLSelectElement).value);
    if (field === undefined) return;
    const scenario = valueAt(form, "scenario") ?? null;
    const begun = { path: field.path, levels: firstLevels(field, valueAt(scenario, field.path)) };
    const next = factors.map((each, k) => (k === index ? begun : each));
    const whole = { ...form, factors: next as unknown as Json };
    put(drawn ? factorsIn(withDesign(whole, "latinHypercube")) : next);
  };
  const count = countOf(factor);
  const unit = factorUnit(fields, factor.path);
  return (
    <fieldset class="factor" data-faulty={faults.length > 0}>
      <legend class="unseen">Factor {index + 1}</legend>
      <div class="factor-head">
        <label for={id} class="unseen">
          Factor {index + 1}
        </label>
        <select id={id} value={factor.path} aria-describedby={`${at}-faults`} onChange={choose}>
          {known === undefined && <option value={factor.path}>{factor.path}</option>}
          {sections.map((section) => (
            <optgroup key={section} label={section}>
              {fields
                .filter((each) => each.section === section)
                .map((each) => (
                  <option
                    key={each.path}
                    value={each.path}
                    disabled={factors.some((other) => other !== factor && equal(other.path, each.path))}
                  >
                    {each.label}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <button
          type="button"
          class="plain"
          aria-label={`Remove factor ${index + 1}`}
          title="Remove"
          onClick={() => put(factors.filter((_, k) => k !== index))}
        >
          ×
        </button>
      </div>
      <LevelsControl
        key={factor.path}
        draft={draft}
        at={at}
        factor={factor}
        known={known}
        drawn={drawn}
        faulty={faults.length > 0}
      />
      {factor.range === undefined && (
        <p class="quiet count">
          {count.toLocaleString("en-US")} {count === 1 ? "level" : "levels"}
          {unit === "" ? "" : `, ${unit}`}
        </p>
      )}
      <div id={`${at}-faults`} role="alert">
        {faults.map(({ path, message }) => (
          <p key={path + message} class="fault">
            {message}
          </p>
        ))}
      </div>
    </fieldset>
  );
}
