import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { computing } from "./computing.ts";
import { importOwn } from "./nodeImport.ts";

if (!parentPort) throw new Error("nodeThread runs as a worker thread only");
// Results are copied: transferring detaches, after which V8 checks every typed array of this thread at every access.
expose(computing(importOwn), nodeEndpoint(parentPort));
