import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./support/chromium.ts";
import type { ChartName } from "./support/gallery.ts";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const gallery = fileURLToPath(new URL("../../dist/charts/gallery.js", import.meta.url));
  await page.addScriptTag({ content: await readFile(gallery, "utf8"), type: "module" });
  await page.waitForFunction(() => "draw" in window);
});

afterAll(async () => {
  await browser.close();
});

async function draw(name: ChartName, data: unknown, width = 640, height = 320): Promise<void> {
  await page.evaluate(([n, d, w, h]) => window.draw(n, d, w, h), [name, data, width, height] as const);
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where elements are on the screen. */
function places(selector: string): Promise<Spot[]> {
  return page.evaluate(
    (wanted) =>
      [...document.querySelectorAll(wanted)].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x, y, width, height };
      }),
    selector,
  );
}

/** From a quantity to the pixel at which the axis itself puts it: two of its ticks give the line. */
async function reader(axis: "x" | "y", nth = 0): Promise<(value: number) => number> {
  const ticks = await page.evaluate(
    ([kind, index]) =>
      [...(document.querySelectorAll(`.axis.${kind}`)[index]?.querySelectorAll(".tick") ?? [])].map(
        (tick) => {
          const box = tick.querySelector("line")?.getBoundingClientRect();
          const middle =
            kind === "x" ? (box?.x ?? 0) + (box?.width ?? 0) / 2 : (box?.y ?? 0) + (box?.height ?? 0) / 2;
          return { value: Number(tick.textContent?.replace("−", "-").replaceAll(",", "")), at: middle };
        },
      ),
    [axis, nth] as const,
  );
  const first = ticks[0]!;
  const last = ticks.at(-1)!;
  expect(ticks.length).toBeGreaterThan(1);
  const slope = (last.at - first.at) / (last.value - first.value);
  return (value) => first.at + slope * (value - first.value);
}

/** Within a pixel: axes stand half a pixel off, where their lines are crisp. */
function near(actual: number, expected: number): void {
  expect(Math.abs(actual - expected), `${actual} should be near ${expected}`).toBeLessThan(1);
}

function middle(spot: Spot | undefined): { x: number; y: number } {
  expect(spot).toBeDefined();
  return { x: spot!.x + spot!.width / 2, y: spot!.y + spot!.height / 2 };
}

const curves = {
  xTitle: "Reserved capacity R, units/period",
  yTitle: "Average cost, money/period",
  x: [0, 4, 8, 12, 16, 20],
  ceiling: 100,
  curves: [
    {
      label: "optimal",
      tone: "policyA",
      values: [95, 91, 88, 87.5, 89, 92],
      mark: { index: 3, label: "R = 12" },
    },
    {
      label: "base stock",
      tone: "policyB",
      dashed: true,
      values: [140, 110, 90, 88.6, 89.4, 92],
      mark: { index: 3, label: "R = 12" },
    },
  ],
};

describe("curvesChart(data, options)", () => {
  test("marks stand where the axes say their values are", async () => {
    await draw("curvesChart", curves);
    const x = await reader("x");
    const y = await reader("y");
    const [optimal, baseStock] = (await places(".mark circle")).map(middle);
    near(optimal!.x, x(12));
    near(optimal!.y, y(87.5));
    near(baseStock!.y, y(88.6));
  });

  test("nothing above the ceiling is drawn", async () => {
    await draw("curvesChart", curves);
    const x = await reader("x");
    const [, steep] = await places("path.line");
    near(steep!.x, x(8));
  });

  test("cursor(index) and nearest(x) are inverse to each other", async () => {
    await draw("curvesChart", curves);
    const found = await page.evaluate(() => {
      window.drawing.cursor(4);
      const line = document.querySelector(".cursor line")?.getBoundingClientRect();
      const svg = window.drawing.svg.getBoundingClientRect();
      return window.drawing.nearest((line?.x ?? 0) - svg.x, 100);
    });
    expect(found).toBe(4);
    const x = await reader("x");
    near((await places(".cursor line"))[0]!.x, x(16));
  });

  test("cursor(null) hides it", async () => {
    await page.evaluate(() => window.drawing.cursor(null));
    expect(await page.locator(".cursor").getAttribute("visibility")).toBe("hidden");
  });
});

describe("convergenceChart(data, options)", () => {
  const course = (exact: number) =>
    [50, 100, 400, 1000].map((done) => ({ done, mean: exact + 0.1, halfWidth: 3 / Math.sqrt(done) }));
  const data = {
    yTitle: "Average cost, money/period",
    total: 1000,
    courses: [
      { label: "optimal", tone: "policyA", exact: 87.47, points: course(87.47) },
      { label: "base stock", tone: "policyB", exact: 88.61, points: course(88.61) },
    ],
  };

  test("the band is as wide as the interval and the exact line stands at the exact value", async () => {
    await draw("convergenceChart", data);
    const y = await reader("y");
    const [band] = await places("path.band");
    near(band!.height, y(87.57 - 3 / Math.sqrt(50)) - y(87.57 + 3 / Math.sqrt(50)));
    near(middle((await places("line.exact"))[1]).y, y(88.61));
  });

  test("the replications still to come keep their room", async () => {
    const half = {
      ...data,
      courses: data.courses.map((each) => ({ ...each, points: each.points.slice(0, 3) })),
    };
    await draw("convergenceChart", half);
    const x = await reader("x");
    const [band] = await places("path.band");
    near(band!.x + band!.width, x(400));
    expect(x(1000)).toBeGreaterThan(band!.x + band!.width + 100);
  });
});

describe("histogramChart(data, options)", () => {
  const data = {
    xTitle: "Difference",
    yTitle: "Replications",
    edges: [-1, -0.5, 0, 0.5, 1],
    counts: [5, 20, 60, 15],
    below: { tone: "policyB", label: "B cheaper" },
    above: { tone: "policyA", label: "A cheaper" },
    mean: { value: 0.2, halfWidth: 0.1, label: "mean +0.20 ± 0.10" },
  };

  test("bars are as high as their counts and stand between their edges", async () => {
    await draw("histogramChart", data);
    const x = await reader("x");
    const y = await reader("y");
    const bars = await places("rect.bar");
    expect(bars.map((bar) => Math.round(bar.height))).toEqual(
      data.counts.map((count) => Math.round(y(0) - y(count))),
    );
    near(bars[2]!.x, x(0) + 0.5);
    near(bars[2]!.width, x(0.5) - x(0) - 1);
  });

  test("bars on either side of zero have the colour of who is cheaper", async () => {
    const classes = await page
      .locator("rect.bar")
      .evaluateAll((bars) => bars.map((bar) => bar.getAttribute("class")));
    expect(classes).toEqual(["bar tone-policyB", "bar tone-policyB", "bar tone-policyA", "bar tone-policyA"]);
  });

  test("the interval of the mean is drawn to scale", async () => {
    const x = await reader("x");
    const [interval] = await places(".mean .interval");
    near(interval!.x, x(0.1));
    near(interval!.width, x(0.3) - x(0.1));
  });
});

describe("policyMap(data, options)", () => {
  const data = {
    contractPrice: 8,
    prices: [7, 13],
    policies: [
      {
        label: "optimal",
        tone: "policyA",
        spotLevels: [
          { spotPrice: 6, level: 120 },
          { spotPrice: 7, level: 66 },
          { spotPrice: 8, level: 21 },
          { spotPrice: 10, level: 15 },
          { spotPrice: 13, level: 10 },
        ],
        contractLevel: 21,
        visited: [
          { spotPrice: 9, netInventory: 3, contractQuantity: 10, spotQuantity: 4 },
          { spotPrice: 7.5, netInventory: -4, contractQuantity: 0, spotQuantity: 50 },
        ],
      },
      {
        label: "base stock",
        tone: "policyB",
        baseStock: 17,
        visited: [
          { spotPrice: 9, netInventory: 5, contractQuantity: 12, spotQuantity: 0 },
          { spotPrice: 7.5, netInventory: 2, contractQuantity: 0, spotQuantity: 15 },
        ],
      },
    ],
  };

  test("levels off the shown prices do not stretch the axis", async () => {
    await draw("policyMap", data);
    const y = await reader("y");
    const [svg] = await places("svg");
    expect(y(66)).toBeGreaterThan(svg!.y);
    expect(y(120)).toBeLessThan(svg!.y);
  });

  test("the contract line stands at S_L, to the right of the contract price", async () => {
    const x = await reader("x");
    const y = await reader("y");
    const [line] = await places("line.line.tone-contract");
    near(line!.x, x(8));
    near(middle(line).y, y(21));
  });

  test("cursor(period) shows the order from the state up, first contract, then spot", async () => {
    await page.evaluate(() => window.drawing.cursor(0));
    const y = await reader("y");
    const [contract] = await places(".state .bought.tone-contract");
    const [spot] = await places(".state .bought.tone-spot");
    near(contract!.height, y(3) - y(13));
    near(spot!.y, y(17));
    near(spot!.y + spot!.height, contract!.y);
    near(middle((await places(".state .dot"))[0]).y, y(3));
  });

  test("nearest(x, y) finds the state under the pointer", async () => {
    const x = await reader("x");
    const y = await reader("y");
    const [svg] = await places("svg");
    const found = await page.evaluate(([px, py]) => window.drawing.nearest(px, py), [
      x(7.5) - svg!.x + 3,
      y(-4) - svg!.y - 3,
    ] as const);
    expect(found).toBe(1);
  });
});

describe("tracesChart(data, options)", () => {
  const data = {
    first: 1,
    spotPrice: [10, 7.5, 11, 9],
    demand: [8, 12, 30, 9],
    contractPrice: 8,
    buysAheadUpTo: 7.9,
    policies: [
      {
        label: "optimal",
        tone: "policyA",
        endInventory: [5, 40, 10, 11],
        contractQuantity: [10, 0, 0, 10],
        spotQuantity: [2, 45, 0, 0],
      },
      {
        label: "base stock",
        tone: "policyB",
        endInventory: [9, 5, -13, 8],
        contractQuantity: [9, 0, 12, 12],
        spotQuantity: [0, 8, 0, 18],
      },
    ],
  };

  test("exactly the periods cheap enough to buy ahead are shaded", async () => {
    await draw("tracesChart", data, 640, 500);
    const shades = await places(".cheap");
    const x = await reader("x");
    expect(shades).toHaveLength(2);
    for (const shade of shades) {
      near(middle(shade).x, x(2));
      near(shade.width, x(3) - x(2));
    }
  });

  test("bars are as high as the quantities, spot on top of contract", async () => {
    const y = await reader("y", 2);
    const boxes = async (tone: string) => {
      const path = await page.locator(`.bars.tone-${tone}`).first().getAttribute("d");
      return [...(path ?? "").matchAll(/M[^,]+,([^h]+)h[^v]+v([^h]+)h/g)].map(([, top, height]) => ({
        top: Number(top),
        height: Number(height),
      }));
    };
    const contract = await boxes("contract");
    const spot = await boxes("spot");
    expect([contract.length, spot.length]).toEqual([2, 2]);
    near(contract[0]!.height, y(0) - y(10));
    near(spot[0]!.height, y(0) - y(2));
    near(spot[0]!.top + spot[0]!.height, contract[0]!.top);
    near(spot[1]!.height, y(0) - y(45));
  });

  test("both policies' orders share one scale", async () => {
    const first = await reader("y", 2);
    const second = await reader("y", 3);
    near(first(0) - first(40), second(0) - second(40));
  });

  test("cursor(period) puts a dot on every line", async () => {
    await page.evaluate(() => window.drawing.cursor(2));
    const price = await reader("y", 0);
    const stock = await reader("y", 1);
    const dots = (await places(".cursor circle")).map(middle);
    near(dots[0]!.y, price(11));
    near(dots[1]!.y, stock(10));
    near(dots[2]!.y, stock(-13));
  });

  test.each([340, 640, 1000])(
    "%i px wide, no words leave the drawing or cover each other at the right end",
    async (width) => {
      await page.addStyleTag({ content: "body{margin:0} .chart text{font:12px sans-serif}" });
      await draw("tracesChart", data, width, 500);
      for (const text of await places("text")) {
        expect(text.x).toBeGreaterThanOrEqual(-0.5);
        expect(text.x + text.width).toBeLessThanOrEqual(width + 0.5);
      }
      const labels = await places(".label");
      for (const [i, a] of labels.entries()) {
        for (const b of labels.slice(i + 1)) expect(Math.abs(a.y - b.y)).toBeGreaterThan(9);
      }
    },
  );
});

describe("outcomesChart(data, options)", () => {
  const data = {
    xTitle: "Cost of a year, money",
    yTitle: "Share of years, %",
    edges: [0, 10, 20, 30, 40],
    marks: ["average", "average of the worst 5 %"],
    outcomes: [
      { label: "none", tone: "spot", heights: [10, 20, 40, 30], mean: 24, tail: 38, note: "24 · 38" },
      { label: "best", tone: "policyA", heights: [50, 40, 10, 0], mean: 11, tail: 22, note: "11 · 22" },
    ],
  };

  test("outlines are as high as the shares, and rows mark average and worst part on the same axis", async () => {
    await draw("outcomesChart", data, 640, 340);
    const x = await reader("x");
    const y = await reader("y");
    const [none, best] = await places(".outcome path.band");
    near(none!.y, y(40));
    near(best!.y, y(50));
    near(best!.y + best!.height, y(0));
    const means = (await places(".summary .row circle")).map(middle);
    const tails = (await places(".summary .row rect")).map(middle);
    near(means[0]!.x, x(24));
    near(means[1]!.x, x(11));
    near(tails[0]!.x, x(38));
    near(tails[1]!.x, x(22));
  });
});

describe("frontierChart(data, options)", () => {
  const point = (label: string, x: number, y: number, efficient: boolean, xHalf = 0) => ({
    label,
    x,
    y,
    xHalf,
    yHalf: 0,
    efficient,
  });
  const data = {
    xTitle: "Standard deviation, money",
    yTitle: "Average, money",
    points: [
      point("0", 300, 90, false, 20),
      point("1", 250, 80, false),
      point("2", 200, 70, true),
      point("3", 180, 75, true),
      point("4", 175, 85, true),
    ],
    marks: [
      { index: 0, label: "no contract", tone: "spot" },
      { index: 2, label: "best", tone: "policyA" },
    ],
  };

  test("marks and whiskers stand where the axes say", async () => {
    await draw("frontierChart", data);
    const x = await reader("x");
    const y = await reader("y");
    const [none, best] = (await places(".mark circle")).map(middle);
    near(none!.x, x(300));
    near(none!.y, y(90));
    near(best!.x, x(200));
    near(best!.y, y(70));
    const [whisker] = await places(".choices line");
    near(whisker!.x, x(280));
    near(whisker!.width, x(320) - x(280));
  });

  test("only the efficient part of the way is drawn strong", async () => {
    const x = await reader("x");
    const [strong] = await places("path.efficient");
    near(strong!.x, x(175));
    near(strong!.x + strong!.width, x(200));
  });

  test("nearest(x, y) finds the choice under the pointer", async () => {
    const [x, y] = [await reader("x"), await reader("y")];
    const found = await page.evaluate(
      ([px, py]) => {
        const svg = window.drawing.svg.getBoundingClientRect();
        return window.drawing.nearest(px - svg.x, py - svg.y);
      },
      [x(179) + 3, y(76)] as const,
    );
    expect(found).toBe(3);
  });
});

describe("hedgesChart(data, options)", () => {
  test("both panels mark the present value, and the stretch spoken of is shaded", async () => {
    await draw("hedgesChart", {
      xTitle: "Spot price deviation, money/unit",
      x: [0, 1, 2, 3],
      now: 1,
      panels: [
        { title: "Reserved", tone: "contract", values: [11, 10, 8, 2] },
        { title: "Bought ahead", tone: "inventory", values: [2, 3, 23, 58] },
      ],
      shaded: { from: 1, to: 3, text: "less reserved" },
    });
    const x = await reader("x");
    const marks = (await places(".mark circle")).map(middle);
    near(marks[0]!.x, x(1));
    near(marks[0]!.y, (await reader("y", 0))(10));
    near(marks[1]!.y, (await reader("y", 1))(3));
    const [shaded] = await places("rect.shaded");
    near(shaded!.x, x(1));
    near(shaded!.x + shaded!.width, x(3));
  });
});

describe("shockChart(data, options)", () => {
  const data = {
    spotPrice: [10, 10, 10, 10, 10],
    shockedPrice: [10, 14, 14, 10, 10],
    contractPrice: 8,
    prices: [6, 16],
    policies: [
      { label: "no contract", tone: "spot", extra: [0, 40, 80, 80, 80] },
      { label: "R = 10", tone: "policyA", extra: [0, 0, 0, 0, 0] },
    ],
  };

  test("at(x, y) reads period and price as the axes have them, and only on the price panel", async () => {
    await draw("shockChart", data, 640, 420);
    const x = await reader("x");
    const y = await reader("y", 0);
    const read = await page.evaluate(
      ([px, py]) => {
        const drawing = window.drawing as typeof window.drawing & {
          at(x: number, y: number, anywhere?: boolean): { period: number; price: number } | null;
        };
        const svg = drawing.svg.getBoundingClientRect();
        return [
          drawing.at(px - svg.x, py - svg.y),
          drawing.at(px - svg.x, py - svg.y + 250),
          drawing.at(px - svg.x, py - svg.y - 500, true),
        ] as const;
      },
      [x(3), y(12.5)] as const,
    );
    expect(read[0]!.period).toBe(2);
    expect(read[0]!.price).toBeCloseTo(12.5, 1);
    expect(read[1]).toBeNull();
    expect(read[2]!.price).toBe(16);
  });

  test("costs end where their axis says", async () => {
    const y = await reader("y", 1);
    const [dear] = await places("path.line.tone-spot:not(.thin):not(.ghost)");
    near(dear!.y, y(80));
    near(dear!.y + dear!.height, y(0));
  });
});

describe("partingsChart(data, options)", () => {
  test("a bar for every parting, as long as its cost, up or down", async () => {
    await draw("partingsChart", {
      first: 1,
      yTitle: "Cost of the parting, money",
      cost: [0, 20, -10, 0, 5],
      told: [{ index: 1, text: "+20" }],
      above: { tone: "policyA", label: "A better" },
      below: { tone: "policyB", label: "B better" },
      beside: ["contract 8"],
    });
    const y = await reader("y");
    const bars = await places("rect.parting");
    expect(bars).toHaveLength(3);
    near(bars[0]!.y, y(20));
    near(bars[0]!.y + bars[0]!.height, y(0));
    near(bars[1]!.y, y(0));
    near(bars[1]!.y + bars[1]!.height, y(-10));
    expect(await page.locator("rect.parting.tone-policyB").count()).toBe(1);
  });
});
