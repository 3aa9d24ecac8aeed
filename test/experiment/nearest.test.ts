import { expect, test } from "vitest";
import { editDistance, nearest } from "../../src/experiment/nearest.ts";

test("editDistance counts inserted, removed, replaced and swapped letters", () => {
  expect(editDistance("", "abc", 9)).toBe(3);
  expect(editDistance("kitten", "sitting", 9)).toBe(3);
  expect(editDistance("sd", "ds", 9)).toBe(1);
  expect(editDistance("holdingCost", "holdingCost", 9)).toBe(0);
});

test("editDistance stops counting beyond its limit", () => {
  expect(editDistance("abcdef", "uvwxyz", 2)).toBe(3);
  expect(editDistance("a", "abcdefgh", 2)).toBe(3);
});

test("nearest names what was meant, whatever its case", () => {
  const known = ["holdingCost", "backorderCost", "demand"];
  expect(nearest("holdingcost", known)).toBe("holdingCost");
  expect(nearest("hodlingCost", known)).toBe("holdingCost");
  expect(nearest("backOrderCosts", known)).toBe("backorderCost");
});

test("nearest stays silent where nothing is near", () => {
  expect(nearest("colour", ["holdingCost", "demand"])).toBeUndefined();
  expect(nearest("x", [])).toBeUndefined();
});
