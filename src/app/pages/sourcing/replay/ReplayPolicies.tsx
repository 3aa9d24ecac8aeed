import { useComputed } from "@preact/signals";
import { useId } from "preact/hooks";
import { isObject, type JsonObject, valueAt } from "../../../state/tree.ts";
import type { SourcingView } from "../view.ts";
import { letters, nameOf, OWN, tones } from "../words.ts";

/** Which two policies are replayed: the page's A and B. */
export function ReplayPolicies({ view }: { readonly view: SourcingView }) {
  const { draft, model } = view.session;
  const id = useId();
  const kinds = Object.keys(model.inputs.policies).filter((kind) => kind !== OWN);
  const chosen = useComputed(() =>
    letters.map((_, i) => {
      const policy = valueAt(draft.raw.value, `policies.${i}`);
      const { kind = "", reservation }: JsonObject = isObject(policy) ? policy : {};
      return { kind: String(kind), fixed: typeof reservation === "number" ? ` (R = ${reservation})` : "" };
    }),
  ).value;
  const choose = (index: number) => (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement) {
      draft.set(`policies.${index}`, { kind: event.currentTarget.value });
    }
  };
  return (
    <div class="lab-picks">
      {letters.map((letter, i) => (
        <span key={letter} class="lab-pick">
          <label for={`${id}-${letter}`}>
            <span class={`letter tone-${tones[i] ?? "plain"}`}>{letter}</span>
            <span class="unseen">Replayed policy {letter}</span>
          </label>
          <select id={`${id}-${letter}`} value={chosen[i]?.kind} onChange={choose(i)}>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {nameOf(kind)}
                {kind === chosen[i]?.kind ? chosen[i]?.fixed : ""}
              </option>
            ))}
          </select>
        </span>
      ))}
    </div>
  );
}
