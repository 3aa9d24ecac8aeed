import { readFile } from "node:fs/promises";
import { cpus } from "node:os";
import type { Ratio } from "../../../bench/ratio.ts";
import { BadInput } from "../badInput.ts";
import type { Run } from "../commands.ts";
import { print, printJson } from "../print.ts";
import { table } from "../table.ts";

/** Ratios as committed, with the processor they were measured on. */
interface Reference {
  readonly processor: string;
  readonly ratios: readonly Ratio[];
}

/** A ratio may fall to this share of the committed one before it counts as lost. */
const TOLERANCE = 0.6;

const reference = new URL("../../../../bench/reference.json", import.meta.url);

function processor(): string {
  return cpus()[0]?.model.trim() ?? "unknown";
}

async function check(measured: readonly Ratio[]): Promise<string[]> {
  const committed = JSON.parse(await readFile(reference, "utf8")) as Reference;
  if (committed.processor !== processor()) {
    throw new BadInput(
      `--check: invalid processor: ${processor()}; the committed ratios are of ${committed.processor}`,
    );
  }
  return committed.ratios.flatMap(({ name, ratio }) => {
    const now = measured.find((each) => each.name === name)?.ratio;
    if (now === undefined) return [`${name}: not measured any more`];
    return now < ratio * TOLERANCE ? [`${name}: ${now.toFixed(1)} instead of ${ratio.toFixed(1)}`] : [];
  });
}

/** The benchmark suite: what is measured against what, in one run, and how many times faster ours is. */
export const run: Run = async (_, options) => {
  const suite = await import("../../../bench/suite.ts");
  const measured = suite.ratios.flatMap((ratios) => ratios());
  const times = suite.times.flatMap((each) => each());
  const lost = options.own["check"] === true ? await check(measured) : [];
  if (options.json) {
    printJson({ version: 1, processor: processor(), ratios: measured, times });
  } else {
    const rows = measured.map(({ name, ratio, spread: [low, high] }) => [
      `${ratio.toFixed(1)}×`,
      `${low.toFixed(1)} – ${high.toFixed(1)}`,
      name,
    ]);
    print([
      ...table([["faster", "quartiles", "what"], ...rows], ["right", "right", "left"]),
      "",
      ...table(
        times.map(({ name, value, unit }) => [`${value.toFixed(2)} ${unit}`, name]),
        ["right", "left"],
      ),
      "",
      `measured on ${processor()}; times drift with the machine, ratios hold`,
    ]);
  }
  if (lost.length > 0) throw new BadInput(...lost.map((line) => `--check: ${line}`));
};
