import { describe, expect, it } from "vitest";
import {
  factorsIn,
  fileOf,
  formOf,
  listFaults,
  withDesign,
} from "../../../../src/app/pages/experiments/form.ts";
import { levelsOf, levelsText } from "../../../../src/app/pages/experiments/levelsText.ts";
import type { JsonObject } from "../../../../src/app/state/tree.ts";
import type { Field } from "../../../../src/contract/field.ts";
import { parseExperiment } from "../../../../src/experiment/design/experiment.ts";
import { raw } from "../../../experiment/design/support.ts";

const number = { kind: "number" } as Field;
const choice = { kind: "choice" } as Field;

describe("levelsOf", () => {
  it.each([
    ["0.1, 0.2,0.5", [0.1, 0.2, 0.5]],
    ["1 2 3\n4; 5", [1, 2, 3, 4, 5]],
    ["−1, +2, 3e-2", [-1, 2, 0.03]],
    ["0.1 to 1 step 0.1", [{ from: 0.1, to: 1, step: 0.1 }]],
    ["0, 0.1…1 by 0.3, 5", [0, { from: 0.1, to: 1, step: 0.3 }, 5]],
    ["1, two", [1, "two"]],
    ["", []],
    ["–, 3", ["–", 3]],
    ["true, false", [true, false]],
    ['paper, {"base": "paper", "levelCap": 175}', ["paper", { base: "paper", levelCap: 175 }]],
    ["{ broken", ["{ broken"]],
  ])("reads %j", (text, levels) => {
    expect(levelsOf(text, number)).toEqual(levels);
  });

  it("keeps words of choices whole", () => {
    expect(levelsOf("base stock, 12", choice)).toEqual(["base stock", "12"]);
  });

  it("is the inverse of levelsText", () => {
    const levels = [0.1, { from: 1, to: 2, step: 0.25 }, "paper", { base: "fine", width: 3 }, true, null];
    expect(levelsOf(levelsText(levels), number)).toEqual(levels);
  });
});

describe("fileOf", () => {
  const list: JsonObject = {
    ...(raw as unknown as JsonObject),
    factors: [],
    design: {
      kind: "list",
      cells: [{ "problem.holdingCost": 0.2 }, { lattice: "fine", "problem.holdingCost": 1 }],
    },
  };

  it("gives back the file of a list of cells whose form was made of it", async () => {
    const form = formOf(list);
    expect(factorsIn(form)).toEqual([
      { path: "problem.holdingCost", levels: [0.2, 1] },
      { path: "lattice", levels: ["–", "fine"] },
    ]);
    expect(fileOf(form)).toEqual(list);
    expect((await parseExperiment(fileOf(form))).ok).toBe(true);
  });

  it("makes cell k of the k-th levels, ranges written out, and says where one is short", () => {
    const form: JsonObject = {
      ...list,
      design: { kind: "list" },
      factors: [
        { path: "problem.holdingCost", levels: [{ from: 0.1, to: 0.3, step: 0.1 }] },
        { path: "problem.demand.sd", levels: [1, 2] },
      ],
    };
    expect(fileOf(form)).toMatchObject({
      factors: [],
      design: {
        cells: [
          { "problem.holdingCost": 0.1, "problem.demand.sd": 1 },
          { "problem.holdingCost": 0.2, "problem.demand.sd": 2 },
          { "problem.holdingCost": 0.3 },
        ],
      },
    });
    expect(listFaults(form)).toEqual([
      {
        path: "factors.1.levels",
        message: expect.stringMatching(/^invalid levels: 2; 3, one for each cell/),
      },
    ]);
    expect(listFaults(formOf(list))).toEqual([]);
  });

  it("leaves every other file as it is", () => {
    const file = raw as unknown as JsonObject;
    expect(fileOf(formOf(file))).toEqual({ design: { kind: "factorial" }, ...file });
  });
});

describe("withDesign", () => {
  it.each(["sweep", "list", "latinHypercube", "factorial"] as const)(
    "keeps the factors usable under %s, and back",
    async (kind) => {
      const form = withDesign(formOf(raw as unknown as JsonObject), kind);
      const uneven = listFaults(form).length;
      expect(uneven).toBe(kind === "list" ? 1 : 0);
      expect(await parseExperiment(fileOf(form))).toMatchObject({ ok: true });
      expect(await parseExperiment(fileOf(withDesign(form, "factorial")))).toMatchObject({ ok: true });
    },
  );
});
