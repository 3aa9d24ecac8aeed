/** Plain data as it comes from a form, a link or a file, before any check. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function steps(path: string): string[] {
  return path.split(".").filter((step) => step !== "");
}

/** The value at a dotted path (`policies.0.kind`), or undefined. */
export function valueAt(tree: Json | undefined, path: string): Json | undefined {
  let value: Json | undefined = tree;
  for (const step of steps(path)) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isObject(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

/** A copy of the tree with one value replaced; undefined removes the member. */
export function withValue(tree: Json | undefined, path: string, value: Json | undefined): Json {
  const [first, ...rest] = steps(path);
  if (first === undefined) return value ?? null;
  if (Array.isArray(tree)) {
    return tree.map((item: Json, i) => (i === Number(first) ? withValue(item, rest.join("."), value) : item));
  }
  const members = Object.entries(isObject(tree) ? tree : {});
  const inner =
    rest.length === 0 ? value : withValue(isObject(tree) ? tree[first] : undefined, rest.join("."), value);
  const known = members.some(([key]) => key === first);
  const changed = known
    ? members.map(([key, old]) => [key, key === first ? inner : old] as const)
    : [...members, [first, inner] as const];
  return Object.fromEntries(changed.filter(([, member]) => member !== undefined));
}

export function equal(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
