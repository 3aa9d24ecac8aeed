import { useSignal, useSignalEffect } from "@preact/signals";
import { fragment } from "../state/address.ts";
import type { ParameterRow } from "./parameterRows.ts";

async function rowsOfLink(link: string): Promise<readonly ParameterRow[]> {
  const [{ scenarioOfLink }, { parameterRows }] = await Promise.all([
    import("./scenarioOfLink.ts"),
    import("./parameterRows.ts"),
  ]);
  const found = await scenarioOfLink(link);
  return found === null ? [] : parameterRows(found.model, found.scenario);
}

/** On paper only: what one needs to see the same again. */
export function Printed({ title }: { readonly title: string }) {
  const rows = useSignal<readonly ParameterRow[]>([]);
  useSignalEffect(() => {
    const wanted = fragment.value;
    void rowsOfLink(wanted).then((found) => {
      if (fragment.peek() === wanted) rows.value = found;
    });
  });
  return (
    <section class="printed" aria-label="For print">
      <p>
        <b>Hedgerow {import.meta.env.HEDGEROW_VERSION}</b> · {title}
      </p>
      {rows.value.length > 0 && (
        <dl>
          {rows.value.map((row) => (
            <div key={row.path}>
              <dt>{row.label}</dt>
              <dd>{row.value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p class="address">{location.href.replace(/#.*$/, "") + fragment.value}</p>
    </section>
  );
}
