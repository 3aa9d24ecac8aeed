/// <reference path="./virtual.d.ts" />
import { program } from "virtual:sandbox";
import type { Declaration, ScenarioBase } from "../../contract/model.ts";
import { Accumulation } from "../../experiment/accumulation.ts";
import type { Figures, SimulationResult } from "../../experiment/results.ts";
import { parseFor } from "../../experiment/scenario.ts";
import { compose } from "./compose.ts";
import { conversation, Faulty, nonsense, type OwnFault } from "./conversation.ts";
import { readBlock, readExact, readParameters, type SolvedReply } from "./messages.ts";
import type { Trace } from "./watched.ts";

/** How long the user's code may be silent before it counts as an endless loop, in milliseconds. */
const SILENCE = 10_000;
/** The same while the policies to compare with are solved and nothing of the user's has run. */
const PATIENCE = 120_000;
/** Least time between two reports of figures, in milliseconds. */
const BETWEEN_REPORTS = 50;

export interface OwnResult {
  readonly result: SimulationResult;
  /** What the policy did in the first periods after the warm-up of replication 1. */
  readonly trace: Trace;
}

export type OwnOutcome =
  | { readonly ok: true; readonly value: OwnResult }
  | { readonly ok: false; readonly fault: OwnFault };

export interface OwnRun {
  /** Settles once; null after `stop`. */
  readonly finished: Promise<OwnOutcome | null>;
  stop(): void;
}

export interface OwnRunOptions {
  readonly code: string;
  /** What the policy is called where its file does not say. */
  readonly name: string;
  readonly model: Declaration;
  /** With the policies to compare with; the user's comes after them. */
  readonly scenario: ScenarioBase;
  /** Periods of replication 1 to trace. */
  readonly traced: number;
  onFigures?(figures: Figures): void;
}

class Stopped extends Error {}

/**
 * Simulates a policy of the user's own in the sandbox, after the scenario's policies and on the same random numbers,
 * block after block; the same result, to the last bit, as the command line gives for the same file and seed.
 */
export function runOwn({ code, name, model, scenario, traced, onFigures }: OwnRunOptions): OwnRun {
  const composed = compose(code, program);
  if (!composed.ok) {
    return { finished: Promise.resolve({ ok: false, fault: composed.fault }), stop: () => {} };
  }
  const { ask, close } = conversation(composed.text);

  async function run(): Promise<OwnResult> {
    // Nothing of the user's has run when this is answered, so it is taken as it is.
    const solved = (await ask({ type: "solve", scenario }, "solved", PATIENCE)) as SolvedReply;
    const parameters = readParameters(await ask({ type: "load" }, "loaded", SILENCE));
    if (parameters === null) throw new Faulty(nonsense);
    const entry = { kind: "userDefined", name, ...parameters };
    const parsed = parseFor(model, { ...scenario, policies: [...scenario.policies, entry] });
    if (!parsed.ok) throw new Faulty({ message: parsed.faults.map((fault) => fault.message).join("; ") });
    const whole = parsed.value;
    const own = whole.policies.at(-1) as unknown as { readonly kind: string; readonly name: string };
    const { columns, kpis, blockSize } = solved;
    const prepared = await ask({ type: "prepare", scenario: whole, name: own.name }, "prepared", SILENCE);
    const exact = readExact(
      prepared,
      kpis.map((kpi) => kpi.name),
    );
    if (exact === null) throw new Faulty(nonsense);
    const policies = [...solved.policies, { kind: own.kind, label: own.name }];
    const description = { policies, columns, kpis, blockSize, exact: [...solved.exact, exact] };
    const accumulation = new Accumulation(whole, description, model.resultsVersion);
    const { periods = 0 } = whole.simulation as { readonly periods?: number };
    const length = Math.min(traced, periods);
    let trace: Trace | null = null;
    let reported = performance.now();
    for (let index = 0; index < accumulation.blocks; index++) {
      const { first, count } = accumulation.block(index);
      const data = await ask({ type: "block", first, count, traced: length }, "block", SILENCE);
      const read = readBlock(data, policies.length * columns.length * count, first === 0 ? length : 0);
      if (read === null) throw new Faulty(nonsense);
      accumulation.add(index, read.data);
      trace ??= read.trace;
      const now = performance.now();
      if (onFigures && accumulation.done >= 2 && now - reported >= BETWEEN_REPORTS) {
        reported = now;
        onFigures(accumulation.figures());
      }
    }
    return { result: accumulation.result(), trace: trace as unknown as Trace };
  }

  const finished = run()
    .then((value): OwnOutcome => ({ ok: true, value }))
    .catch((error: unknown): OwnOutcome | null => {
      if (error instanceof Stopped) return null;
      if (error instanceof Faulty) return { ok: false, fault: error.fault };
      throw error;
    })
    .finally(() => close(new Stopped()));
  return { finished, stop: () => close(new Stopped()) };
}
