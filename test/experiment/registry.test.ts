import { expect, test } from "vitest";
import { model, modelNames } from "../../src/experiment/registry.ts";

test.each(modelNames)(
  "model(%s) goes by the name under which it is found, and its example too",
  async (name) => {
    const found = (await model(name))!;
    expect(found.name).toBe(name);
    expect(found.example).toMatchObject({ version: 1, model: name });
  },
);

test.each(["nothing", "toString", "constructor", "__proto__", ""])(
  "model(%j) does not exist",
  async (name) => {
    expect(await model(name)).toBeUndefined();
  },
);
