import { accessSync, constants, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BadInput } from "./badInput.ts";
import { reason, userPath } from "./input.ts";

/** A folder for results. */
export interface Folder {
  /** As the user named it. */
  readonly name: string;
  /** Writes a file whole or not at all: it appears under its name only when it is complete. */
  write(file: string, text: string): void;
  remove(file: string): void;
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
  return {
    name,
    write(file, text) {
      const unfinished = join(path, `.${file}.${process.pid}`);
      try {
        writeFileSync(unfinished, text);
        renameSync(unfinished, join(path, file));
      } catch (error) {
        rmSync(unfinished, { force: true });
        throw new BadInput(
          `--out: invalid out: ${JSON.stringify(name)}; ${file} cannot be written (${reason(error)})`,
        );
      }
    },
    remove(file) {
      rmSync(join(path, file), { force: true });
    },
  };
}
