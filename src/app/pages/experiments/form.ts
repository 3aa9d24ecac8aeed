import { isObject, type Json, type JsonObject } from "../../state/tree.ts";
import { AS_IS, isRange } from "./levelsText.ts";

/** A factor as the page edits it. */
export interface FactorForm {
  readonly path: string;
  /** Absent where a Latin hypercube draws from `range`. */
  readonly levels?: readonly Json[];
  readonly range?: readonly Json[];
  readonly integer?: boolean;
}

/** How levels make cells, in the words of experiment files. */
export const designs = ["factorial", "sweep", "list", "latinHypercube"] as const;
export type DesignKind = (typeof designs)[number];

/**
 * An experiment as the page edits it: the members of its file, except that a list of cells is kept as levels of its
 * factors, the k-th of each making cell k.
 */
export type Form = JsonObject;

export function factorsIn(form: Form): readonly FactorForm[] {
  const { factors } = form;
  return (Array.isArray(factors) ? factors : []) as unknown as readonly FactorForm[];
}

export function designOf(form: Form): DesignKind {
  const { design } = form;
  const { kind }: JsonObject = isObject(design) ? design : {};
  return designs.find((each) => each === kind) ?? "factorial";
}

/** The file that a form stands for. */
export function fileOf(form: Form): Json {
  if (designOf(form) !== "list") return form;
  const factors = factorsIn(form);
  const lists = factors.map(({ levels = [] }) => levels.flatMap(spread));
  const count = Math.max(0, ...lists.map(({ length }) => length));
  const cells = Array.from({ length: count }, (_, k): Json => {
    const set = factors.flatMap(({ path }, f) => {
      const level = lists[f]![k];
      return level === undefined || level === AS_IS ? [] : [[path, level] as const];
    });
    return Object.fromEntries(set);
  });
  return { ...form, design: { kind: "list", cells }, factors: [] };
}

function spread(level: Json): readonly Json[] {
  if (!isRange(level)) return [level];
  const { from, to, step } = level;
  const count = Math.round((to - from) / step) + 1;
  if (!(step > 0 && count >= 1 && count <= 1_000_000)) return [level];
  return Array.from({ length: count }, (_, k) => Number((from + k * step).toPrecision(12)));
}

/** The form for a file; the file may hold anything. */
export function formOf(file: JsonObject): Form {
  const { design } = file;
  const { kind, cells }: JsonObject = isObject(design) ? design : {};
  if (kind !== "list" || !Array.isArray(cells)) return { design: { kind: "factorial" }, ...file };
  const listed = (cells as readonly Json[]).map((cell) => (isObject(cell) ? cell : {}));
  const paths = [...new Set(listed.flatMap((cell) => Object.keys(cell)))];
  const factors = paths.map((path) => ({ path, levels: listed.map((cell) => cell[path] ?? AS_IS) }));
  return { ...file, design: { kind: "list" }, factors };
}

/** Where lists of cells are not equally long; the file itself cannot say that. */
export function listFaults(form: Form): readonly { readonly path: string; readonly message: string }[] {
  if (designOf(form) !== "list") return [];
  const lengths = factorsIn(form).map(({ levels = [] }) => levels.flatMap(spread).length);
  const most = Math.max(0, ...lengths);
  return lengths.flatMap((length, f) =>
    length === most
      ? []
      : [
          {
            path: `factors.${f}.levels`,
            message: `invalid levels: ${length}; ${most}, one for each cell, “${AS_IS}” for as in the scenario`,
          },
        ],
  );
}

function numbersIn(levels: readonly Json[]): number[] {
  return levels.flatMap((level) =>
    typeof level === "number" ? [level] : isRange(level) ? [level.from, level.to] : [],
  );
}

/** The form under another design, its factors kept as far as they suit it. */
export function withDesign(form: Form, kind: DesignKind): Form {
  const { factors: _, design: __, ...rest } = form;
  const factors = factorsIn(form).map(({ path, levels = [], range, integer }): FactorForm => {
    const ends = numbersIn(levels);
    if (kind === "latinHypercube" && ends.length === levels.flatMap(numbersInOne).length && ends.length > 0) {
      const [low, high] = [Math.min(...ends), Math.max(...ends)];
      return { path, range: [low, high > low ? high : low + 1], ...(integer === true && { integer }) };
    }
    if (kind !== "latinHypercube" && range !== undefined) {
      const [low, high] = range.map(Number) as [number, number];
      const step = integer === true ? Math.max(1, Math.round((high - low) / 4)) : (high - low) / 4;
      const levels =
        integer === true ? [low, high] : [{ from: low, to: high, step: Number(step.toPrecision(6)) }];
      return { path, levels };
    }
    return { path, levels: kind === "list" ? levels.flatMap(spread) : levels };
  });
  return {
    ...rest,
    design: kind === "latinHypercube" ? { kind, cells: 50 } : { kind },
    factors: factors as unknown as Json,
  };
}

function numbersInOne(level: Json): Json[] {
  return isRange(level) ? [level.from, level.to] : [level];
}
