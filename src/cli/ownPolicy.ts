import { basename, extname } from "node:path";
import { pathToFileURL } from "node:url";
import { BadInput } from "./badInput.ts";
import { userPath } from "./input.ts";

/** A policy that the user brought as a module. */
export interface OwnPolicy {
  /** As the user named the file. */
  readonly file: string;
  /** Address of that file. */
  readonly origin: string;
  /** What computing threads import: a module whose default export is the function. */
  readonly address: string;
  readonly decide: unknown;
  /** The entry it makes in the scenario's policies, with the parameters it states; unchecked. */
  readonly entry: {
    readonly kind: "userDefined";
    readonly name: unknown;
    readonly [parameter: string]: unknown;
  };
}

/** A module whose default export is the function inside another's. */
function inner(address: string, member: string): string {
  const text = `import own from ${JSON.stringify(address)};\nexport default own[${JSON.stringify(member)}];\n`;
  return `data:text/javascript,${encodeURIComponent(text)}`;
}

/**
 * Imports FILE.mjs, whose default export is the deciding function of the model's `userDefined` policy, parameters
 * such as `reservation` being members of it; or an object of one such function, a name and the parameters. Importing
 * runs it with full rights.
 * @throws BadInput
 */
export async function ownPolicy(file: string): Promise<OwnPolicy> {
  const origin = pathToFileURL(userPath(file)).href;
  const fault = (message: string) => new BadInput(`--policy ${file}: invalid policy: ${message}`);
  let given: unknown;
  try {
    given = ((await import(origin)) as { readonly default?: unknown }).default;
  } catch (error) {
    throw fault(`${String((error as Error).message).split("\n", 1)[0]}; a module that can be imported`);
  }
  const members = Object.entries(given ?? {});
  const parameters = Object.fromEntries(members.filter(([, member]) => typeof member !== "function"));
  const entry = { kind: "userDefined", name: basename(file, extname(file)), ...parameters } as const;
  if (typeof given === "function") return { file, origin, address: origin, decide: given, entry };
  const functions = members.filter(([, member]) => typeof member === "function");
  const [only] = functions;
  if (only === undefined || functions.length > 1) {
    throw fault("no default export that decides; a function, or an object with one");
  }
  return { file, origin, address: inner(origin, only[0]), decide: only[1], entry };
}
