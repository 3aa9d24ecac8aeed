import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { spelled } from "../../parts/otherControls.tsx";
import type { Json } from "../../state/tree.ts";
import type { ExperimentsView } from "./view.ts";

/** Figures beyond which a filter is offered. */
const many = 14;

/** Which figures of every cell are kept. None chosen keeps all. */
export function OutputsControl({ view }: { readonly view: ExperimentsView }) {
  const id = useId();
  const filter = useSignal("");
  const { draft, keepable } = view;
  const { outputs } = draft.raw.value;
  const chosen = (Array.isArray(outputs) ? outputs : []) as readonly string[];
  const known = keepable.value;
  const offered = [
    ...(known?.kpis ?? []).map(({ name, label, unit }) => ({ name, label, unit })),
    ...(known?.parameters ?? []).map((name) => ({ name, label: spelled(name), unit: "exact" })),
  ];
  const rest = chosen.filter((name) => !offered.some((each) => each.name === name));
  const all = [...rest.map((name) => ({ name, label: name, unit: "" })), ...offered];
  const wanted = filter.value.trim().toLowerCase();
  const shown = all.filter(
    ({ name, label }) =>
      wanted === "" || name.toLowerCase().includes(wanted) || label.toLowerCase().includes(wanted),
  );
  const faults = draft.faults.value.filter(({ path }) => path.startsWith("outputs"));
  const tick = (name: string, on: boolean) => {
    const next = on ? [...chosen, name] : chosen.filter((each) => each !== name);
    const places = new Map(all.map((each, index) => [each.name, index]));
    draft.set("outputs", next.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)) as Json);
  };
  const search = (event: Event) => {
    if (event.currentTarget instanceof HTMLInputElement) filter.value = event.currentTarget.value;
  };
  return (
    <>
      {all.length > many && (
        <div class="control text">
          <label for={id}>Find a figure</label>
          <span class="reset" />
          <input id={id} type="text" value={filter.value} autoComplete="off" onInput={search} />
        </div>
      )}
      <div class="outputs">
        {shown.map(({ name, label, unit }) => (
          <label key={name} title={name}>
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={(event) => tick(name, event.currentTarget.checked)}
            />
            <span>{label}</span>
            <span class="unit">{unit}</span>
          </label>
        ))}
        {known === null && <p class="quiet">Finding out what there is …</p>}
      </div>
      <p class="quiet count">
        {chosen.length === 0 ? "None ticked: all are kept." : `${chosen.length} kept.`}
      </p>
      {faults.map(({ path, message }) => (
        <p key={path} class="fault" role="alert">
          {message}
        </p>
      ))}
    </>
  );
}
