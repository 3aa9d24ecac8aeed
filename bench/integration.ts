import { integration } from "../src/models/integration/index.ts";
import { everyLever, siloed } from "../src/models/integration/run.ts";
import { chain, play } from "../src/models/integration/world.ts";
import { type Findings, race, timed } from "./race.ts";

const ROUNDS = 11;

/** The siloed world against the integrated one, which levers must not make slow, and seconds of each. */
export async function integrationFindings(): Promise<Findings> {
  const made = chain(integration.example);
  const world = (levers: typeof siloed) => {
    let replication = 0;
    return timed({ operations: 1, run: () => void play(made, levers, replication++) });
  };
  const run = await race({ siloed: world(siloed), integrated: world(everyLever) }, ROUNDS, 3);
  const seconds = (name: "siloed" | "integrated") => run.nanoseconds(name) / 1e9;
  return {
    ratios: [run.ratio("two-year replication with all levers, against siloed", "siloed", "integrated")],
    figures: [
      { name: "two-year replication, siloed", value: seconds("siloed"), unit: "s" },
      { name: "two-year replication, all levers", value: seconds("integrated"), unit: "s" },
    ],
    notes: [],
  };
}
