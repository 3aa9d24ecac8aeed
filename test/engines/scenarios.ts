import type { OwnFunctions, ScenarioBase } from "../../src/contract/model.ts";
import { model } from "../../src/experiment/registry.ts";
import type { OrderFunction } from "../../src/models/sourcing/policy.ts";

/** A changed copy of a model's example. */
async function changed(name: string, members: object, simulation: object): Promise<ScenarioBase> {
  const { example } = (await model(name))!;
  return { ...example, ...members, simulation: { ...example.simulation, ...simulation } };
}

async function sourcingBase(): Promise<ScenarioBase & { readonly problem: object }> {
  return (await model("sourcing"))!.example as ScenarioBase & { readonly problem: object };
}

/** Scenarios whose exact answers are compared, by name. */
export async function solved(): Promise<{ readonly [name: string]: ScenarioBase }> {
  const everyPolicy = ["optimal", "baseStock", "spotOnly", "contractOnly"].map((kind) => ({ kind }));
  const base = await sourcingBase();
  return {
    "sourcing, fine": await changed("sourcing", { policies: everyPolicy }, {}),
    "sourcing, paper": await changed("sourcing", { lattice: "paper", policies: everyPolicy }, {}),
    "sourcing, half steps": await changed("sourcing", { lattice: { base: "fine", demandStep: 0.5 } }, {}),
    "sourcing, low holding cost": await changed(
      "sourcing",
      { problem: { ...base.problem, holdingCost: 0.05, spotPrice: { mean: 10, sd: 2 } }, lattice: "paper" },
      {},
    ),
    "deterioration, published": await changed("deterioration", { pricing: "published" }, {}),
    "deterioration, optimal": await changed("deterioration", {}, {}),
    "deterioration, varying": await changed("deterioration", { pricing: "varying" }, {}),
    "deterioration, continuous": await changed("deterioration", { boundaries: "continuous" }, {}),
    integration: await changed("integration", {}, {}),
    combined: await changed("combined", {}, {}),
  };
}

/** A policy of one's own, which no kernel has tables for. */
const own: OwnFunctions = {
  patient: (({ netInventory, spotPrice }) => ({
    contractQuantity: Math.min(10, Math.max(0, 18 - netInventory)),
    spotQuantity: spotPrice < 8.5 ? Math.max(0, 30 - netInventory) : 0,
  })) satisfies OrderFunction,
};

export interface Simulated {
  readonly scenario: ScenarioBase;
  readonly own?: OwnFunctions;
}

/** Scenarios whose simulations are compared, by name. */
export async function simulated(): Promise<{ readonly [name: string]: Simulated }> {
  const twice = [{ kind: "optimal" }, { kind: "baseStock" }];
  const base = await sourcingBase();
  const patient = { kind: "userDefined", name: "patient", reservation: 10 };
  const plain = async (name: string, members: object, simulation: object): Promise<Simulated> => ({
    scenario: await changed(name, members, simulation),
  });
  return {
    "sourcing, continuous": await plain("sourcing", { policies: twice }, { replications: 500 }),
    "sourcing, lattice": await plain("sourcing", {}, { replications: 500, sampling: "lattice" }),
    "sourcing, own policy": {
      scenario: await changed("sourcing", { policies: [...twice, patient] }, { replications: 50 }),
      own,
    },
    "sourcing, history": await plain(
      "sourcing",
      { problem: { ...base.problem, demand: { values: [0, 3, 3, 7.25, 12, 40] } } },
      { replications: 200 },
    ),
    "sourcing, antithetic with controls": await plain(
      "sourcing",
      {},
      { replications: 200, streams: "antithetic", controls: true },
    ),
    "sourcing, Sobol": await plain(
      "sourcing",
      {},
      { replications: 512, periods: 30, warmUp: 2, streams: "sobol" },
    ),
    "sourcing, until precise": await plain(
      "sourcing",
      {},
      { replications: 100, periods: 200, until: { halfWidth: 0.05, most: 5000 } },
    ),
    deterioration: await plain("deterioration", {}, { replications: 100 }),
    "deterioration, backlogged": await plain(
      "deterioration",
      {},
      { replications: 100, unmetDemand: "backlogged", replenishment: "even" },
    ),
    integration: await plain("integration", {}, { replications: 6 }),
    combined: await plain("combined", {}, { replications: 4 }),
  };
}
