import { openFrame } from "../../../src/app/sandbox/frame.ts";
import { runOwn } from "../../../src/app/sandbox/ownRun.ts";
import { models } from "../../../src/experiment/registry.ts";
import attacks from "./attacks.js?raw";
import { honest, hostile, silent } from "./policies.ts";
import { otherTab, report } from "./report.ts";

function attacked(): Promise<unknown> {
  return new Promise((resolve) => {
    const frame = openFrame(attacks, (data) => {
      // What was broadcast may still be on its way.
      setTimeout(() => {
        frame.close();
        resolve(data);
      }, 500);
    });
    frame.post({ origin: location.origin, where: "sandboxed" });
  });
}

async function ran(code: string): Promise<string> {
  const model = await models["sourcing"]!();
  const { example } = model;
  const scenario = {
    ...example,
    policies: [{ kind: "optimal" }],
    simulation: { ...example.simulation, replications: 200 },
  };
  const outcome = await runOwn({ code, name: "mine", model, scenario, traced: 10 }).finished;
  if (outcome === null) return "stopped";
  return outcome.ok ? outcome.value.result.digest : `fault: ${outcome.fault.message}`;
}

await report("sandboxed", async () => {
  new BroadcastChannel("leak").addEventListener("message", () => void fetch("leak/sandboxed/heardInPage"));
  await otherTab();
  const attempts = await attacked();
  const digest = await ran(honest);
  const outcomes: { [wrong: string]: string } = {};
  for (const [wrong, code] of Object.entries(hostile)) outcomes[wrong] = await ran(code);
  const waiting = Object.entries(silent).map(async ([how, code]) => {
    outcomes[how] = await ran(code);
  });
  await Promise.all(waiting);
  const frames = document.querySelectorAll("iframe[sandbox]").length;
  return { attempts, digest, outcomes, frames };
});
location.href = "control.html";
