import { pathSteps } from "../path.ts";

/** A copy of plain data with the member at a path replaced; what is not on the way is shared. */
export function withValue(root: unknown, path: string, value: unknown): unknown {
  return replaced(root, pathSteps(path), value);
}

function replaced(node: unknown, steps: readonly string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(node)) {
    const copy = [...(node as unknown[])];
    copy[Number(step)] = replaced(copy[Number(step)], rest, value);
    return copy;
  }
  const members = node as { readonly [name: string]: unknown };
  return { ...members, [step]: replaced(members[step], rest, value) };
}

/** Whether plain data has something at a path to put a member into: the member itself may be new. */
export function hasPlace(root: unknown, path: string): boolean {
  const steps = pathSteps(path);
  let node = root;
  for (const [depth, step] of steps.entries()) {
    if (typeof node !== "object" || node === null) return false;
    if (Array.isArray(node)) {
      if (!(/^\d+$/.test(step) && Number(step) < node.length)) return false;
    } else if (!Object.hasOwn(node, step) && depth < steps.length - 1) return false;
    node = (node as { readonly [name: string]: unknown })[step];
  }
  return steps.length > 0;
}

/** The value at a path of plain data, or `undefined`. */
export function valueAt(root: unknown, path: string): unknown {
  let node = root;
  for (const step of pathSteps(path)) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as { readonly [name: string]: unknown })[step];
  }
  return node;
}

/** Paths of all single values in plain data. */
export function leafPaths(root: unknown, prefix = ""): string[] {
  if (typeof root !== "object" || root === null) return [prefix];
  return Object.entries(root).flatMap(([name, member]) =>
    leafPaths(member, prefix === "" ? name : `${prefix}.${name}`),
  );
}
