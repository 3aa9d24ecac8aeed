import type { Declaration, Model, ScenarioBase } from "../contract/model.ts";

/** A loader whose model's own scenario type stays behind: what passes the parser is what the model declared. */
function entry<Scenario extends ScenarioBase>(load: () => Promise<Model<Scenario>>): () => Promise<Model> {
  return load as () => Promise<unknown> as () => Promise<Model>;
}

/** Every model by the name that scenarios use, loaded on first need. A new model is one line here. */
export const models: { readonly [name: string]: () => Promise<Model> } = {
  sourcing: entry(async () => (await import("../models/sourcing/index.ts")).sourcing),
  deterioration: entry(async () => (await import("../models/deterioration/index.ts")).deterioration),
  integration: entry(async () => (await import("../models/integration/index.ts")).integration),
  combined: entry(async () => (await import("../models/combined/index.ts")).combined),
};

/** The same without the computing, where that is apart: enough for forms, links and checks, and light to load. */
export const declarations: { readonly [name: string]: () => Promise<Declaration> } = {
  ...models,
  sourcing: async () =>
    (await import("../models/sourcing/declaration.ts")).declaration as unknown as Declaration,
};

/** Names of all models, in the order in which they are offered. */
export const modelNames: readonly string[] = Object.keys(models);

/** The model of that name, or `undefined` where there is none. */
export async function model(name: string): Promise<Model | undefined> {
  return Object.hasOwn(models, name) ? models[name]!() : undefined;
}

/** What the model of that name says of itself, or `undefined` where there is none. */
export async function declaration(name: string): Promise<Declaration | undefined> {
  return Object.hasOwn(declarations, name) ? declarations[name]!() : undefined;
}
