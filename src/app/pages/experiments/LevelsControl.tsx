import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { NumberField } from "../../../contract/field.ts";
import { NumberControl } from "../../parts/NumberControl.tsx";
import { spelled } from "../../parts/otherControls.tsx";
import { equal, type Json } from "../../state/tree.ts";
import type { DesignDraft } from "./designDraft.ts";
import type { FactorField } from "./factorFields.ts";
import type { FactorForm } from "./form.ts";
import { isRange, levelsOf, levelsText } from "./levelsText.ts";

interface LevelsProps {
  readonly draft: DesignDraft;
  /** Of the factor: "factors.0". */
  readonly at: string;
  readonly factor: FactorForm;
  readonly known: FactorField | undefined;
  /** Whether the design draws from a range instead of taking levels. */
  readonly drawn: boolean;
  readonly faulty: boolean;
}

function numberField(label: string, unit: string, meaning: string): NumberField {
  return { kind: "number", label, unit, meaning };
}

/** The levels of a factor: a range, a list, or a tick for each there is. */
export function LevelsControl(props: LevelsProps) {
  const { draft, at, factor, known, drawn } = props;
  const mode = useSignal<"list" | "range" | null>(null);
  const field = known?.field;
  const levels = factor.levels ?? [];
  if (drawn && field?.kind === "number") return <DrawnControl {...props} />;
  if (field?.kind === "choice" || field?.kind === "flag") {
    const all: readonly Json[] = field.kind === "flag" ? [true, false] : field.options;
    // Levels of a published file may be objects, which no tick stands for.
    if (levels.every((level) => all.some((each) => equal(each, level))))
      return <TicksControl {...props} all={all} />;
  }
  const [only] = levels;
  // Somebody who types a range into the list goes on typing.
  const ranged = mode.value !== "list" && levels.length === 1 && isRange(only);
  if (field?.kind !== "number") return <ListControl {...props} />;
  const choose = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLSelectElement)) return;
    mode.value = event.currentTarget.value === "range" ? "range" : "list";
    const numbers = levels.flatMap((level) =>
      typeof level === "number" ? [level] : isRange(level) ? [level.from, level.to] : [],
    );
    const low = Math.min(...numbers, Number.POSITIVE_INFINITY);
    const [from, to] = Number.isFinite(low) ? [low, Math.max(...numbers)] : [0, 1];
    const step = Number(((to - from || 1) / 4).toPrecision(4));
    const listed = ranged ? [only.from, only.to] : levels;
    const next: readonly Json[] = mode.value === "range" ? [{ from, to: from + 4 * step, step }] : listed;
    draft.set(`${at}.levels`, next as Json);
  };
  return (
    <>
      <div class="control choice">
        <label for={`${at}-mode`}>Levels</label>
        <span class="reset" />
        <select id={`${at}-mode`} value={ranged ? "range" : "list"} onChange={choose}>
          <option value="list">List</option>
          <option value="range">From – to – step</option>
        </select>
      </div>
      {ranged ? (
        <div class="ends">
          {(["from", "to", "step"] as const).map((end) => (
            <NumberControl
              key={end}
              field={numberField(spelled(end), "", `${end} of the levels`)}
              path={`${at}.levels.0.${end}`}
              draft={draft}
            />
          ))}
        </div>
      ) : (
        <ListControl
          {...props}
          onTyping={() => {
            mode.value = "list";
          }}
        />
      )}
    </>
  );
}

function DrawnControl({ draft, at, factor, known }: LevelsProps) {
  const field = known?.field;
  const unit = field?.kind === "number" ? field.unit : "";
  if (factor.range === undefined)
    return <ListControl draft={draft} at={at} factor={factor} known={known} drawn faulty={false} />;
  return (
    <div class="ends">
      <NumberControl
        field={numberField("Lowest", unit, "lowest value drawn")}
        path={`${at}.range.0`}
        draft={draft}
      />
      <NumberControl
        field={numberField("Highest", unit, "highest value drawn")}
        path={`${at}.range.1`}
        draft={draft}
      />
    </div>
  );
}

function TicksControl({ draft, at, factor, known, all }: LevelsProps & { readonly all: readonly Json[] }) {
  const levels = factor.levels ?? [];
  const tick = (level: Json, on: boolean) => {
    const next = all.filter((each) => (equal(each, level) ? on : levels.some((has) => equal(has, each))));
    draft.set(`${at}.levels`, next as Json);
  };
  return (
    <fieldset class="ticks">
      <legend class="unseen">Levels of {known?.label}</legend>
      {all.map((level) => (
        <label key={String(level)}>
          <input
            type="checkbox"
            checked={levels.some((has) => equal(has, level))}
            onChange={(event) => tick(level, event.currentTarget.checked)}
          />
          {typeof level === "boolean" ? (level ? "On" : "Off") : spelled(String(level))}
        </label>
      ))}
    </fieldset>
  );
}

function ListControl({
  draft,
  at,
  factor,
  known,
  faulty,
  onTyping,
}: LevelsProps & { readonly onTyping?: () => void }) {
  const id = useId();
  const typing = useSignal<string | null>(null);
  const levels = factor.levels ?? [];
  const type = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLTextAreaElement)) return;
    typing.value = event.currentTarget.value;
    onTyping?.();
    draft.set(`${at}.levels`, levelsOf(event.currentTarget.value, known?.field) as Json);
  };
  const leave = () => {
    typing.value = null;
  };
  const shown = typing.value ?? levelsText(levels);
  return (
    <div class="control levels" data-faulty={faulty}>
      <label for={id} class="unseen">
        Levels of {known?.label ?? factor.path}
      </label>
      <textarea
        id={id}
        rows={Math.min(6, Math.max(1, Math.ceil(shown.length / 30)))}
        spellcheck={false}
        value={shown}
        aria-invalid={faulty}
        aria-describedby={`${at}-faults`}
        placeholder="0.1, 0.2, 0.5 to 1 step 0.1"
        onInput={type}
        onBlur={leave}
      />
    </div>
  );
}
