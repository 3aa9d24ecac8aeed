import { boot } from "virtual:sandbox";
import attacks from "./attacks.js?raw";
import { otherTab, report } from "./report.ts";

// The same worker started by the same script, in a frame with neither a policy nor an origin of its own.
function attacked(): Promise<unknown> {
  const frame = document.createElement("iframe");
  const { port1: port, port2: theirs } = new MessageChannel();
  frame.srcdoc = `<!doctype html><script>${boot}</script>`;
  frame.addEventListener("load", () => frame.contentWindow?.postMessage(attacks, "*", [theirs]));
  document.body.append(frame);
  return new Promise((resolve) => {
    port.addEventListener("message", ({ data }) => setTimeout(() => resolve(data), 500));
    port.start();
    port.postMessage({ origin: location.origin, where: "control" });
  });
}

await report("control", async () => {
  new BroadcastChannel("leak").addEventListener("message", () => void fetch("leak/control/heardInPage"));
  await otherTab();
  return { attempts: await attacked() };
});
