// Runs as a bundle under Node, which cannot load TypeScript by itself.
export { bits } from "./bits.ts";
export { byThreads, threadCounts, threadedBits } from "./threads.ts";
