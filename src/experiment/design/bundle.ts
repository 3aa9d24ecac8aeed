import { canonicalJson, Digest } from "../digest.ts";
import { isRecord } from "../fieldSchema.ts";
import type { Experiment } from "./design.ts";
import { addToDigest, type Row, rowText } from "./rows.ts";

/**
 * A result bundle, written a row at a time: one JSON document, canonical (members in this order and, inside them, by
 * name; a row a line), so that equal results are equal bytes. It holds the whole experiment, so whoever opens it can
 * run it again; the digest is over model, results version and rows, half-widths apart.
 */
export class BundleText {
  private readonly digest = new Digest();
  private readonly experiment: Experiment;
  private readonly resultsVersion: number;
  private first = true;

  constructor(experiment: Experiment, resultsVersion: number) {
    this.experiment = experiment;
    this.resultsVersion = resultsVersion;
    this.digest.json({ model: experiment.scenario.model, resultsVersion });
  }

  head(): string {
    const { scenario, ...rest } = this.experiment;
    const members = {
      version: 1,
      resultsVersion: this.resultsVersion,
      model: scenario.model,
      seed: scenario.simulation.seed,
      scenario,
      experiment: rest,
    };
    const lines = Object.entries(members).map(([name, value]) => `"${name}":${canonicalJson(value)},`);
    return `{${lines.join("\n")}\n"rows":[`;
  }

  rows(rows: readonly Row[]): string {
    let text = "";
    for (const row of rows) {
      addToDigest(this.digest, row);
      text += `${this.first ? "\n" : ",\n"}${rowText(row)}`;
      this.first = false;
    }
    return text;
  }

  /** The end of the text; the last call. */
  tail(): { readonly text: string; readonly digest: string } {
    const digest = this.digest.hex();
    return { text: `\n],\n"digest":"${digest}"}\n`, digest };
  }
}

/** A bundle that was read. */
export interface Bundle {
  readonly version: 1;
  readonly resultsVersion: number;
  readonly model: string;
  readonly seed: string;
  /** As stated; `parseExperiment` has the last word. */
  readonly experiment: unknown;
  readonly rows: readonly Row[];
  readonly digest: string;
}

/** Whether a document claims to be a bundle: an experiment, its rows and a digest. */
export function isBundle(document: unknown): boolean {
  return isRecord(document) && isRecord(document["experiment"]) && Array.isArray(document["rows"]);
}

/** A parsed document as a bundle; undefined where it is none. */
export function bundleOf(document: unknown): Bundle | undefined {
  if (!isRecord(document) || !isBundle(document)) return undefined;
  const { version, resultsVersion, model, seed, scenario, experiment, rows, digest } = document;
  if (version !== 1 || typeof resultsVersion !== "number" || typeof digest !== "string") return undefined;
  if (typeof model !== "string" || typeof seed !== "string") return undefined;
  return {
    version,
    resultsVersion,
    model,
    seed,
    experiment: { ...(experiment as object), scenario },
    rows: rows as Row[],
    digest,
  };
}

/**
 * The digest that the rows of a bundle have, whatever the bundle says.
 * @throws RangeError when a number is not finite
 */
export function rowsDigest({ model, resultsVersion, rows }: Bundle): string {
  const digest = new Digest().json({ model, resultsVersion });
  for (const row of rows) addToDigest(digest, row);
  return digest.hex();
}

/** Where two rows differ first, in words; undefined where they are the same. */
export function rowDifference(theirs: Row | undefined, ours: Row | undefined): string | undefined {
  if (theirs === undefined || ours === undefined) {
    if (theirs === ours) return undefined;
    return ours === undefined ? "a row more than there should be" : "a row is missing";
  }
  for (const name of [...new Set([...Object.keys(ours), ...Object.keys(theirs)])] as (keyof Row)[]) {
    const [stated, found] = [theirs[name], ours[name]].map((value) =>
      value === undefined ? "nothing" : canonicalJson(value),
    );
    if (stated !== found) {
      const versus = ours.versus === undefined ? "" : ` less ${ours.versus}`;
      return `cell ${ours.cell}, ${ours.policy}${versus} ${ours.kpi}, ${name}: ${stated} in the bundle, ${found} now`;
    }
  }
  return undefined;
}

/** Where rows differ first from others, in words; undefined where they are the same. */
export function rowsDifference(theirs: Iterable<Row>, ours: Iterable<Row>): string | undefined {
  const stated = theirs[Symbol.iterator]();
  for (const row of ours) {
    const { done, value } = stated.next();
    const difference = rowDifference(done === true ? undefined : value, row);
    if (difference !== undefined) return difference;
  }
  const { done, value } = stated.next();
  return done === true ? undefined : rowDifference(value, undefined);
}
