import { cpSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { compared, experiment, lines, started } from "./runSupport.ts";
import { commandLine } from "./support.ts";

const { file, folder } = commandLine();

const kills = 20;

/** Times in [0, 1) that look random and are the same on every run. */
function* times(): Generator<number> {
  for (let state = 12345; ; state = (state * 1103515245 + 12345) % 2 ** 31) yield state / 2 ** 31;
}

it("run --out, killed with all its threads at 20 random moments, ends with the bytes of an undisturbed run", async () => {
  file("a.json", experiment);
  const args = ["run", "a.json", "--out", "killed", "--workers", "1"];
  const whole = started(folder(), ["run", "a.json", "--out", "whole"]);
  expect(await whole.ended).toBe(0);
  const journal = join(folder(), "killed", "journal-1-of-1.jsonl");
  const random = times();
  let ends = 0;
  const seen: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const before = lines(journal);
    const run = started(folder(), args);
    void run.ended.then(() => ends++);
    // Every other time it may make a part first, so that the kills spread over the whole journal.
    if (kill % 2 === 1) while (lines(journal) <= before && ends === kill) await setTimeout(3);
    await setTimeout(random.next().value! * (kill % 2 === 1 ? 60 : 500));
    run.kill();
    await run.ended;
    seen.push(lines(journal));
    if (kill === 10) cpSync(join(folder(), "killed"), join(folder(), "halfway"), { recursive: true });
  }
  expect(new Set(seen).size).toBeGreaterThan(5);
  const last = started(folder(), args);
  expect(await last.ended, last.stderr()).toBe(0);
  expect(compared(join(folder(), "killed"))).toEqual(compared(join(folder(), "whole")));
});
