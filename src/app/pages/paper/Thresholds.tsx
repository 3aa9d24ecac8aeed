import { byGroup, type Compared } from "../../../experiment/design/comparison.ts";
import type { Reproduction } from "../../../experiment/design/reproduction.ts";
import { reservationBegins } from "../../../experiment/published/readings.ts";
import type { SourcingScenario } from "../../../models/sourcing/problem.ts";
import { plain } from "../../parts/format.ts";
import { Symbols } from "./Symbols.tsx";
import { groupWords } from "./words.ts";

/** Where on the axis that is varied a printed statement becomes true, on every lattice. */
function places(reproduction: Reproduction, wanted: Compared): string {
  const { cells, experiment } = reproduction.bench;
  const factor = experiment.compare
    .flatMap(({ values }) => values)
    .find(({ where }) => where === wanted.where)?.first?.factor;
  return byGroup(reproduction.values)
    .flatMap(({ group, values }) => {
      const value = values.find(({ where }) => where === wanted.where);
      if (factor === undefined || value?.cell == null) return [];
      return `${plain(Number(cells.assignment(value.cell)[factor]))} (${groupWords(group)})`;
    })
    .join(", ");
}

interface ThresholdsProps {
  readonly reproduction: Reproduction | undefined;
  /** What becomes true, by the place in which it is printed. */
  readonly statements: readonly { readonly where: RegExp; readonly words: string }[];
  /** Say where base stock begins to reserve by its formula alone. */
  readonly formula?: boolean;
}

/** The same thresholds in the unit of what is varied. */
export function Thresholds({ reproduction, statements, formula = false }: ThresholdsProps) {
  if (reproduction === undefined) return null;
  const scenario = reproduction.bench.experiment.scenario as SourcingScenario;
  return (
    <p class="note">
      {statements.map(({ where, words }) => {
        const value = reproduction.values.find((each) => where.test(each.where));
        return (
          value !== undefined && (
            <span key={words}>
              <Symbols words={words} /> {places(reproduction, value)}.{" "}
            </span>
          )
        );
      })}
      {formula && (
        <>
          Without a lattice, by eqs. (1) and (3), base stock begins at{" "}
          {plain(reservationBegins(scenario.problem))}.
        </>
      )}
    </p>
  );
}
