import fc from "fast-check";
import { expect, test } from "vitest";
import { pathSteps, pathText } from "../../src/experiment/path.ts";

test("pathText joins names and indices with dots", () => {
  expect(pathText(["policies", 0, "kind"])).toBe("policies.0.kind");
  expect(pathText([])).toBe("");
});

test("pathText quotes names that are not plain words, so that a line stays a line", () => {
  expect(pathText(["a.b", "line\nbreak", ""])).toBe('"a.b"."line\\nbreak".""');
});

test("pathSteps(pathText(steps)) gives the steps back, whatever the names", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (steps) => {
      expect(pathSteps(pathText(steps))).toEqual(steps);
    }),
  );
});
