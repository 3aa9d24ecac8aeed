import { type ReadonlySignal, signal } from "@preact/signals";
import type { ScenarioBase } from "../../../contract/model.ts";
import type { Reproduction } from "../../../experiment/design/reproduction.ts";
import { equation3, equation5 } from "../../../experiment/published/readings.ts";
import type { DeteriorationScenario } from "../../../models/deterioration/problem.ts";
import type { SourcingScenario } from "../../../models/sourcing/problem.ts";
import { sharedLaboratory } from "../../state/session.ts";
import { counted, scenarioOf } from "./view.ts";

/** A view of a model asked for once: null until it is there. */
export function askedOnce<Value extends object>(
  scenario: ScenarioBase,
  name: string,
  argument?: unknown,
): ReadonlySignal<Value | null> {
  const answer = signal<Value | null>(null);
  void sharedLaboratory()
    .view(scenario, name, argument)
    .then((outcome) => {
      if (outcome.ok) answer.value = outcome.value as Value;
    })
    // What is missing stays awaited; the status line tells of threads that die.
    .catch(() => {});
  return answer;
}

/** Exact figures of the only cell of an experiment by name. */
export function figuresOf({ rows }: Reproduction): ReadonlyMap<string, number> {
  return new Map(rows.flatMap(({ kpi, exact }) => (exact === undefined ? [] : [[kpi, exact] as const])));
}

/** A printed value and what its equation gives under both readings. */
export interface Reading {
  readonly where: string;
  readonly scenario: ScenarioBase;
  readonly printed: number;
  readonly meant: number;
  readonly literal: number;
  /** Whether the reading is the printed value but for its rounding. */
  readonly meantFits: boolean;
  readonly literalFits: boolean;
}

/** Every printed R_B under both readings of eq. (3); a whole number may be rounded either way. */
export function equation3Readings(table3: Reproduction): Reading[] {
  return counted(table3)
    .filter(({ policy }) => policy === "baseStock")
    .map((value): Reading => {
      const scenario = scenarioOf(table3, value);
      const { partial, conditional } = equation3((scenario as SourcingScenario).problem);
      const fits = (reading: number) => Math.abs(reading - value.printed) < 1;
      return {
        where: `σ_p = ${String(value.at["spotSd"])}, σ_x = ${String(value.at["demandSd"])}`,
        scenario,
        printed: value.printed,
        meant: partial,
        literal: conditional,
        meantFits: fits(partial),
        literalFits: fits(conditional),
      };
    });
}

/** Every printed order quantity under both readings of eq. (5). */
export function equation5Readings(tableI: Reproduction): Reading[] {
  const figures = figuresOf(tableI);
  const { problem } = tableI.bench.experiment.scenario as unknown as DeteriorationScenario;
  const ends = new Map<string, number>();
  for (let row = 0; figures.has(`table.${row}.start`); row++)
    ends.set(`${figures.get(`table.${row}.start`)} ${figures.get(`table.${row}.end`)}`, row);
  return counted(tableI)
    .filter(({ kpi }) => kpi === "orderQuantity")
    .map((value): Reading => {
      const { i, k } = value.at as { readonly i: number; readonly k: number };
      const member = (name: string) => figures.get(`table.${ends.get(`${i} ${k}`)}.${name}`) ?? Number.NaN;
      const { meant, printed } = equation5(problem, {
        length: k - i,
        replenishmentTime: member("replenishmentTime"),
        price: member("price"),
      });
      const fits = (reading: number) => Math.abs(reading - value.printed) <= value.rounding + 1e-6;
      return {
        where: `cycle ${i} to ${k}`,
        scenario: scenarioOf(tableI, value),
        printed: value.printed,
        meant,
        literal: printed,
        meantFits: fits(meant),
        literalFits: fits(printed),
      };
    });
}

/** The reading that lies furthest from what is printed. */
export function furthest(readings: readonly Reading[]): Reading | undefined {
  const off = ({ literal, printed }: Reading) => Math.abs(literal - printed);
  return readings.reduce<Reading | undefined>(
    (most, each) => (most === undefined || off(each) > off(most) ? each : most),
    undefined,
  );
}
