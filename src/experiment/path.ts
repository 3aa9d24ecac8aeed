const plain = /^[\w$-]+$/;

/** A member's name as it stands in a path or a sentence: quoted, unless it is a plain word. */
export function memberName(name: string): string {
  return plain.test(name) ? name : JSON.stringify(name);
}

/**
 * The path of a value inside a document, such as `policies.0.kind` or `problem."odd name"`.
 * @param steps member names and array indices from the root on
 */
export function pathText(steps: readonly PropertyKey[]): string {
  return steps.map((step) => memberName(String(step))).join(".");
}

/** The steps of a path; the inverse of `pathText`, with indices as text. */
export function pathSteps(path: string): string[] {
  const steps = path.match(/"(?:[^"\\]|\\.)*"|[^.]+/g) ?? [];
  return steps.map((step) => (step.startsWith('"') ? (JSON.parse(step) as string) : step));
}
