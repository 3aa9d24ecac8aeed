import { laboratory } from "../../src/worker/web.ts";
import { bits } from "./bits.ts";
import { threadedBits } from "./threads.ts";

/** Computes everything and sends it home; a fault is sent too, so that nobody waits for it. */
async function report(): Promise<object> {
  const variates = Number(new URLSearchParams(location.search).get("variates"));
  const notes: string[] = [];
  const tell = (note: string) => notes.push(note);
  const found = await bits(variates);
  const threaded = await threadedBits((workers) => laboratory(tell, workers));
  return { bits: { ...found, ...threaded }, notes };
}

report()
  .catch((error: unknown) => ({
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }))
  .then((answer) => fetch("report", { method: "POST", body: JSON.stringify(answer) }));
