/** One table, figure or statement of a paper, and the experiment that computes it. */
export interface Result {
  readonly id: string;
  readonly experiment: string;
  /** Short, for the list of contents. */
  readonly name: string;
  readonly title: string;
}

/** What the sourcing paper prints, in its order. */
export const sourcingResults = [
  { id: "table2", experiment: "sourcingTable2", name: "Tables 1, 2", title: "Tables 1 and 2: the base case" },
  {
    id: "table3",
    experiment: "sourcingTable3",
    name: "Table 3",
    title: "Table 3: reservations, optimal R* and base-stock R_B, in units/period",
  },
  {
    id: "table4",
    experiment: "sourcingTable4",
    name: "Table 4",
    title: "Table 4: what base stock costs more, ΔZ in %",
  },
  {
    id: "table5",
    experiment: "sourcingTable5",
    name: "Table 5",
    title: "Table 5: average net inventory, E*(I) and E_B(I), in units",
  },
  {
    id: "figure1",
    experiment: "sourcingFigure1",
    name: "Figure 1",
    title: "Figure 1: effects of the reservation price r",
  },
  {
    id: "figure2",
    experiment: "sourcingFigure2",
    name: "Figure 2",
    title: "Figure 2: effects of the holding cost h",
  },
  {
    id: "figure3",
    experiment: "sourcingFigure3",
    name: "Figure 3",
    title: "Figure 3: effects of the mean spot price",
  },
  {
    id: "figure4",
    experiment: "sourcingFigure4",
    name: "Figure 4",
    title: "Figure 4: the optimal spot level by spot price",
  },
  {
    id: "ends",
    experiment: "sourcingReservationEnds",
    name: "93.8 %",
    title: "93.8 %: where the reservation ends",
  },
  {
    id: "begins",
    experiment: "sourcingReservationBegins",
    name: "94.1 %",
    title: "94.1 %: where the reservation begins",
  },
] as const satisfies readonly Result[];

/** What the deterioration paper prints. */
export const deteriorationResults = [
  {
    id: "tableI",
    experiment: "deteriorationTable1",
    name: "Table I",
    title: "Table I: every replenishment cycle",
  },
  {
    id: "plan",
    experiment: "deteriorationPlan",
    name: "The plan",
    title: "The plan 0–3–6–8–10 and its profit",
  },
] as const satisfies readonly Result[];

/** The search over lattices, run on request. */
export const searchName = "sourcingLatticeSearch";

const shown = new Set<string>(
  [...sourcingResults, ...deteriorationResults].map(({ experiment }) => experiment),
);

/** Whether a part of this page shows an experiment. */
export function hasPlace(experiment: string): boolean {
  return shown.has(experiment);
}
