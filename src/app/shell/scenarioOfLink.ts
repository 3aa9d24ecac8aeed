import type { Declaration, ScenarioBase } from "../../contract/model.ts";
import { declarations } from "../../experiment/registry.ts";
import { parseFor } from "../../experiment/scenario.ts";
import { addressOf } from "../state/address.ts";
import { merged } from "../state/differences.ts";
import { decode } from "../state/link.ts";
import { isObject, type Json, type JsonObject, withValue } from "../state/tree.ts";

/** Pages about a model of another name, with the policies that they compare. */
const about: { readonly [page: string]: { readonly model: string; readonly policies: Json } } = {
  policy: { model: "sourcing", policies: [{ kind: "optimal" }] },
};

/** The scenario that an address's fragment stands for; null on a page that has none. */
export async function scenarioOfLink(
  fragment: string,
): Promise<{ readonly model: Declaration; readonly scenario: ScenarioBase } | null> {
  const { page, payload } = addressOf(fragment);
  const other = Object.hasOwn(about, page) ? about[page] : undefined;
  const name = other?.model ?? page;
  const load = Object.hasOwn(declarations, name) ? declarations[name] : undefined;
  if (load === undefined) return null;
  const read = payload === null ? null : await decode(payload);
  const { scenario: changed }: JsonObject = read?.ok && isObject(read.value) ? read.value : {};
  const model = await load();
  const raw = merged(model.example as unknown as Json, changed);
  const parsed = parseFor(model, other === undefined ? raw : withValue(raw, "policies", other.policies));
  return { model, scenario: parsed.ok ? parsed.value : model.example };
}
