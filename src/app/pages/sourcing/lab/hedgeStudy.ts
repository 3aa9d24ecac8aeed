import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Fields, NumberField } from "../../../../contract/field.ts";
import type { ScenarioBase } from "../../../../contract/model.ts";
import type { HedgeParameter, HedgePoint, Hedges } from "../../../../models/sourcing/hedges.ts";
import type { SourcingProblem, SourcingScenario } from "../../../../models/sourcing/problem.ts";
import { whenRested } from "../../../state/hand.ts";
import { nextFrame } from "../../../state/latest.ts";
import { background } from "./background.ts";

/** Values of each parameter in a first and a second pass. */
const COARSE = 7;
const FINE = 25;
/** The second pass is left out where the first took longer than this, in milliseconds. */
const PATIENCE = 12_000;

export interface HedgeCurve {
  readonly scenario: ScenarioBase;
  /** Ascending by value. */
  readonly points: readonly HedgePoint[];
}

export type HedgeCurves = { readonly [parameter in HedgeParameter]: HedgeCurve | null };

export interface HedgeStudy {
  readonly latest: ReadonlySignal<HedgeCurves>;
  /** A curve is of other data than the present ones. */
  isStale(curve: HedgeCurve): boolean;
  follow(): () => void;
}

export const hedgeParameters: readonly HedgeParameter[] = [
  "priceDeviation",
  "holdingCost",
  "reservationPrice",
];

/** The present value of a parameter. */
export function presentValue(problem: SourcingProblem, parameter: HedgeParameter): number {
  return parameter === "priceDeviation" ? problem.spotPrice.sd : problem[parameter];
}

/** The field of a parameter, for its range and its unit. */
export function fieldOf(fields: Fields, parameter: HedgeParameter): NumberField {
  const spot = fields["spotPrice"];
  const field =
    parameter === "priceDeviation" && spot?.kind === "group" ? spot.fields["sd"] : fields[parameter];
  if (field?.kind !== "number") throw new RangeError(`unknown field: ${parameter}`);
  return field;
}

/** Evenly over the slider's range, which is widened to the present value; the range is walked in squares for h. */
function grid(field: NumberField, parameter: HedgeParameter, now: number, count: number): number[] {
  const [low, high, step] = field.slider ?? [0, 1, 0.01];
  // Where capacity is free, R* is all that could ever be used, which is off every scale.
  const least = parameter === "reservationPrice" ? Math.max(low, step) : low;
  const [from, to] = [Math.min(least, now), Math.max(high, now)];
  return Array.from({ length: count }, (_, n) => {
    const share = n / (count - 1);
    // Most happens at low holding costs.
    const along = parameter === "holdingCost" ? share * share : share;
    return Number((from + (to - from) * along).toPrecision(4));
  });
}

export function hedgeStudy(scenario: ReadonlySignal<ScenarioBase>, fields: Fields): HedgeStudy {
  const latest = signal<HedgeCurves>({ priceDeviation: null, holdingCost: null, reservationPrice: null });
  const room = background();
  let turn = 0;
  let finished = "";

  async function solve(wanted: SourcingScenario, mine: number): Promise<void> {
    const begun = performance.now();
    for (const count of [COARSE, FINE]) {
      for (const parameter of hedgeParameters) {
        const known = latest.peek()[parameter];
        const before = known?.scenario === wanted ? known.points : [];
        const now = presentValue(wanted.problem, parameter);
        const all = [...grid(fieldOf(fields, parameter), parameter, now, count), now];
        const values = [...new Set(all)].filter((value) => before.every((point) => point.value !== value));
        const found = await room.ask<Hedges>(wanted, "hedges", { parameter, values });
        await nextFrame();
        if (mine !== turn) return;
        if (found === null) continue;
        const points = [...before, ...found.points].sort((a, b) => a.value - b.value);
        latest.value = { ...latest.peek(), [parameter]: { scenario: wanted, points } };
      }
      if (performance.now() - begun > PATIENCE) break;
    }
    finished = keyOf(wanted);
  }

  return {
    latest,
    isStale: (curve) =>
      keyOf(curve.scenario as SourcingScenario) !== keyOf(scenario.value as SourcingScenario),
    follow() {
      let callOff = () => {};
      const stop = effect(() => {
        const wanted = scenario.value as SourcingScenario;
        callOff();
        const mine = ++turn;
        room.giveUp();
        if (finished === keyOf(wanted)) return;
        finished = "";
        callOff = whenRested(() => void solve(wanted, mine));
      });
      return () => {
        stop();
        callOff();
        turn += 1;
        room.giveUp();
      };
    },
  };
}

function keyOf({ problem, lattice }: SourcingScenario): string {
  return JSON.stringify([problem, lattice]);
}
