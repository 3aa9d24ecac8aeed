import type { ScenarioBase, Simulation } from "../../contract/model.ts";
import { isObject, type Json, type JsonObject } from "../state/tree.ts";
import { type Trace, traced } from "./watched.ts";

/** What the page asks of the worker, one thing at a time. */
export type Request =
  /** Solves the policies to compare with, before any code of the user's has run. */
  | { readonly type: "solve"; readonly scenario: ScenarioBase }
  /** Runs the user's module. */
  | { readonly type: "load" }
  | { readonly type: "prepare"; readonly scenario: ScenarioBase; readonly name: string }
  /** A block of replications; with the first one, what the policy did in so many periods. */
  | { readonly type: "block"; readonly first: number; readonly count: number; readonly traced: number };

/** What went wrong in the user's code, as far as the worker can tell. */
export interface FaultReply {
  readonly type: "fault";
  readonly message: string;
  /** Line of the user's code, from 1. */
  readonly line?: number;
  /** Counted from 1; periods of the warm-up below. */
  readonly replication?: number;
  readonly period?: number;
  /** What the policy returned, as text. */
  readonly returned?: string;
}

/** What the simulation of the policies to compare with says of itself. */
export interface SolvedReply extends Omit<Simulation, "block" | "solved"> {
  readonly type: "solved";
}

interface PreparedReply {
  readonly type: "prepared";
  /** The policy's exact figures by name, where it has any. */
  readonly exact: { readonly [kpi: string]: number };
}

interface BlockReply {
  readonly type: "block";
  readonly data: Float64Array;
  readonly trace?: Trace;
}

export type Reply =
  | SolvedReply
  | { readonly type: "loaded"; readonly parameters: string }
  | PreparedReply
  | BlockReply
  | FaultReply;

const LONGEST_MESSAGE = 600;
const LONGEST_PARAMETERS = 4096;
const MOST_LINES = 100_000;

function text(value: unknown, most: number): string | undefined {
  return typeof value === "string" ? value.slice(0, most) : undefined;
}

function whole(value: unknown, low: number, high: number): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= low && value <= high
    ? value
    : undefined;
}

/** A record without the members that are undefined. */
function present<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** The kind of a message: anything may have been sent. */
export function typeOf(data: unknown): string {
  return isObject(data) ? (text(data["type"], 20) ?? "") : "";
}

/** A fault as the worker, or the frame around it, reports it: cut to length, numbers in range. */
export function readFault(data: unknown): Omit<FaultReply, "type"> {
  const { message, line, replication, period, returned }: JsonObject = isObject(data) ? data : {};
  return present({
    message: text(message, LONGEST_MESSAGE) ?? "it failed without saying why",
    line: whole(line, 1, MOST_LINES),
    replication: whole(replication, 1, 1e9),
    period: whole(period, -1e9, 1e9),
    returned: text(returned, 200),
  }) as Omit<FaultReply, "type">;
}

/** The parameters that a policy states, still unchecked by the model; null for nonsense. */
export function readParameters(data: unknown): JsonObject | null {
  const { parameters }: JsonObject = isObject(data) ? data : {};
  if (typeof parameters !== "string" || parameters.length > LONGEST_PARAMETERS) return null;
  try {
    const value = JSON.parse(parameters) as Json;
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Exact figures of known names, all finite; null for nonsense. */
export function readExact(data: unknown, kpis: readonly string[]): { readonly [kpi: string]: number } | null {
  const { exact }: JsonObject = isObject(data) ? data : {};
  const entries = Object.entries(isObject(exact) ? exact : {});
  const sound = entries.every(([name, value]) => kpis.includes(name) && Number.isFinite(value));
  return sound ? (Object.fromEntries(entries) as { [kpi: string]: number }) : null;
}

function numbers(value: unknown, length: number): Float64Array | null {
  return value instanceof Float64Array && value.length === length && value.every(Number.isFinite)
    ? value
    : null;
}

/**
 * A block of replications and, with the first one, what the policy did.
 * @param length how many figures it must hold
 * @param periods how many periods the trace must hold
 * @returns null for nonsense
 */
export function readBlock(
  data: unknown,
  length: number,
  periods: number,
): { readonly data: Float64Array; readonly trace: Trace | null } | null {
  const reply = (isObject(data) ? data : {}) as { readonly [name: string]: unknown };
  const figures = numbers(reply["data"], length);
  if (figures === null) return null;
  if (periods === 0) return { data: figures, trace: null };
  const members = (isObject(reply["trace"]) ? reply["trace"] : {}) as { readonly [name: string]: unknown };
  const columns = traced.map((name) => [name, numbers(members[name], periods)] as const);
  if (columns.some(([, column]) => column === null)) return null;
  return { data: figures, trace: Object.fromEntries(columns) as unknown as Trace };
}
