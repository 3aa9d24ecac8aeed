import type { Fault } from "./model.ts";

/** Thrown where a scenario that passed its checks turns out to have no answer; carries faults, not a stack to read. */
export class Inadmissible extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => `${fault.path}: ${fault.message}`).join("\n"));
    this.name = "Inadmissible";
    this.faults = faults;
  }
}
