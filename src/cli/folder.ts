import {
  accessSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { BadInput } from "./badInput.ts";
import { reason, userPath } from "./input.ts";

/** A folder for results. */
export interface Folder {
  /** As the user named it. */
  readonly name: string;
  /** Writes a file whole or not at all: it appears under its name only when it is complete. */
  write(file: string, text: string): void;
  /** Begins a file that is written piece by piece. */
  begin(file: string): Pieces;
  remove(file: string): void;
}

/** A file under way; under its name only once it is kept. */
export interface Pieces {
  write(bytes: Uint8Array): void;
  keep(): void;
  discard(): void;
}

/**
 * Makes sure that the folder exists and takes files, before hours of work depend on it.
 * @throws BadInput
 */
export function folder(name: string): Folder {
  const path = userPath(name);
  try {
    if (name === "") throw new Error("it has no name");
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new BadInput(
      `--out: invalid out: ${JSON.stringify(name)}; a folder that can be written (${reason(error)})`,
    );
  }
  function attempt(file: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      rmSync(unfinished(file), { force: true });
      throw new BadInput(
        `--out: invalid out: ${JSON.stringify(name)}; ${file} cannot be written (${reason(error)})`,
      );
    }
  }
  const unfinished = (file: string) => join(path, `.${file}.${process.pid}`);
  return {
    name,
    write(file, text) {
      attempt(file, () => {
        writeFileSync(unfinished(file), text);
        renameSync(unfinished(file), join(path, file));
      });
    },
    begin(file) {
      let handle = 0;
      attempt(file, () => {
        handle = openSync(unfinished(file), "w");
      });
      return {
        write: (bytes) =>
          attempt(file, () => {
            for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
          }),
        keep: () =>
          attempt(file, () => {
            closeSync(handle);
            renameSync(unfinished(file), join(path, file));
          }),
        discard() {
          closeSync(handle);
          rmSync(unfinished(file), { force: true });
        },
      };
    },
    remove(file) {
      rmSync(join(path, file), { force: true });
    },
  };
}
