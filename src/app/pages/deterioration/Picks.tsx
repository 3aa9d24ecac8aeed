import { useId } from "preact/hooks";

interface PickProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  onPick(value: Value): void;
}

/** One choice above a picture. */
export function Pick<Value extends string>({ label, value, options, onPick }: PickProps<Value>) {
  const id = useId();
  const choose = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLSelectElement)) return;
    const picked = event.currentTarget.value;
    const known = options.find(([name]) => name === picked);
    if (known !== undefined) onPick(known[0]);
  };
  return (
    <span class="pick">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={choose}>
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
