import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { BadInput } from "../badInput.ts";
import { reason } from "../input.ts";

/** How often a holder shows that it lives, and after how long another machine takes it for dead; milliseconds. */
const BEAT = 5_000;
const DEAD_AFTER = 60_000;

interface Holder {
  readonly host: string;
  readonly pid: number;
  /** When the process started, in the system's own words; "" where they are not to be had. */
  readonly started: string;
  /** Tells claims of one process apart. */
  readonly claim: string;
}

/** When a process of this machine started, by /proc; undefined if it is gone or only waits to be buried. */
function started(pid: number): string | undefined {
  try {
    // The name in parentheses may hold anything, so fields are counted from its end.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19]!;
  } catch {
    try {
      process.kill(pid, 0);
      return "";
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "EPERM" ? "" : undefined;
    }
  }
}

function holderIn(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

/** Since when a claim of another machine has been seen unchanged. */
interface Watch {
  readonly claim: string;
  readonly beat: number;
  readonly since: number;
}

/** A claim to a file name that at most one living process holds. */
export interface Lock {
  /** @throws BadInput if the claim was taken over, as if this process had died */
  check(): void;
  release(): void;
}

let claims = 0;

/**
 * Claims `path`. A claim is a file that names its process and when it started, made by a link, which the system
 * grants once; the claim of a dead process is moved away and another try is made. Whether a process of another machine
 * lives is told by its touching the file; one that has not for a minute is dead.
 * @throws BadInput while a living process holds it
 */
export async function locked(path: string, onNote: (note: string) => void): Promise<Lock> {
  const claim = `${process.pid}-${++claims}-${performance.now()}`;
  const me: Holder = { host: hostname(), pid: process.pid, started: started(process.pid) ?? "", claim };
  const own = `${path}.${me.host}.${claim}`;
  try {
    writeFileSync(own, JSON.stringify(me));
  } catch (error) {
    throw new BadInput(
      `--out: invalid out: ${JSON.stringify(path)}; it cannot be claimed (${reason(error)})`,
    );
  }
  try {
    for (let watch: Watch | undefined; !linked(own, path); ) {
      const holder = holderIn(path);
      if (holder === undefined) {
        // Released just now, or not a claim at all.
        await wait(50);
        if (holderIn(path) === undefined) remove(path, undefined);
        continue;
      }
      if (holder.host === me.host) {
        if (started(holder.pid) === holder.started) throw atWork(path, holder);
      } else {
        const now = beatOf(path);
        if (watch?.claim !== holder.claim) {
          onNote(`waiting to see whether process ${holder.pid} on ${holder.host} is still at work`);
          watch = { claim: holder.claim, beat: now, since: performance.now() };
        }
        if (now !== watch.beat) throw atWork(path, holder);
        if (performance.now() - watch.since < DEAD_AFTER) {
          await wait(1_000);
          continue;
        }
      }
      remove(path, holder.claim);
    }
  } finally {
    rmSync(own, { force: true });
  }
  const beat = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(path, now, now);
    } catch {}
  }, BEAT);
  beat.unref();
  return {
    check() {
      const holder = holderIn(path);
      if (holder?.claim === claim) return;
      throw new BadInput(`--out: invalid out: ${JSON.stringify(path)}; another process has taken it over`);
    },
    release() {
      clearInterval(beat);
      if (holderIn(path)?.claim === claim) rmSync(path, { force: true });
    },
  };
}

function linked(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** When a claim was touched last; only its changing matters, as clocks of machines differ. */
function beatOf(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function atWork(path: string, { pid, host }: Holder): BadInput {
  return new BadInput(
    `--out: invalid out: ${JSON.stringify(path)}; process ${pid} on ${host} is at work here`,
  );
}

/** Moves a dead claim away; a living one that came in its place meanwhile is put back. */
function remove(path: string, claim: string | undefined): void {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
    if (claim !== undefined && holderIn(aside)?.claim !== claim) linked(aside, path);
    rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
