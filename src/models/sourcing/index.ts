import type { Model } from "../../contract/model.ts";
import { declaration } from "./declaration.ts";
import { frontier } from "./frontier.ts";
import { hedges } from "./hedges.ts";
import { partings } from "./partings.ts";
import { path } from "./path.ts";
import type { SourcingScenario } from "./problem.ts";
import { reservationCurve } from "./reservationCurve.ts";
import { shock } from "./shock.ts";
import { simulation } from "./simulate.ts";
import { solve } from "./solve.ts";

/** Combined sourcing: a capacity reservation contract beside a spot market. */
export const sourcing: Model<SourcingScenario> = {
  ...declaration,
  solve,
  simulation,
  views: { path, reservationCurve, frontier, hedges, shock, partings },
};
