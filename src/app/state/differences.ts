import { equal, isObject, type Json, type JsonObject } from "./tree.ts";

/** Marks a value that replaces the default whole instead of changing members of it. */
const WHOLE = "=";

/** What has to be said about `value` to someone who knows `base`; undefined if nothing. */
export function differences(value: Json, base: Json | undefined): Json | undefined {
  if (equal(value, base)) return undefined;
  if (!isObject(value)) return Array.isArray(value) ? { [WHOLE]: value } : value;
  if (!isObject(base) || Object.keys(base).some((key) => !Object.hasOwn(value, key)))
    return { [WHOLE]: value };
  const changed: [string, Json][] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const difference = differences(member, base[key]);
    if (difference !== undefined) changed.push([key, difference]);
  }
  return Object.fromEntries(changed);
}

/** The inverse of {@link differences}. Takes anything; what it makes of nonsense is for the checks to refuse. */
export function merged(base: Json | undefined, difference: Json | undefined): Json {
  if (difference === undefined) return base ?? null;
  if (!isObject(difference)) return difference;
  if (Object.hasOwn(difference, WHOLE)) return difference[WHOLE] ?? null;
  const result = new Map<string, Json | undefined>(Object.entries(isObject(base) ? base : {}));
  for (const [key, member] of Object.entries(difference)) {
    if (key !== "__proto__") result.set(key, merged(result.get(key), member));
  }
  return Object.fromEntries(result) as JsonObject;
}
