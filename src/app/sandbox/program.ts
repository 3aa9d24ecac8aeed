import { Inadmissible } from "../../contract/inadmissible.ts";
import type { Model, ScenarioBase, Simulation } from "../../contract/model.ts";
import { models } from "../../experiment/registry.ts";
import { declared } from "./declared.ts";
import type { FaultReply, Reply, Request } from "./messages.ts";
import { type Trace, Watched, written } from "./watched.ts";

/** Runs in the sandboxed worker, beside code of unknown intent: answers one request after the other. */
export default function hedgerowSandbox(load: () => Promise<unknown>, linesBefore: number): void {
  let model: Model | undefined;
  let reference: Simulation | undefined;
  let own: Watched | undefined;
  let simulation: Simulation | undefined;
  let scenario: ScenarioBase | undefined;

  async function answer(request: Request): Promise<Reply> {
    switch (request.type) {
      case "solve": {
        model = await models[request.scenario.model]!();
        reference = model.simulation(request.scenario, undefined, undefined, "portable");
        const { policies, columns, kpis, blockSize, exact } = reference;
        return { type: "solved", policies, columns, kpis, blockSize, exact };
      }
      case "load": {
        const { decide, parameters } = declared(await load());
        own = new Watched(decide);
        return { type: "loaded", parameters: JSON.stringify(parameters) };
      }
      case "prepare": {
        scenario = frozen(request.scenario);
        const solved = [...((reference?.solved ?? []) as unknown[]), null];
        simulation = model!.simulation(scenario, { [request.name]: own!.order }, solved, "portable");
        return { type: "prepared", exact: simulation.exact.at(-1)! };
      }
      case "block": {
        const { first, count, traced } = request;
        const trace: Trace = own!.record(warmUpOf(scenario!), first === 0 ? traced : 0);
        const data = simulation!.block(first, count);
        return { type: "block", data, ...(first === 0 ? { trace } : {}) };
      }
    }
  }

  let turn = Promise.resolve();
  addEventListener("message", ({ data }: MessageEvent<Request>) => {
    turn = turn.then(async () => {
      const reply = await answer(data).catch((error: unknown): FaultReply => {
        const place = data.type === "block" ? placeOf(scenario!, data.first, own!.calls) : {};
        return { ...faultOf(error, linesBefore, own), ...place };
      });
      postMessage(reply, reply.type === "block" ? { transfer: [reply.data.buffer] } : {});
    });
  });
}

function settings(scenario: ScenarioBase): { readonly warmUp?: number; readonly periods?: number } {
  return scenario.simulation as object;
}

function warmUpOf(scenario: ScenarioBase): number {
  return settings(scenario).warmUp ?? 0;
}

/** Where in a block the last of `calls` calls was made, one call a period; the warm-up counts below 1. */
function placeOf(scenario: ScenarioBase, first: number, calls: number) {
  const warmUp = warmUpOf(scenario);
  const each = warmUp + (settings(scenario).periods ?? 0);
  if (each === 0 || calls === 0) return {};
  const last = calls - 1;
  return { replication: first + Math.floor(last / each) + 1, period: (last % each) - warmUp + 1 };
}

function faultOf(error: unknown, linesBefore: number, own: Watched | undefined): FaultReply {
  const type = "fault";
  try {
    if (error instanceof Inadmissible) {
      const message = error.faults.map((fault) => fault.message).join("; ");
      return { type, message, ...(own === undefined ? {} : { returned: written(own.returned) }) };
    }
    if (error instanceof RangeError && own === undefined) return { type, message: error.message };
    const { stack = "" } = error instanceof Error ? error : {};
    const lines = [...stack.matchAll(/blob:[^\s)]*?:(\d+):\d+/g)].map(
      ([, line]) => Number(line) - linesBefore,
    );
    const line = lines.find((each) => each >= 1);
    return { type, message: `it threw ${String(error)}`, ...(line === undefined ? {} : { line }) };
  } catch {
    return { type, message: "it threw something that cannot be written down" };
  }
}

/** So that a policy cannot change what it is measured by. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}
