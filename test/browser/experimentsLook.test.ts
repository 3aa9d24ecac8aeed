import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "./support/app.ts";
import {
  button,
  download,
  type ExperimentsApp,
  run,
  small,
  startExperiments,
} from "./support/experiments.ts";
import { axeFindings, overhang } from "./support/look.ts";

let app: ExperimentsApp;

beforeAll(async () => {
  app = await startExperiments();
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

afterAll(() => app.close());

describe("the page Experiments looks right", () => {
  test.each([
    ["light", 1440, "all"],
    ["dark", 1440, "contrast"],
    ["light", 390, "other"],
  ] as const)(
    "%s, %i px: by %s rules axe finds nothing before and after a run, nothing sticks out",
    async (colorScheme, width, rules) => {
      const page = await app.open(small, { colorScheme, viewport: { width, height: 900 } });
      if (width < 720) {
        await page.getByRole("button", { name: "Parameters" }).click();
        await page.getByLabel("Factor 1", { exact: true }).waitFor();
        expect(await axeFindings(page, { rules, charts: true })).toEqual([]);
        expect(await overhang(page)).toBeLessThanOrEqual(0);
        await page.getByRole("button", { name: "Parameters" }).click();
      }
      await run(page);
      await button(page, "Paste text or a link …").click();
      expect(await axeFindings(page, { rules, charts: true })).toEqual([]);
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      await page.getByLabel("Picture").selectOption("lines");
      await page.locator(".chart .panel-title").first().waitFor();
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    },
  );

  test("with faults, a bundle and a question, axe finds nothing either", async () => {
    const page = await app.open(small);
    await run(page);
    const bundle = await download(page, "Bundle");
    await page.locator("input[type=file]").setInputFiles({
      name: bundle.name,
      mimeType: "application/json",
      buffer: Buffer.from(bundle.bytes.toString().replace('"backorderCost":8', '"backorderCost":9')),
    });
    await eventually(() => page.locator(".bundle").textContent()).toContain("of another scenario");
    await page.getByRole("textbox", { name: "Levels of Spot price deviation" }).fill("-1");
    await page.locator(".factor .fault").waitFor();
    expect(await axeFindings(page, { charts: true })).toEqual([]);
    await page.context().close();
  });
});

describe("the pictures of experiments", () => {
  test("are saved as SVG and PNG with scenario and seed in a caption", async () => {
    const page = await app.open(small);
    await run(page);
    await eventually(() => page.locator(".colophon").textContent()).toContain("digest");
    const title = "Average cost by holding cost and spot price deviation";
    for (const picture of ["heat", "lines"]) {
      await page.getByLabel("Picture").selectOption(picture);
      const svg = await download(page, `SVG of ${title}`);
      expect(svg.name).toBe("experiment.svg");
      const text = svg.bytes.toString().replace(/<\/text><text[^>]*>/g, " ");
      expect(text).toContain(title);
      expect(text).toMatch(
        /Hedgerow experiment, Combined sourcing, Holding cost × Spot price deviation, 6 cells, 40 replications, seed “page”, digest [0-9a-f]{12}/,
      );
      const png = await download(page, `PNG of ${title}`);
      expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
      // At twice the size on screen.
      expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1500);
    }
    await page.context().close();
  });

  test("are read with the keyboard, cell by cell", async () => {
    const page = await app.open(small);
    await run(page);
    const walk = page.getByRole("slider", { name: /^Cell, / });
    await walk.focus();
    await page.keyboard.press("ArrowRight");
    const said = () => page.locator(".figure .reading").textContent();
    await eventually(said).toMatch(/^Holding cost 0\.2, Spot price deviation 0\.5: 8\d\.\d+ ± \d/);
    await eventually(() => page.locator(".chart .heat-picked").getAttribute("visibility")).toBe("visible");
    await page.context().close();
  });
});
