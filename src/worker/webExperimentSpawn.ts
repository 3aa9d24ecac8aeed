import type { Thread } from "./pool.ts";
import type { WebExperimenting } from "./webExperimentThread.ts";
import { webThread } from "./webSpawn.ts";

/**
 * Starts a worker for experiments. The one place that does: the bundler looks for just this expression, and bundles
 * the worker once for each of them.
 */
export function spawnExperimenting(): Thread<WebExperimenting> {
  return webThread<WebExperimenting>(
    new Worker(new URL("./webExperimentThread.ts", import.meta.url), { type: "module" }),
  );
}
