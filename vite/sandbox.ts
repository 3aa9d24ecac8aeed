import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { script } from "./script.ts";

const folder = new URL("../src/app/sandbox/", import.meta.url);
const NAME = "virtual:sandbox";
const RESOLVED = `\0${NAME}`;

/** What the sandboxed frame runs, to the byte: both policies name it by its hash. */
const boot = readFileSync(new URL("boot.js", folder), "utf8");

/** Source expression of the boot script, for `script-src`. */
export const bootHash = `'sha256-${createHash("sha256").update(boot).digest("base64")}'`;

/** Pages take policies of one's own for sourcing alone: the other models stay out of the text. */
const oneModel: Plugin = {
  name: "one-model",
  load: (id) => (/\/models\/(?!sourcing\/)\w+\/index\.ts$/.test(id) ? "export {}" : undefined),
};

/** `virtual:sandbox`: the frame's boot script, its hash and the worker's program, each as text. */
export function sandbox(): Plugin {
  let minify = false;
  return {
    name: "sandbox",
    configResolved({ build: { minify: wanted } }) {
      minify = wanted !== false;
    },
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const entry = fileURLToPath(new URL("program.ts", folder));
      const program = await script({ entry, name: "hedgerowSandbox", minify, plugins: [oneModel] });
      const parts = { boot, bootHash, program };
      return Object.entries(parts)
        .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`)
        .join("\n");
    },
  };
}
