import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { computing } from "./computing.ts";
import { importOwn } from "./nodeImport.ts";

if (!parentPort) throw new Error("nodeThread runs as a worker thread only");
// Results lie in shared memory. Transferring them would detach buffers, after which V8 checks every typed array of this
// thread at every access; copying them took a twentieth of the time.
expose(
  computing(importOwn, (length) => new Float64Array(new SharedArrayBuffer(8 * length))),
  nodeEndpoint(parentPort),
);
