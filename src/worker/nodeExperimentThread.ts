import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { experimenting } from "./experimenting.ts";

if (!parentPort) throw new Error("nodeExperimentThread runs as a worker thread only");
expose(experimenting(), nodeEndpoint(parentPort));
