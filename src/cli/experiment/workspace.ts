import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism, cpus, hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { experimentDigest } from "../../experiment/design/manifest.ts";
import type { Bench } from "../../experiment/design/part.ts";
import type { Share } from "../../experiment/design/tasks.ts";
import { BadInput } from "../badInput.ts";
import { folder } from "../folder.ts";
import { userPath } from "../input.ts";
import { Journal, type JournalHead } from "./journal.ts";
import { type Lock, locked } from "./lock.ts";
import { packageVersion } from "./version.ts";

const named = /^journal-(\d+)-of-(\d+)\.jsonl$/;

/** The experiment as it was read, beside its journals. */
export const experimentFileName = "experiment.json";

/** Journals in a folder, by shard. */
export function journalsIn(
  path: string,
): { readonly path: string; readonly shard: number; readonly shards: number }[] {
  return readdirSync(path)
    .flatMap((name) => {
      const [, shard, shards] = named.exec(name) ?? [];
      return shard === undefined
        ? []
        : [{ path: join(path, name), shard: Number(shard), shards: Number(shards) }];
    })
    .sort((a, b) => a.shards - b.shards || a.shard - b.shard);
}

/** The folder in which a run keeps what is finished. */
export interface Workspace {
  readonly path: string;
  readonly journal: Journal;
  readonly lock: Lock;
  /** Notes who computed when, on what, outside everything that is compared. */
  close(computed: number, workers: number): void;
}

function headOf(bench: Bench, { index, of }: Share): JournalHead {
  return {
    journal: 1,
    experiment: experimentDigest(bench),
    shard: index + 1,
    shards: of,
    tasks: bench.tasks,
  };
}

/** A folder that is gone when the work is done. */
export function scratch(bench: Bench): Workspace {
  const path = mkdtempSync(join(tmpdir(), "hedgerow-run-"));
  const journal = new Journal(join(path, "journal-1-of-1.jsonl"), true, false);
  journal.begin(headOf(bench, { index: 0, of: 1 }));
  return {
    path,
    journal,
    lock: { check() {}, release() {} },
    close() {
      journal.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/**
 * Opens the folder of a run for one process at a time, with the journal of its share.
 * @throws BadInput where it is another's, or damaged
 */
export async function workspace(
  out: string,
  bench: Bench,
  share: Share,
  onNote: (note: string) => void,
): Promise<Workspace> {
  const target = folder(out);
  const path = userPath(out);
  const name = `journal-${share.index + 1}-of-${share.of}`;
  const lock = await locked(join(path, `${name}.lock`), onNote);
  try {
    const fault = (message: string) => new BadInput(`--out: invalid out: ${JSON.stringify(out)}; ${message}`);
    const other = journalsIn(path).find(({ shards }) => shards !== share.of);
    if (other) throw fault(`it holds shard ${other.shard} of ${other.shards} of a run that is cut otherwise`);
    const file = join(path, `${name}.jsonl`);
    const isNew = !existsSync(file);
    const journal = new Journal(file, true);
    const wanted = headOf(bench, share);
    if (journal.head === undefined) journal.begin(wanted);
    else if (journal.head.experiment !== wanted.experiment || journal.head.tasks !== wanted.tasks) {
      throw fault("it holds another experiment, or one of another version");
    }
    target.write(experimentFileName, `${JSON.stringify(bench.experiment, null, 2)}\n`);
    const started = new Date().toISOString();
    if (!isNew) onNote(`${journal.count} finished parts are taken from ${join(out, `${name}.jsonl`)}`);
    return {
      path,
      journal,
      lock,
      close(computed, workers) {
        const line = {
          started,
          ended: new Date().toISOString(),
          host: hostname(),
          processor: cpus()[0]?.model ?? "",
          cores: availableParallelism(),
          node: process.version,
          hedgerow: packageVersion(),
          workers,
          computed,
        };
        journal.close();
        try {
          const name = `provenance-${share.index + 1}-of-${share.of}.jsonl`;
          appendFileSync(join(path, name), `${JSON.stringify(line)}\n`);
        } catch {
          // A disk that is full has been told of already, and nothing depends on this.
        }
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
