import type { Field } from "../../../contract/field.ts";
import { isObject, type Json } from "../../state/tree.ts";

/** Stands in a list of cells for "as in the scenario". */
export const AS_IS = "–";

const number = String.raw`[-−+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?`;
const range = new RegExp(
  `^(${number})\\s*(?:to|…|\\.\\.\\.?)\\s*(${number})\\s*(?:step|by)\\s*(${number})$`,
  "i",
);

function numberOf(text: string): number {
  return Number(text.replace("−", "-"));
}

/** Whether a level is a range of levels, as in experiment files. */
export function isRange(level: Json | undefined): level is { from: number; to: number; step: number } {
  if (!isObject(level)) return false;
  const { from, to, step, ...rest } = level;
  return [from, to, step].every((each) => typeof each === "number") && Object.keys(rest).length === 0;
}

function levelText(level: Json): string {
  if (isRange(level)) return `${level.from} to ${level.to} step ${level.step}`;
  return typeof level === "string" ? level : JSON.stringify(level);
}

/** Levels as a person writes them: `0.1, 0.2, 0.5 to 1 step 0.1`; objects as JSON. */
export function levelsText(levels: readonly Json[]): string {
  return levels.map(levelText).join(", ");
}

/** At commas, semicolons and line ends that are not inside brackets or quotes. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let quoted = false;
  let piece = "";
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && /[[{]/.test(letter)) depth++;
    else if (!quoted && /[\]}]/.test(letter)) depth--;
    if (depth <= 0 && !quoted && /[,;\n]/.test(letter)) {
      found.push(piece);
      piece = "";
    } else piece += letter;
  }
  return [...found, piece].map((each) => each.trim()).filter((each) => each !== "");
}

function json(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function level(piece: string, field: Field | undefined): readonly Json[] {
  if (piece === AS_IS) return [AS_IS];
  const [, from, to, step] = range.exec(piece) ?? [];
  if (from !== undefined) return [{ from: numberOf(from), to: numberOf(to!), step: numberOf(step!) }];
  if (/^[[{"]/.test(piece)) return [json(piece) ?? piece];
  if (field?.kind === "text" || field?.kind === "choice") return [piece];
  const words = piece.split(/\s+/);
  if (words.every((word) => Number.isFinite(numberOf(word)))) return words.map(numberOf);
  if (piece === "true" || piece === "false") return [piece === "true"];
  return [piece === "null" ? null : piece];
}

/** What was written, as levels; what makes no sense stays text, for the checks to refuse. */
export function levelsOf(text: string, field: Field | undefined): readonly Json[] {
  return pieces(text).flatMap((piece) => level(piece, field));
}
