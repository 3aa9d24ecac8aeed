import * as z from "zod/mini";

/** A fault whose place is still a list of member names and indices. */
export interface SchemaFault {
  readonly steps: readonly PropertyKey[];
  readonly message: string;
}

/**
 * Runs a schema whose messages are already sentences.
 * @returns the value with defaults filled in, or every fault once: an unknown member has one of its own
 */
export function checked(
  schema: z.ZodMiniType,
  value: unknown,
):
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly faults: readonly SchemaFault[] } {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = new Map<string, SchemaFault>();
  for (const issue of parsed.error.issues) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [key]) : [[]];
    const messages = issue.code === "unrecognized_keys" ? issue.message.split("\n") : [issue.message];
    for (const [i, key] of keys.entries()) {
      const fault = { steps: [...issue.path, ...key], message: messages[i]! };
      faults.set(JSON.stringify([fault.steps.map(String), fault.message]), fault);
    }
  }
  return { ok: false, faults: [...faults.values()] };
}
