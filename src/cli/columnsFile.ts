import type { OnBlock } from "../experiment/accumulation.ts";
import type { Members } from "../experiment/document.ts";
import { type ReplicationFile, replicationFormats } from "../experiment/replicationColumns.ts";
import { BadInput } from "./badInput.ts";
import type { Folder, Pieces } from "./folder.ts";

/** Bytes that nobody should find on a disk by mistake. */
const muchSpace = 4e9;

/** A file of every replication's columns that grows as they are computed. */
export interface ColumnsFile {
  /** @throws BadInput where the file would be very large and nobody agreed, or cannot be written */
  readonly onBlock: OnBlock;
  /** Ends the file and keeps it, as long as there is anything in it. */
  keep(manifest: Members): void;
  discard(): void;
}

/**
 * @param replications how many are coming, as far as is known
 * @param yes whether any size will do
 */
export function columnsFile(
  folder: Folder,
  format: string,
  { replications, yes }: { readonly replications: number; readonly yes: boolean },
): ColumnsFile {
  let begun: { readonly pieces: Pieces; readonly file: ReplicationFile } | undefined;
  return {
    onBlock(data, count, layout) {
      if (begun === undefined) {
        const bytes = (8 * data.length * replications) / count;
        if (!yes && bytes > muchSpace) {
          throw new BadInput(
            `--columns: invalid columns: ${format}; ${(bytes / 1e9).toPrecision(2)} GB of them need --yes, or --columns none`,
          );
        }
        begun = { pieces: folder.begin(`replications.${format}`), file: replicationFormats[format]!(layout) };
      }
      const bytes = begun.file.block(data, count);
      if (bytes.length > 0) begun.pieces.write(bytes);
    },
    keep(manifest) {
      if (begun === undefined) return;
      begun.pieces.write(begun.file.tail(manifest));
      begun.pieces.keep();
      begun = undefined;
    },
    discard() {
      begun?.pieces.discard();
      begun = undefined;
    },
  };
}
