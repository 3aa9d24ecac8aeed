import { basename, extname } from "node:path";
import { pathToFileURL } from "node:url";
import { BadInput } from "./badInput.ts";
import { userPath } from "./input.ts";

/** A policy that the user brought as a module. */
export interface OwnPolicy {
  /** As the user named the file. */
  readonly file: string;
  readonly address: string;
  readonly order: unknown;
  /** The entry it makes in the scenario's policies; unchecked. */
  readonly entry: { readonly kind: "userDefined"; readonly name: unknown; readonly reservation?: unknown };
}

/** A module whose default export is the function inside another's default export: what computing threads import. */
function orderOf(address: string): string {
  const text = `import own from ${JSON.stringify(address)};\nexport default own.order;\n`;
  return `data:text/javascript,${encodeURIComponent(text)}`;
}

/**
 * Imports FILE.mjs, whose default export is a function (state, problem) → { contractQuantity, spotQuantity }, or an
 * object { order, name, reservation } around one. Importing runs it with full rights.
 * @throws BadInput
 */
export async function ownPolicy(file: string): Promise<OwnPolicy> {
  const address = pathToFileURL(userPath(file)).href;
  const fault = (message: string) => new BadInput(`--policy ${file}: invalid policy: ${message}`);
  let given: unknown;
  try {
    given = ((await import(address)) as { readonly default?: unknown }).default;
  } catch (error) {
    throw fault(`${String((error as Error).message).split("\n", 1)[0]}; a module that can be imported`);
  }
  const fallback = basename(file, extname(file));
  if (typeof given === "function") {
    const { reservation } = given as { readonly reservation?: unknown };
    const entry = {
      kind: "userDefined",
      name: fallback,
      ...(reservation !== undefined && { reservation }),
    } as const;
    return { file, address, order: given, entry };
  }
  if (
    typeof given !== "object" ||
    given === null ||
    !("order" in given) ||
    typeof given.order !== "function"
  ) {
    throw fault("no default export that decides; a function (state, problem) or an object with order");
  }
  const { name = fallback, reservation } = given as {
    readonly name?: unknown;
    readonly reservation?: unknown;
  };
  const entry = { kind: "userDefined", name, ...(reservation !== undefined && { reservation }) } as const;
  return { file, address: orderOf(address), order: given.order, entry };
}
