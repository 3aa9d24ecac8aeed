import { kernelBytes } from "./kernelBytes.generated.ts";

/** Memory that addresses count the bytes of; growing gives it another buffer. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  /** Adds pages of 64 KiB. */
  grow(pages: number): number;
}

/**
 * The assembly's functions (`assembly/index.ts`), four replications in the lanes of every value. Numbers are
 * addresses, as `assembly/layout.ts` lays things out, and counts of periods.
 */
export interface SimdFunctions {
  readonly memory: KernelMemory;
  drawWords(stream: number, out: number, count: number): void;
  drawAtoms(stream: number, table: number, out: number, count: number): void;
  drawQuantiles(stream: number, table: number, out: number, count: number): void;
  stepValues(words: number, values: number, length: number, out: number, count: number): void;
  spotLevels(levels: number, price: number, out: number, count: number): void;
  runUnits(policy: number, demand: number, price: number, count: number): void;
  runSteps(policy: number, demand: number, price: number, count: number): void;
  addUp(demand: number, price: number, totals: number, count: number): void;
}

/** What an engine offers for running WebAssembly; all of it, none of it, or too little. */
export type Engine = Pick<typeof WebAssembly, "validate" | "Module" | "Instance">;

let once: SimdFunctions | string | undefined;

/** The kernel, made ready once in every thread, or in words why there is none. */
export function simd(): SimdFunctions | string {
  once ??= loadSimd(typeof WebAssembly === "undefined" ? undefined : WebAssembly);
  return once;
}

/** Makes an instance of the kernel, or says why there is none. */
export function loadSimd(engine: Engine | undefined): SimdFunctions | string {
  if (engine === undefined) return "there is no WebAssembly here";
  try {
    const bytes = Uint8Array.from(atob(kernelBytes), (letter) => letter.charCodeAt(0));
    if (!engine.validate(bytes)) return "WebAssembly here has no 128-bit vectors";
    const { exports } = new engine.Instance(new engine.Module(bytes));
    return exports as unknown as SimdFunctions;
  } catch (error) {
    return `WebAssembly could not be started (${error instanceof Error ? error.message : String(error)})`;
  }
}
