import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { small } from "./support.ts";

const root = resolve(import.meta.dirname, "../..");
export const main = join(root, "dist/src/cli/main.js");

/** An experiment of 24 short cells. */
export const experiment = {
  version: 1,
  experiment: "small",
  scenario: { ...small, simulation: { ...small.simulation, replications: 100, periods: 20 } },
  factors: [
    { path: "problem.holdingCost", levels: [{ from: 0.2, to: 1, step: 0.1 }, 2, 3, 4] },
    { path: "problem.spotPrice.sd", levels: [0.5, 1] },
  ],
  outputs: ["averageCost", "contractShare", "reservation"],
};

/** What a run leaves for others; everything else is about the run itself. */
export function compared(folder: string): string[] {
  return ["result.json", "rows.csv", "manifest.json"].map((name) => readFileSync(join(folder, name), "utf8"));
}

export function lines(path: string): number {
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").length - 1 : 0;
}

/** Starts the command line in a process group of its own, so that it can be killed as a machine kills: all at once. */
export function started(folder: string, args: readonly string[]) {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { ...process.env, INIT_CWD: folder },
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr!.on("data", (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<number | null>((done) => child.on("close", (status) => done(status)));
  return {
    ended,
    stderr: () => stderr,
    kill() {
      try {
        process.kill(-child.pid!, "SIGKILL");
      } catch {}
    },
  };
}

/** Whether this machine lets the test mount a small disk. */
export function smallDisk(path: string, kilobytes: number): (() => void) | undefined {
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", path]);
  return status === 0 ? () => void spawnSync("umount", [path]) : undefined;
}
