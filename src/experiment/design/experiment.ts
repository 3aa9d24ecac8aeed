import type { Fault, Model, ScenarioBase } from "../../contract/model.ts";
import { checked } from "../checked.ts";
import { isRecord } from "../fieldSchema.ts";
import { pathText } from "../path.ts";
import { model } from "../registry.ts";
import type { Outcome } from "../results.ts";
import { parseFor, parseScenario } from "../scenario.ts";
import { scenarioSchema } from "../schema.ts";
import { invalid, shown, unknown } from "../wording.ts";
import { cellsOf, rawScenario } from "./cells.ts";
import type { Design, Experiment, Factor } from "./design.ts";
import { experimentCondition, experimentSchema } from "./designSchema.ts";
import { isRange, levelsOf, mostLevels, rangeCount } from "./levels.ts";
import { hasPlace, leafPaths, withValue } from "./setting.ts";

/** Cells up to which every combination of levels is checked before anything is computed. */
const checkedCells = 1000;
const mostFaults = 100;

function failed<T>(faults: readonly Fault[]): Outcome<T> {
  return { ok: false, faults: faults.slice(0, mostFaults) };
}

/** Members that are no factors. */
const fixed = /^(version|model|simulation\.until(\..*)?)$/;

/** Paths that a factor may have, for faults. */
function factorsOf(scenario: ScenarioBase): string[] {
  return leafPaths(scenario).filter((path) => !fixed.test(path));
}

/** Faults of a factor by itself: whether it fits the design and the scenario. */
function factorFaults(factor: Factor, at: string, design: Design, scenario: ScenarioBase): Fault[] {
  const { path, levels, range, integer } = factor;
  const faults: Fault[] = [];
  const fault = (where: string, message: string) => faults.push({ path: `${at}.${where}`, message });
  if (fixed.test(path) || !hasPlace(scenario, path)) {
    fault("path", unknown("factor", path, factorsOf(scenario)));
    return faults;
  }
  if (range !== undefined) {
    if (design.kind !== "latinHypercube")
      fault("range", invalid("range", range, "levels; only a latinHypercube takes ranges"));
    if (!(range[0] < range[1])) fault("range", invalid("range", range, "[lowest, highest], lowest first"));
    if (integer === true && !range.every(Number.isInteger))
      fault("range", invalid("range", range, "whole numbers, as integer is true"));
  }
  if (range === undefined && levels === undefined && design.kind !== "list")
    fault("levels", `missing levels of ${path}`);
  levels?.forEach((level, index) => {
    if (isRange(level) && !(rangeCount(level) <= mostLevels))
      fault(
        `levels.${index}`,
        invalid("levels", level, `a step that divides to − from, at most ${mostLevels} levels`),
      );
  });
  return faults;
}

/** Faults of the levels one by one, each by the rules of the member that it stands for. */
function levelFaults(found: Model, { scenario, factors }: Experiment): Fault[] {
  const schema = scenarioSchema(found);
  return factors.flatMap(({ path, levels = [], range = [] }, index) => {
    const each = (value: unknown, where: string): Fault[] => {
      const parsed = checked(schema, withValue(scenario, path, value));
      if (parsed.ok) return [];
      return parsed.faults.map(({ steps, message }) => {
        const at = pathText(steps);
        if (at === path && message.startsWith("unknown member"))
          return { path: `factors.${index}.path`, message: unknown("factor", path, factorsOf(scenario)) };
        const other = at === path ? "" : ` (at ${at})`;
        return { path: `factors.${index}.${where}`, message: `${message}${other}` };
      });
    };
    return [
      ...levels.flatMap((level, k) => {
        const ends = isRange(level) ? levelsOf({ levels: [level] }) : [level];
        const outer = ends.length > 2 ? [ends[0], ends[ends.length - 1]] : ends;
        return outer.flatMap((value) => each(value, `levels.${k}`));
      }),
      ...range.flatMap((value, k) => each(value, `range.${k}`)),
    ];
  });
}

/** Faults of levels that do not go together. */
function cellFaults(found: Model, experiment: Experiment): Fault[] {
  const { count, assignment } = cellsOf(experiment);
  const faults: Fault[] = [];
  const isList = experiment.design.kind === "list";
  for (let cell = 0; cell < Math.min(count, checkedCells) && faults.length < mostFaults; cell++) {
    const values = assignment(cell);
    const strange = Object.keys(values).find((path) => !hasPlace(experiment.scenario, path));
    if (strange !== undefined) {
      const known = factorsOf(experiment.scenario);
      faults.push({ path: `design.cells.${cell}`, message: unknown("factor", strange, known) });
      continue;
    }
    const parsed = parseFor(found, rawScenario(experiment, cell, values));
    if (parsed.ok) continue;
    const [first] = parsed.faults;
    const named = Object.entries(values).map(([path, value]) => `${path} = ${shown(value)}`);
    faults.push({
      path: isList ? `design.cells.${cell}` : "factors",
      message: `invalid cell: ${cell} (${named.join(", ")}); ${first!.path}: ${first!.message}`,
    });
  }
  return faults;
}

/** Faults between members. */
function conditionFaults(found: Model, experiment: Experiment): Fault[] {
  const { factors, design, scenario, target, answers } = experiment;
  const faults = factors.flatMap((factor, index) =>
    factorFaults(factor, `factors.${index}`, design, scenario),
  );
  factors.forEach(({ path }, index) => {
    if (factors.findIndex((other) => other.path === path) < index)
      faults.push({ path: `factors.${index}.path`, message: invalid("path", path, "not given twice") });
  });
  const { count } = faults.length === 0 ? cellsOf(experiment) : { count: 1 };
  if (!Number.isSafeInteger(count))
    faults.push({ path: "factors", message: `invalid factors: ${count} cells; fewer can be counted` });
  if (design.kind === "list" && factors.some(({ levels }) => levels !== undefined))
    faults.push({ path: "factors", message: "invalid factors: { … }; none beside a list of cells" });
  for (const [index, name] of experiment.with.entries()) {
    if (!Object.hasOwn(found.views, name))
      faults.push({ path: `with.${index}`, message: unknown("view", name, Object.keys(found.views)) });
  }
  if (scenario.simulation.until !== undefined)
    faults.push({
      path: "scenario.simulation.until",
      message: "invalid until: { … }; none, as an experiment says target instead",
    });
  if (target !== undefined) {
    if (answers === "exact")
      faults.push({
        path: "target",
        message: "invalid target: { … }; something simulated, answers are exact",
      });
    if (target.halfWidth === undefined && target.relative === undefined)
      faults.push({ path: "target", message: "missing halfWidth or relative" });
  }
  return faults;
}

/** The paths that cells set, in order: those of the factors, or of the listed cells. */
export function factorPaths({ factors, design }: Pick<Experiment, "factors" | "design">): string[] {
  if (design.kind !== "list") return factors.map(({ path }) => path);
  return [...new Set(design.cells.flatMap((cell) => Object.keys(cell)))];
}

/**
 * Turns a raw value (from a file, a bundle, a page) into an experiment: the scenario by its model's rules, every
 * level by the rules of the member that it stands for, all combinations up to 1,000 cells, later ones when they are computed.
 * @param raw any value at all
 * @returns the experiment with all defaults, or all faults at once, each with its path in `raw`
 */
export async function parseExperiment(raw: unknown): Promise<Outcome<Experiment>> {
  if (!isRecord(raw))
    return failed([{ path: "", message: `invalid experiment: ${shown(raw)}; ${experimentCondition}` }]);
  const result = checked(experimentSchema, raw);
  const scenario = await parseScenario(raw["scenario"]);
  const faults = [
    ...(result.ok ? [] : result.faults.map(({ steps, message }) => ({ path: pathText(steps), message }))),
    ...(scenario.ok
      ? []
      : scenario.faults.map(({ path, message }) => ({
          path: path === "" ? "scenario" : `scenario.${path}`,
          message,
        }))),
  ];
  if (!result.ok || !scenario.ok) return failed(faults);
  const experiment = { ...(result.value as Experiment), scenario: scenario.value };
  const found = (await model(scenario.value.model))!;
  for (const rule of [conditionFaults, levelFaults, cellFaults]) {
    const broken = rule(found, experiment);
    if (broken.length > 0) return failed(broken);
  }
  return { ok: true, value: experiment };
}
