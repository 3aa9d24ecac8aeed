import { expose } from "comlink";
import { type Computing, computing } from "./computing.ts";
import { type Holding, holding } from "./webSpawn.ts";

// Results are copied, not transferred, as in `nodeThread.ts`.
const exposed: Computing & Holding = { ...computing(), ...holding };
expose(exposed);
