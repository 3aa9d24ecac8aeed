// Runs as a bundle under Node, which cannot load TypeScript by itself.
export { baseName, bits, RUNS } from "./bits.ts";
export { threadedBits } from "./threads.ts";
