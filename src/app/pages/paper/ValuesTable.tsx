import { byGroup, type Compared } from "../../../experiment/design/comparison.ts";
import type { Reproduction } from "../../../experiment/design/reproduction.ts";
import { Mark, SimulatedText } from "./Agreement.tsx";
import { type Chance, chanceKey, simulatedValue } from "./chance.ts";
import { OpenCase } from "./OpenCase.tsx";
import { Symbols } from "./Symbols.tsx";
import { onLattice, scenarioOf } from "./view.ts";
import { differenceText, groupWords, itemWords, oursText, printedText, unitOf } from "./words.ts";

interface ValuesTableProps {
  readonly reproduction: Reproduction | undefined;
  /** Title for those who do not see the heading above. */
  readonly label: string;
  readonly chance?: Chance;
}

/** What a value is, without the place in which it is printed. */
function nameOf(value: Compared): string {
  const item = itemWords(value);
  const name = value.where.replace(/^(?:Table \d|Plan|p\. \d), /, "");
  return item === "" ? name : `${name}, ${item}`;
}

function opened(reproduction: Reproduction, value: Compared, words: string) {
  return (
    <OpenCase
      scenario={() => scenarioOf(reproduction, value)}
      of={[groupWords(value.group), nameOf(value)].filter((each) => each !== "").join(", ")}
      words={words}
    />
  );
}

/** Printed values one below the other: printed, ours, difference, agreement, and what other settings give. */
export function ValuesTable({ reproduction, label, chance }: ValuesTableProps) {
  if (reproduction === undefined) return <p class="awaited values-room">Being computed …</p>;
  const [main, ...others] = byGroup(reproduction.values);
  if (main === undefined) return null;
  const simulates = chance !== undefined && chance.stage.value !== "waiting";
  const figures = (value: Compared) =>
    chance?.figures.value.get(chanceKey(onLattice(scenarioOf(reproduction, value))));
  /** One case for a whole column, or one for each of its values. */
  const single = (values: readonly Compared[]) => new Set(values.map(({ cell }) => cell)).size === 1;
  return (
    <div class="ledger values">
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Figure</span>
            </th>
            <th scope="col">printed</th>
            <th scope="col">
              ours
              {groupWords(main.group) !== "" && <span class="group">{groupWords(main.group)}</span>}
              {single(main.values) &&
                main.values[0] !== undefined &&
                opened(reproduction, main.values[0], "open")}
            </th>
            <th scope="col">difference</th>
            <th scope="col">
              <span class="unseen">Agreement</span>
            </th>
            {simulates && <th scope="col">simulated</th>}
            {others.map(({ group, values }) => (
              <th key={groupWords(group)} scope="col" class="other">
                <span class="group">{groupWords(group)}</span>
                {single(values) && values[0] !== undefined && opened(reproduction, values[0], "open")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {main.values.map((value, row) => (
            <tr key={`${value.where} ${itemWords(value)}`} data-status={value.status}>
              <th scope="row">
                <Symbols words={nameOf(value)} />
                <span class="unit">{unitOf(value)}</span>
              </th>
              <td class="as-printed">{printedText(value)}</td>
              <td>
                <b>{oursText(value)}</b>
                {!single(main.values) && <> {opened(reproduction, value, "open")}</>}
              </td>
              <td class="off">{differenceText(value)}</td>
              <td class="word">
                <Mark status={value.status} said />
              </td>
              {simulates && (
                <td>
                  {value.kpi !== "reservation" && (
                    <SimulatedText simulated={simulatedValue(reproduction, value, figures(value)) ?? null} />
                  )}
                </td>
              )}
              {others.map(({ group, values }) => {
                const other = values[row];
                if (other === undefined) return <td key={groupWords(group)} />;
                return (
                  <td key={groupWords(group)} class="other">
                    {oursText(other)}
                    {"lattice" in group && (
                      <>
                        {" "}
                        <Mark status={other.status} />
                      </>
                    )}
                    {!single(values) && <> {opened(reproduction, other, "open")}</>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
