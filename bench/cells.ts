import { sourcing } from "../src/models/sourcing/index.ts";
import { exponent, type Findings, median } from "./race.ts";

const STEPS = [1, 0.5, 0.1, 0.05];

/** Time of one cell of an experiment, both policies solved and evaluated exactly, as the lattice's steps shrink. */
export async function cellFindings(): Promise<Findings> {
  const figures = [];
  for (const base of ["paper", "fine"] as const) {
    const points: (readonly [number, number])[] = [];
    for (const demandStep of STEPS) {
      const scenario = { ...sourcing.example, lattice: { base, demandStep } };
      let turn = 0;
      // Every call is another problem, as in an experiment: what was solved last may be remembered.
      const solve = () => {
        const holdingCost = sourcing.example.problem.holdingCost + 1e-6 * turn++;
        return sourcing.solve({ ...scenario, problem: { ...scenario.problem, holdingCost } });
      };
      const figure = await median(
        `cell, ${base} lattice, demand step ${demandStep}`,
        "ms",
        solve,
        demandStep < 0.2 ? 3 : 7,
      );
      figures.push(figure);
      points.push([1 / demandStep, figure.value]);
    }
    figures.push({
      name: `cell, ${base} lattice: time grows with 1/step to the power`,
      value: exponent(points),
      unit: "",
    });
  }
  return { ratios: [], figures, notes: [] };
}
