import type { KernelMemory } from "./simd.ts";

const PAGE = 0x10000;
const LINE = 64;

/** The kernel's memory as numbers; place n of `words` is address 4n, of `doubles` 8n. */
export interface Views {
  readonly words: Int32Array;
  readonly doubles: Float64Array;
}

/** Hands out the kernel's memory, piece after piece, each on cache lines of its own; address 0 is never used. */
export class Arena {
  private end = LINE;

  /** @returns the address of so many bytes */
  take(bytes: number): number {
    const at = this.end;
    this.end += Math.ceil(bytes / LINE) * LINE;
    return at;
  }

  /** The memory, grown to what has been handed out. */
  views(memory: KernelMemory): Views {
    const missing = this.end - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return { words: new Int32Array(memory.buffer), doubles: new Float64Array(memory.buffer) };
  }
}
