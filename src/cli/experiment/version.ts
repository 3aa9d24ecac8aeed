import { readFileSync } from "node:fs";

/** The package's root, from where the compiled command line stands (`dist/src/cli/experiment`). */
export const packageRoot = new URL("../../../../", import.meta.url);

/** Version of the package. */
export function packageVersion(): string {
  const text = readFileSync(new URL("package.json", packageRoot), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}
