import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, figure, quick, startApp } from "./support/app.ts";

let app: App;
/** What the base case's quick simulation gives in a browser that lacks nothing. */
let usual = "";

async function simulatedCost(before?: () => void): Promise<{ cost: string; notes: string[] }> {
  const page = await app.open({ hash: quick, ...(before && { before }) });
  const cost = await figure(page, "Average cost", "A", "simulated");
  const notes = await page.locator(".notice").allTextContents();
  await page.context().close();
  return { cost, notes };
}

beforeAll(async () => {
  app = await startApp();
  const { cost, notes } = await simulatedCost();
  expect(notes).toEqual([]);
  usual = cost;
});
afterAll(() => app?.close());

describe("a browser", () => {
  test("without workers computes in the page, with the same figures, and says so", async () => {
    const { cost, notes } = await simulatedCost(() => {
      Reflect.deleteProperty(globalThis, "Worker");
    });
    expect(cost).toBe(usual);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain("This browser starts no workers");
    expect(app.complaints).toEqual([]);
  });

  test("whose workers have no WebAssembly simulates more slowly, with the same figures, and says so", async () => {
    const { cost, notes } = await simulatedCost(() => {
      const Usual = Worker;
      globalThis.Worker = class extends Usual {
        constructor(address: string | URL, options?: WorkerOptions) {
          const script = JSON.stringify(new URL(address, location.href).href);
          const code = `import ${script}; delete globalThis.WebAssembly;`;
          super(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), options);
        }
      };
    });
    expect(cost).toBe(usual);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain("The fast kernel is off: there is no WebAssembly here.");
    expect(app.complaints).toEqual([]);
  });
});
