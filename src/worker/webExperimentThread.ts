import { expose } from "comlink";
import { type Desk, desk } from "./desk.ts";
import { type Experimenting, experimenting } from "./experimenting.ts";
import { type Holding, holding } from "./webSpawn.ts";

/** What a worker of the page Experiments does. */
export interface WebExperimenting extends Experimenting, Desk, Holding {}

const exposed: WebExperimenting = { ...experimenting(), ...desk(), ...holding };
expose(exposed);
