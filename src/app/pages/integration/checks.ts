import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { Field } from "../../../contract/field.ts";
import type { ScenarioBase } from "../../../contract/model.ts";
import type {
  CaseParameters,
  CaseResult,
  ValidationCase,
} from "../../../models/integration/validation/case.ts";
import type { Laboratory } from "../../../worker/laboratory.ts";
import { laboratory } from "../../../worker/web.ts";
import { computingNote } from "../../state/notes.ts";

/** A case with a known answer, as plain data. */
export type CaseDescription = Omit<ValidationCase, "exact" | "simulate">;

/** How much of its full length a case is simulated; the full lengths are for tests. */
export const EFFORT = 0.2;
const SEED = "page";

/** The cases with known answers, run one at a time in a thread of their own. */
export interface Checks {
  readonly cases: ReadonlySignal<readonly CaseDescription[]>;
  readonly results: ReadonlySignal<{ readonly [name: string]: CaseResult }>;
  readonly failures: ReadonlySignal<{ readonly [name: string]: string }>;
  /** Name of the case under way; null if none. */
  readonly running: ReadonlySignal<string | null>;
  run(name: string, params: CaseParameters): void;
  /** All that have no result yet, in their order, with their first parameters. */
  runAll(): void;
  stop(): void;
  close(): void;
}

export function checks(list: readonly CaseDescription[], scenario: ScenarioBase): Checks {
  const cases = signal(list);
  const results = signal<{ readonly [name: string]: CaseResult }>({});
  const failures = signal<{ readonly [name: string]: string }>({});
  const running = signal<string | null>(null);
  let room: Laboratory | null = null;
  let turn = 0;

  function stop(): void {
    turn += 1;
    room?.close();
    room = null;
    running.value = null;
  }

  async function compute(queue: readonly (readonly [name: string, params: CaseParameters])[]): Promise<void> {
    stop();
    const mine = turn;
    room = laboratory((note) => {
      computingNote.value = note;
    });
    for (const [name, params] of queue) {
      running.value = name;
      let why = "";
      const outcome = await room
        .view(scenario, "validate", { case: name, params, seed: SEED, effort: EFFORT })
        .catch((error: unknown) => {
          why = error instanceof Error ? error.message : String(error);
          return null;
        });
      if (mine !== turn) return;
      const failure =
        outcome === null ? why : outcome.ok ? "" : outcome.faults.map((fault) => fault.message).join("; ");
      batch(() => {
        failures.value = { ...failures.peek(), [name]: failure };
        if (outcome?.ok) results.value = { ...results.peek(), [name]: outcome.value as CaseResult };
      });
    }
    stop();
  }

  return {
    cases,
    results,
    failures,
    running,
    run: (name, params) => void compute([[name, params]]),
    runAll: () =>
      void compute(
        list
          .filter(({ name }) => results.peek()[name] === undefined)
          .map(({ name, example }) => [name, example] as const),
      ),
    stop,
    close: stop,
  };
}

/** What is wrong with a typed number; empty if nothing. */
export function faultOf(field: Field | undefined, value: number): string {
  if (field?.kind !== "number") return "";
  if (!Number.isFinite(value)) return "a number is needed";
  const { min, above, max, below, integer } = field;
  if (integer && !Number.isInteger(value)) return "a whole number is needed";
  if (min !== undefined && value < min) return `at least ${min} is needed`;
  if (above !== undefined && value <= above) return `more than ${above} is needed`;
  if (max !== undefined && value > max) return `at most ${max} is possible`;
  if (below !== undefined && value >= below) return `less than ${below} is needed`;
  return "";
}
