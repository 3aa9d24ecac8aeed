import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { content, eventually, payload } from "./support/app.ts";
import { launch } from "./support/chromium.ts";
import { axeFindings, overhang } from "./support/look.ts";
import { type StaticServer, serve } from "./support/server.ts";

let server: StaticServer;
let browser: Awaited<ReturnType<typeof launch>>;
const complaints: string[] = [];

beforeAll(async () => {
  server = await serve("dist/app");
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  server.close();
  expect(complaints).toEqual([]);
});

async function open(
  hash = "#/lessons",
  options: Parameters<typeof browser.newContext>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(server.address + hash);
  await page.getByRole("heading", { level: 1 }).filter({ hasNotText: "Opening" }).waitFor();
  return page;
}

const commit = (page: Page) => page.getByRole("button", { name: "Commit" });
const findings = (page: Page) => page.locator(".findings:not([data-faded=true])");

/** A lesson that somebody else might write. */
const own = {
  version: 1,
  lesson: "mine",
  title: "A lesson of my own",
  summary: "Short.",
  minutes: 5,
  model: "sourcing",
  steps: [
    {
      title: "Only step",
      text: ["What is **R**?"],
      quantities: { best: { solve: "policies.0.reservation" } },
      predict: { ask: "R?", answer: "best", unit: "units", tolerance: 0.5 },
      reveal: ["It is {best}."],
    },
  ],
};

describe("a lesson", () => {
  it("hides its numbers until a prediction is made, marks it, and goes on by keyboard alone", async () => {
    const page = await open();
    await page.getByRole("button", { name: /What a reservation is worth/ }).focus();
    await page.keyboard.press("Enter");
    await commit(page).waitFor();
    expect(await findings(page).count()).toBe(0);
    await commit(page).click();
    await page.getByText("Choose one first; a guess is fine.").waitFor();

    await page.getByRole("radio").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByText("You called it.").waitFor();
    await findings(page).getByText("87.47").waitFor();

    await page.getByRole("button", { name: "Next ›" }).press("Enter");
    await page.getByRole("heading", { name: "How much to reserve" }).waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe(
      "How much to reserve",
    );
    await page.getByRole("textbox", { name: /What reservation is best/ }).fill("4");
    await page.keyboard.press("Enter");
    await page.getByText("Not this time.").waitFor();
    await page.getByText("Computed: 10 units per period.").waitFor();
    await page.locator(".findings svg.chart").waitFor();
  });

  it("computes anew while a control is dragged, and marks by the numbers before it", async () => {
    const page = await open();
    await page.getByRole("button", { name: /What a reservation is worth/ }).click();
    await page.getByRole("radio").nth(1).check();
    await commit(page).click();
    await findings(page).getByText("87.47").waitFor();
    await page.getByRole("textbox", { name: /Mean spot price/ }).fill("12");
    await eventually(() => findings(page).getByText("87.47").count()).toBe(0);
    await findings(page)
      .getByText(/together 8\d\.\d\d/)
      .waitFor();
    await page.getByText("You called it.").waitFor();
  });

  it("switches the pairing of random numbers off and on", async () => {
    const page = await open(`#/lessons/${payload('{"lesson":"commonRandomNumbers","step":2}')}`);
    await page.getByText("10 of 10 intervals leave zero out").waitFor({ timeout: 60_000 });
    await page.getByRole("checkbox", { name: /Pair both policies/ }).press("Space");
    await page.getByText(/^[0-6] of 10 intervals leave zero out/).waitFor({ timeout: 60_000 });
    await page.getByRole("checkbox", { name: /Pair both policies/ }).press("Space");
    await page.getByText("10 of 10 intervals leave zero out").waitFor({ timeout: 60_000 });
  });

  it("remembers progress in this browser, and its whole state fits in a link", async () => {
    const page = await open();
    await page.getByRole("button", { name: /Buying ahead/ }).click();
    await page.getByRole("radio").nth(2).check();
    await commit(page).click();
    await page.getByText("You called it.").waitFor();
    await page.getByRole("button", { name: "Next ›" }).click();
    await page.getByRole("heading", { name: "What keeps it in bounds" }).waitFor();
    await eventually(() => page.url().includes("#/lessons/1")).toBe(true);
    await page.waitForTimeout(500);
    const link = page.url();
    expect(content(link)).toEqual({ lesson: "buyingAhead", step: 1, replies: { 0: { predict: 2 } } });

    await page.getByRole("link", { name: "Lessons" }).last().click();
    await page.getByRole("button", { name: /Buying ahead.*step 2 of 4/s }).click();
    await page.getByRole("heading", { name: "What keeps it in bounds" }).waitFor();

    const other = await open(link.slice(server.address.length));
    await other.getByRole("heading", { name: "What keeps it in bounds" }).waitFor();
    await other
      .getByRole("button", { name: "1 A cheap day" })
      .or(other.getByRole("button", { name: /A cheap day/ }))
      .first()
      .click();
    await other.getByText("You called it.").waitFor();
  });
});

describe("an instructor’s link", () => {
  it("fixes seed and a parameter, locks one control, hides another and starts at a step", async () => {
    const page = await open(undefined, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: /What a reservation is worth/ }).click();
    await page.getByText("For instructors").click();
    await page.getByLabel("Start at step").selectOption("1");
    await page.getByLabel("Seed of all simulations").fill("class of 26");
    const reservation = page.getByRole("group", { name: "Reservation price" });
    await reservation.getByRole("combobox").selectOption("locked");
    await reservation.getByRole("checkbox").check();
    await reservation.getByRole("textbox").fill("-1");
    await page.getByRole("button", { name: "Make the link" }).click();
    await page.getByText(/Not yet: invalid reservationPrice: -1/).waitFor();
    await reservation.getByRole("textbox").fill("0.9");
    await page.getByRole("group", { name: "Demand deviation" }).getByRole("combobox").selectOption("hidden");
    await page.getByRole("button", { name: "Make the link" }).click();
    const link = await page.getByLabel("Link for the class").inputValue();
    expect(content(link)).toEqual({
      lesson: "reservationWorth",
      step: 1,
      class: {
        seed: "class of 26",
        at: { "problem.reservationPrice": 0.9 },
        controls: { "problem.reservationPrice": "locked", "problem.demand.sd": "hidden" },
      },
    });

    const pupil = await open(link.slice(link.indexOf("#")));
    await pupil.getByRole("heading", { name: "How much to reserve" }).waitFor();
    await pupil.getByRole("textbox", { name: /What reservation is best/ }).fill("9");
    await commit(pupil).click();
    await pupil.getByText("You called it.").waitFor();
    const price = pupil.getByRole("textbox", { name: /Reservation price/ });
    expect(await price.inputValue()).toBe("0.9");
    expect(await price.isDisabled()).toBe(true);
    expect(await pupil.getByRole("textbox", { name: /Demand deviation/ }).count()).toBe(0);
    await pupil.getByText("Set for this class").waitFor();
  });
});

describe("broken lessons and links", () => {
  it("each get a sentence and leave the page usable", async () => {
    const page = await open();
    const file = page.locator("input[type=file]");
    const lessons: [string, RegExp][] = [
      ["{", /is not a lesson: line 1/],
      ['{"version":1}', /is not a lesson: lesson: missing lesson|is not a lesson: .*missing/],
      [JSON.stringify({ ...own, script: "alert(1)" }), /unknown member: script/],
    ];
    for (const [text, message] of lessons) {
      await file.setInputFiles({
        name: "mine.json",
        mimeType: "application/json",
        buffer: Buffer.from(text),
      });
      await page.locator(".catalogue .fault", { hasText: message }).waitFor();
    }
    const links: [string, RegExp][] = [
      ['{"lesson":"nowhere"}', /There is no lesson “nowhere”/],
      ['{"lesson":"__proto__"}', /There is no lesson/],
      [
        '{"lesson":"newsvendor","class":{"at":{"problem.holdingCost":-3}}}',
        /The settings in this link cannot be used: invalid holdingCost: -3/,
      ],
      ['{"lesson":"newsvendor","class":{"at":{"x.y.z":1}}}', /The settings in this link cannot be used/],
    ];
    for (const [state, message] of links) {
      const broken = await open(`#/lessons/${payload(state)}`);
      await broken.getByText(message).waitFor();
      await broken.context().close();
    }
    const odd = await open(
      `#/lessons/${payload('{"lesson":"newsvendor","step":99,"replies":{"0":{"predict":"x"},"7":1},"moved":{"problem":"no"}}')}`,
    );
    await odd.getByRole("heading", { name: "A shelf, a day, two regrets" }).waitFor();
    await odd.getByRole("radio").first().check();
    await commit(odd).click();
    await odd.getByText("Not this time.").waitFor();
  });

  it("opens a lesson somebody wrote", async () => {
    const page = await open();
    await page.locator("input[type=file]").setInputFiles({
      name: "mine.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(own)),
    });
    await page.getByRole("heading", { name: "A lesson of my own" }).waitFor();
    await page.getByRole("textbox", { name: /R\?/ }).fill("10");
    await commit(page).click();
    await page.getByText("It is 10.").waitFor();
  });
});

describe("the page Lessons", () => {
  for (const [colorScheme, rules] of [
    ["light", "all"],
    ["dark", "contrast"],
  ] as const) {
    it(`has no accessibility fault that axe knows, in ${colorScheme}`, async () => {
      const page = await open(
        `#/lessons/${payload('{"lesson":"moreUncertainty","step":1,"replies":{"1":{"predict":0}}}')}`,
        {
          colorScheme,
        },
      );
      await page.locator(".findings svg.chart").waitFor();
      await page.getByText("For instructors").click();
      for (const hash of ["", "#/lessons"]) {
        if (hash !== "") await page.goto(server.address + hash);
        if (hash !== "") await page.getByRole("button", { name: /Buying ahead/ }).waitFor();
        expect(await axeFindings(page, { rules, charts: true })).toEqual([]);
      }
    });
  }

  it("fits a narrow screen without scrolling sideways", async () => {
    const page = await open(
      `#/lessons/${payload('{"lesson":"buyingAhead","step":2,"replies":{"2":{"predict":0}}}')}`,
      {
        viewport: { width: 390, height: 844 },
      },
    );
    await findings(page).waitFor();
    expect(await overhang(page)).toBeLessThanOrEqual(0);
  });
});
