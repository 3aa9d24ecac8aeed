/** What a policy's file says: the function that decides, and the parameters stated beside it. */
export interface Declared {
  readonly decide: (...given: readonly unknown[]) => unknown;
  readonly parameters: { readonly [name: string]: unknown };
}

/**
 * Reads a default export as the command line does: a function whose members are parameters (`reservation`), or an
 * object of one such function and the parameters.
 * @throws RangeError where nothing decides
 */
export function declared(given: unknown): Declared {
  const members = Object.entries(given ?? {});
  const parameters = Object.fromEntries(members.filter(([, member]) => typeof member !== "function"));
  const functions = members.filter(([, member]) => typeof member === "function");
  const [only] = functions;
  const decide = typeof given === "function" ? given : functions.length === 1 ? only?.[1] : undefined;
  if (typeof decide !== "function")
    throw new RangeError(
      "invalid policy: no default export that decides; a function, or an object with one, is needed",
    );
  return { decide: decide as Declared["decide"], parameters };
}
