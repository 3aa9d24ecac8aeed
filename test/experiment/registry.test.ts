import { expect, test } from "vitest";
import { declaration, model, modelNames } from "../../src/experiment/registry.ts";

test.each(modelNames)(
  "model(%s) goes by the name under which it is found, and its example too",
  async (name) => {
    const found = (await model(name))!;
    expect(found.name).toBe(name);
    expect(found.example).toMatchObject({ version: 1, model: name });
  },
);

test.each(modelNames)("declaration(%s) says what the model says of itself", async (name) => {
  const declared = (await declaration(name))!;
  expect(await model(name)).toMatchObject(declared);
  expect(Object.keys(declared)).toEqual(expect.arrayContaining(["name", "title", "inputs", "example"]));
});

test.each(["nothing", "toString", "constructor", "__proto__", ""])(
  "model(%j) does not exist",
  async (name) => {
    expect(await model(name)).toBeUndefined();
    expect(await declaration(name)).toBeUndefined();
  },
);
