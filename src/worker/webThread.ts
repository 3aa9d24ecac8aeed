import { expose } from "comlink";
import { type Computing, computing } from "./computing.ts";
import { type Holding, holding } from "./webSpawn.ts";

// Results are copied: there is no shared memory here, and transferring them slows the thread down (`nodeThread.ts`).
const exposed: Computing & Holding = { ...computing(), ...holding };
expose(exposed);
