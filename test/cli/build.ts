import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

/** Brings the built command line up to date, once before all tests that run it. */
export default function setup(): void {
  const { status } = spawnSync("npx", ["--no-install", "tsc", "-b", "src/tsconfig.node.json"], {
    cwd: resolve(import.meta.dirname, "../.."),
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error("the command line could not be built");
}
