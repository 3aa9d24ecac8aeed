import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Contender } from "./race.ts";

const compilers = { c: ["cc", "gcc", "clang"], cpp: ["c++", "g++", "clang++"] };
const flags = ["-O3", "-march=native"];

/** Programs of another language, compiled into a folder of their own and run beside us. */
export class Externals {
  private readonly folder = mkdtempSync(join(tmpdir(), "hedgerow-bench-"));
  private readonly running: ChildProcessWithoutNullStreams[] = [];

  /**
   * Compiles a program of this folder.
   * @returns where it is, or why there is none
   */
  compiled(file: string): { readonly path: string } | { readonly missing: string } {
    const [name, language] = file.split(".") as [string, keyof typeof compilers];
    const source = fileURLToPath(new URL(`../../bench/${file}`, import.meta.url));
    const path = join(this.folder, name);
    for (const compiler of compilers[language]) {
      const { status, error, stderr } = spawnSync(compiler, [...flags, "-o", path, source, "-lm"], {
        encoding: "utf8",
      });
      if (error) continue;
      return status === 0 ? { path } : { missing: `${file} does not compile: ${stderr.split("\n", 1)[0]}` };
    }
    return {
      missing: `no compiler for ${file} (${compilers[language].join(", ")}): its ratios are left out`,
    };
  }

  /** A program that does a round per line it is sent and answers with nanoseconds per operation. */
  contender(path: string, ...args: readonly (string | number)[]): Contender {
    const child = spawn(path, args.map(String));
    this.running.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return async () => {
      child.stdin.write("\n");
      const { value, done } = await lines.next();
      if (done) throw new Error(`${path} ended early`);
      return Number(value);
    };
  }

  close(): void {
    for (const child of this.running) child.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
