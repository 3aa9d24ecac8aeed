import { expect, test } from "vitest";
import { csv } from "../../src/experiment/csv.ts";

test("csv quotes what would break a line apart and leaves out what is no number", () => {
  const text = csv(
    ["a", "b"],
    [
      ["x,y", 1.5],
      ['say "z"', null],
      [Number.NaN, "line\nbreak"],
    ],
  );
  expect(text).toBe('a,b\r\n"x,y",1.5\r\n"say ""z""",\r\n,"line\nbreak"\r\n');
});
