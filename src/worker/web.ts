import type { Computing } from "./computing.ts";
import type { Laboratory } from "./laboratory.ts";
import type { Thread } from "./pool.ts";
import { pooledLaboratory } from "./pooledLaboratory.ts";
import { webThread } from "./webSpawn.ts";

function worker(): Thread {
  return webThread<Computing>(new Worker(new URL("./webThread.ts", import.meta.url), { type: "module" }));
}

/** Computes in the page itself, giving way between calls. */
function inPlace(): Thread {
  let inner: Promise<Computing> | undefined;
  const there = async (): Promise<Computing> => {
    await new Promise((resolve) => setTimeout(resolve));
    inner ??= import("./computing.ts").then(({ computing }) => computing());
    return inner;
  };
  return {
    remote: {
      solve: async (...asked) => (await there()).solve(...asked),
      view: async (...asked) => (await there()).view(...asked),
      load: async (...asked) => (await there()).load(...asked),
      block: async (...asked) => (await there()).block(...asked),
    },
    died: new Promise(() => {}),
    terminate: () => {},
  };
}

/**
 * The laboratory of a page, with a solver of its own.
 * @param workers simulating threads; all cores but one if left out
 */
export function laboratory(
  onNote?: (note: string) => void,
  workers = Math.max(1, (navigator.hardwareConcurrency || 2) - 1),
): Laboratory {
  const tell = once(onNote);
  const spawn = (): Thread => {
    try {
      return worker();
    } catch {
      tell(
        "This browser starts no workers: the page computes by itself, more slowly, and may stutter meanwhile.",
      );
      return inPlace();
    }
  };
  return pooledLaboratory({ workers, spawn, solver: spawn, onNote });
}

function once(tell: (note: string) => void = () => {}): (note: string) => void {
  let told = false;
  return (note) => {
    if (!told) tell(note);
    told = true;
  };
}
