import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const place = { hash: "#/paper/1abc" };
const written: string[] = [];

// The module reads the address when it is loaded.
vi.stubGlobal("location", place);
vi.stubGlobal("window", globalThis);
vi.stubGlobal("history", {
  state: null,
  replaceState(_state: unknown, _title: string, hash: string) {
    place.hash = hash;
    written.push(hash);
  },
});

const { isNews, remember } = await import("../../src/app/state/address.ts");

beforeAll(() => vi.useFakeTimers());
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Goes to an address as a link does; the event that says so comes later. */
function follow(hash: string): void {
  place.hash = hash;
}

describe("remember", () => {
  it("writes the newest state of a page, once, a moment after the last change", async () => {
    const page = remember("paper");
    page.state(null);
    await vi.advanceTimersByTimeAsync(200);
    page.state(null);
    await vi.advanceTimersByTimeAsync(299);
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(written).toEqual(["#/paper"]);
    page.state(null);
    await vi.advanceTimersByTimeAsync(300);
    expect(written).toEqual(["#/paper", "#/paper"]);
    page.close();
  });

  it("leaves the address of another page alone, before and after the event that says that it was opened", async () => {
    written.length = 0;
    const page = remember("paper");
    page.state(null);
    follow("#/sourcing/1xyz");
    await vi.advanceTimersByTimeAsync(300);
    page.state(null);
    expect(isNews(place.hash)).toBe(true);
    await vi.advanceTimersByTimeAsync(300);
    expect(written).toEqual([]);
    const next = remember("sourcing");
    next.state(null);
    await vi.advanceTimersByTimeAsync(300);
    expect(written).toEqual(["#/sourcing"]);
    page.close();
    next.close();
  });

  it("writes nothing once it is closed", async () => {
    written.length = 0;
    const page = remember("sourcing");
    page.state(null);
    page.close();
    await vi.advanceTimersByTimeAsync(1000);
    expect(written).toEqual([]);
  });
});
