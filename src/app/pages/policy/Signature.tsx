import type { Field, Fields } from "../../../contract/field.ts";
import { orderFields, stateFields } from "./completion.ts";

interface Row {
  readonly name: string;
  readonly symbol: string;
  readonly unit: string;
  readonly meaning: string;
}

function rowsOf(fields: Fields, prefix = ""): Row[] {
  return Object.entries(fields).flatMap(([name, field]) => rowsOfField(field, `${prefix}${name}`));
}

function rowsOfField(field: Field, name: string): Row[] {
  if (field.kind === "group") return rowsOf(field.fields, `${name}.`);
  if (field.kind === "either") return field.shapes.flatMap((shape) => rowsOfField(shape, name));
  return [
    {
      name,
      symbol: ("symbol" in field && field.symbol) || "",
      unit: "unit" in field ? field.unit : "",
      meaning: field.meaning,
    },
  ];
}

const signature = `type Policy = {
  reservation: number;
  order(
    state: { netInventory: number; spotPrice: number },
    problem: Problem,
  ): { contractQuantity: number; spotQuantity: number };
};`;

/** What a policy is, in one glance, and all it sees in one table. */
export function Signature({ problem }: { readonly problem: Fields }) {
  const parts: readonly [string, Fields][] = [
    ["state.", stateFields],
    ["problem.", problem],
    ["returns ", orderFields],
  ];
  return (
    <div class="signature">
      <pre>
        <code>{signature}</code>
      </pre>
      <p class="quiet">
        Asked once a period, before demand is known. It must order 0 to R from the contract and 0 or more on
        the spot market; R is paid for in every period, used or not. Nothing may be imported.
      </p>
      <details>
        <summary>What it sees and returns</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Unit</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {parts.flatMap(([prefix, fields]) =>
              rowsOf(fields).map(({ name, symbol, unit, meaning }) => (
                <tr key={prefix + name}>
                  <th scope="row">
                    <code>
                      {prefix === "returns " ? "" : prefix}
                      {name}
                    </code>
                  </th>
                  <td>{unit}</td>
                  <td>
                    {prefix === "returns " ? "returned: " : ""}
                    {symbol === "" ? "" : `${symbol}, `}
                    {meaning}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </details>
    </div>
  );
}
