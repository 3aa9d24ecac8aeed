import type { Declaration, ScenarioBase } from "../../../contract/model.ts";
import { parseScenario } from "../../../experiment/scenario.ts";
import { LONGEST_CODE } from "../../sandbox/compose.ts";
import { isObject, type Json } from "../../state/tree.ts";

const FORMAT = "hedgerow-policy";
/** Largest file that is read, in bytes. */
const LARGEST = 2_000_000;
const LONGEST_NAME = 100;

/** A policy in a file: its code, what it was run with and what came out. */
export interface PolicyBundle {
  readonly name: string;
  readonly code: string;
  /** With the policies that the code was compared with; null in a file of code alone. */
  readonly scenario: ScenarioBase | null;
  /** Of the result; null if the code had not run. */
  readonly digest: string | null;
}

export type ReadBundle =
  | { readonly ok: true; readonly value: PolicyBundle }
  | { readonly ok: false; readonly message: string };

function refused(why: string): ReadBundle {
  return { ok: false, message: `This file cannot be opened: ${why}.` };
}

/** The text of a bundle file. */
export function bundleText({ name, code, scenario, digest }: PolicyBundle): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, name, code, scenario, digest }, null, 2)}\n`;
}

/** A name that a file may have anywhere. */
export function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}_-]+/gu, "-").replace(/^-+|-+$/g, "") || "policy";
}

function sized(code: string): string {
  return code.length <= LONGEST_CODE
    ? ""
    : `its code is ${code.length} characters long; at most ${LONGEST_CODE} are read`;
}

/** A scenario of a model, whoever wrote it, or why it is none. */
export async function scenarioOf(
  model: Declaration,
  raw: unknown,
): Promise<
  { readonly ok: true; readonly value: ScenarioBase } | { readonly ok: false; readonly why: string }
> {
  const parsed = await parseScenario(raw);
  if (!parsed.ok) return { ok: false, why: parsed.faults[0]?.message ?? "" };
  if (parsed.value.model !== model.name) return { ok: false, why: `it is about ${parsed.value.model}` };
  return parsed;
}

/** A bundle from the text of a file that anyone may have written. Nothing of it runs. */
export async function readBundle(text: string, model: Declaration): Promise<ReadBundle> {
  let raw: Json;
  try {
    raw = JSON.parse(text) as Json;
  } catch {
    return refused("it is no JSON");
  }
  if (!isObject(raw) || raw["format"] !== FORMAT) return refused("it is no policy of Hedgerow");
  if (raw["version"] !== 1) return refused("it was made by another version of Hedgerow");
  const { name, code, scenario, digest } = raw;
  if (typeof name !== "string" || name === "" || name.length > LONGEST_NAME)
    return refused(`a name of 1 to ${LONGEST_NAME} characters is missing`);
  if (typeof code !== "string") return refused("its code is missing");
  if (sized(code) !== "") return refused(sized(code));
  if (digest !== null && !(typeof digest === "string" && /^[0-9a-f]{64}$/.test(digest)))
    return refused("its digest is not one");
  const parsed = await scenarioOf(model, scenario);
  if (!parsed.ok) return refused(`its scenario has a fault: ${parsed.why}`);
  return { ok: true, value: { name, code, scenario: parsed.value, digest } };
}

/** Reads a file that somebody chose or dropped: a bundle, or a module of code alone. */
export async function openFile(file: File, model: Declaration): Promise<ReadBundle> {
  if (file.size > LARGEST) return refused(`it is over ${LARGEST / 1_000_000} MB`);
  const text = await file.text();
  if (!/\.m?js$/.test(file.name)) return readBundle(text, model);
  if (sized(text) !== "") return refused(sized(text));
  const name = file.name.replace(/\.m?js$/, "").slice(0, LONGEST_NAME) || "policy";
  return { ok: true, value: { name, code: text, scenario: null, digest: null } };
}
