/** Milliseconds until a bar, until a first line, and between lines. */
const untilBar = 500;
const untilLine = 2_000;
const betweenLines = 10_000;
const barWidth = 24;

/** A duration for people. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}

/** Tells on standard error how far work has come, once it takes longer than half a second. */
export interface Progress {
  update(done: number, total: number): void;
  /** Leaves no trace on a terminal. */
  end(): void;
}

const silent: Progress = { update() {}, end() {} };

function words(done: number, total: number, elapsed: number, things: string): string {
  const left = duration(((elapsed / 1000) * (total - done)) / done);
  return `${done} of ${total} ${things}, about ${left} left`;
}

/**
 * A bar on a terminal, a line now and then elsewhere.
 * @param things what is counted
 */
export function progress({ quiet }: { readonly quiet: boolean }, things = "replications"): Progress {
  if (quiet) return silent;
  const { stderr } = process;
  const started = performance.now();
  let next = untilLine;
  let drawn = false;
  return {
    update(done, total) {
      const elapsed = performance.now() - started;
      if (elapsed < untilBar || done >= total) return;
      if (stderr.isTTY) {
        const filled = Math.round((barWidth * done) / total);
        const bar = "█".repeat(filled) + "░".repeat(barWidth - filled);
        const line = `${bar} ${words(done, total, elapsed, things)}`;
        stderr.write(`\r\u001b[K${line.slice(0, stderr.columns - 1)}`);
        drawn = true;
      } else if (elapsed >= next) {
        stderr.write(`hedgerow: ${words(done, total, elapsed, things)}\n`);
        next = elapsed + betweenLines;
      }
    },
    end() {
      if (drawn) stderr.write("\r\u001b[K");
    },
  };
}
