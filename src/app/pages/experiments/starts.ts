import type { Model } from "../../../contract/model.ts";
import { model, modelNames } from "../../../experiment/registry.ts";
import { lastStates } from "../../state/address.ts";
import { merged } from "../../state/differences.ts";
import { isObject, type Json, type JsonObject, valueAt } from "../../state/tree.ts";
import { factorFields, firstLevels } from "./factorFields.ts";
import { type Form, formOf } from "./form.ts";

/** Something an experiment can be begun from. */
export interface Start {
  /** In links: a model's name, or `published/NAME`. */
  readonly id: string;
  readonly label: string;
  readonly group: "Base cases" | "Your labs, as you left them" | "Published experiments";
}

/** Models with a page of their own, where a scenario can be looked at by itself. */
export const withLab: readonly string[] = ["sourcing", "deterioration", "integration"];

const files = import.meta.glob<JsonObject>("../../../../experiments/*.json", { import: "default" });

interface First {
  readonly factors: readonly string[];
  readonly outputs: readonly string[];
  readonly simulation?: JsonObject;
}

/** What is worth varying first, with few enough replications to be over soon. */
const firsts: { readonly [name: string]: First } = {
  sourcing: {
    factors: ["problem.holdingCost", "problem.spotPrice.sd"],
    outputs: ["averageCost", "contractShare"],
    simulation: { replications: 200 },
  },
  deterioration: {
    factors: ["problem.deteriorationRate", "problem.holdingCost"],
    outputs: ["profit", "spoiledUnits"],
    simulation: { replications: 100 },
  },
  integration: { factors: [], outputs: ["profit", "otifRequest"], simulation: { replications: 4 } },
  combined: { factors: [], outputs: ["profit"], simulation: { replications: 4 } },
};

/** The first two numbers that a model lets one slide, where nothing better is known. */
function someFactors(chosen: Model, scenario: Json): string[] {
  const numbers = factorFields(chosen, scenario).filter(
    ({ section, field }) => section === "Problem" && field.kind === "number" && field.slider !== undefined,
  );
  return numbers.slice(0, 2).map(({ path }) => path);
}

/** An experiment about a scenario, to be changed. */
export function formFor(chosen: Model, scenario: Json): Form {
  const { factors = [], outputs = [], simulation = {} } = firsts[chosen.name] ?? {};
  const { simulation: given }: JsonObject = isObject(scenario) ? scenario : {};
  const { until, streams: _, controls: __, ...own }: JsonObject = isObject(given) ? given : {};
  const few = { ...own, ...simulation };
  const whole: Json = { ...(isObject(scenario) ? scenario : {}), simulation: few };
  const fields = factorFields(chosen, whole);
  const paths = (factors.length > 0 ? factors : someFactors(chosen, whole)).filter((path) =>
    fields.some((each) => each.path === path),
  );
  return {
    version: 1,
    experiment: "experiment",
    title: "",
    scenario: whole,
    design: { kind: "factorial" },
    factors: paths.map((path) => {
      const field = fields.find((each) => each.path === path)!;
      return { path, levels: firstLevels(field, valueAt(whole, path)) };
    }),
    answers: "both",
    outputs: [...outputs],
    differences: true,
    randomNumbers: "common",
    ...targetFrom(until),
  };
}

/** In a sentence, what an experiment cannot take over from a scenario's simulation; empty where that is nothing. */
export function leftOut(scenario: Json | undefined): string {
  const { simulation }: JsonObject = isObject(scenario) ? scenario : {};
  const { streams = "independent", controls = false }: JsonObject = isObject(simulation) ? simulation : {};
  const parts = [
    ...(streams === "independent" ? [] : [`“${String(streams).slice(0, 20)}” draws`]),
    ...(controls === false ? [] : ["controls"]),
  ];
  if (parts.length === 0) return "";
  return `Left out: ${parts.join(" and ")}; experiments simulate independent replications without corrections.`;
}

/** An experiment says per figure until when it replicates. */
function targetFrom(until: Json | undefined): JsonObject {
  if (!isObject(until) || until["kpi"] === undefined) return {};
  const { of: _, ...target } = until;
  return { target };
}

async function example(name: string): Promise<Form> {
  const chosen = (await model(name))!;
  return formFor(chosen, chosen.example as unknown as Json);
}

const published = "published/";
const lab = "lab/";

/** The model whose lab a start stands for; undefined where it stands for something else. */
export function modelOfLab(id: string): string | undefined {
  return id.startsWith(lab) ? id.slice(lab.length) : undefined;
}

/** What an experiment cannot take over from a start, in a sentence; empty where that is nothing. */
export function leftOutOf(id: string): string {
  const name = modelOfLab(id);
  return name === undefined ? "" : leftOut(scenarioOfLab(name));
}

/** Everything on offer now; titles of published experiments are read from their files. */
export async function startsOnOffer(): Promise<readonly Start[]> {
  const models = await Promise.all(modelNames.map(async (name) => (await model(name))!));
  const cases = models.map(({ name, title }): Start => ({ id: name, label: title, group: "Base cases" }));
  const labs = models
    .filter(({ name }) => withLab.includes(name) && scenarioOfLab(name) !== undefined)
    .map(
      ({ name, title }): Start => ({ id: lab + name, label: title, group: "Your labs, as you left them" }),
    );
  const experiments = await Promise.all(
    Object.entries(files).map(async ([path, load]): Promise<Start> => {
      const { experiment, title } = await load();
      const id = published + path.replace(/^.*\/|\.json$/g, "");
      return { id, label: String(title || experiment), group: "Published experiments" };
    }),
  );
  return [...labs, ...cases, ...experiments];
}

/** What somebody changed in the lab of a model since the page was loaded; undefined if nothing. */
function scenarioOfLab(name: string): Json | undefined {
  const state = lastStates.get(name);
  const { scenario }: JsonObject = isObject(state) ? state : {};
  return scenario;
}

/** The form that a start stands for; undefined where there is none of that name. */
export async function startForm(id: string): Promise<Form | undefined> {
  if (modelNames.includes(id)) return example(id);
  const ofLab = modelOfLab(id);
  if (ofLab !== undefined) return labForm(ofLab, scenarioOfLab(ofLab));
  if (!id.startsWith(published)) return undefined;
  const name = id.slice(published.length);
  const load = Object.entries(files).find(([path]) => path.endsWith(`/${name}.json`))?.[1];
  return load === undefined ? undefined : formOf(await load());
}

/** The form for a scenario of a lab, given as differences to the model's example. */
export async function labForm(name: string, changed: Json | undefined): Promise<Form | undefined> {
  const chosen = await model(name);
  if (chosen === undefined) return undefined;
  return formFor(chosen, merged(chosen.example as unknown as Json, changed));
}
