import type { Field, Fields } from "../contract/field.ts";
import type { Declaration, Fault, ScenarioBase, Until } from "../contract/model.ts";
import type { Estimated } from "../statistics/interval.ts";
import { tInterval } from "../statistics/interval.ts";
import { stoppingRule, type Verdict } from "../statistics/stoppingRule.ts";

/** Between two looks at the interval the replications grow by this share. */
const GROWTH = 1.25;
const MOST = 1e8;

/** The member of every model's `simulation` that says when to stop. */
const untilField: Field = {
  kind: "group",
  label: "Until precise",
  optional: true,
  meaning:
    "go on until an interval is as narrow as wanted; replications is then the least number. The interval is looked at as the replications grow by a quarter each time",
  fields: {
    kpi: {
      kind: "text",
      label: "Figure",
      maxLength: 100,
      optional: true,
      meaning: "name of the figure whose interval counts; left out, the model's first",
    },
    of: {
      kind: "choice",
      label: "Interval of",
      options: ["figure", "difference"],
      optional: true,
      meaning:
        "every policy's own figure, or its paired difference to the first policy; left out, the difference where there are several policies",
    },
    halfWidth: {
      kind: "number",
      label: "Half width",
      unit: "of the figure",
      above: 0,
      max: 1e12,
      optional: true,
      meaning: "half the width of the interval wanted",
    },
    relative: {
      kind: "number",
      label: "Relative error",
      unit: "",
      above: 0,
      below: 1,
      optional: true,
      meaning: "error wanted as a share of the true value",
    },
    most: {
      kind: "number",
      label: "Most replications",
      unit: "",
      integer: true,
      min: 2,
      max: MOST,
      default: 100_000,
      meaning: "replications after which it ends, precise or not",
    },
  },
};

/** The members of a model's `simulation`: its own, and that of every model. */
export function simulationFields({ inputs }: Pick<Declaration, "inputs">): Fields {
  return { ...inputs.simulation, until: untilField };
}

/** Conditions between the members of `until` and its neighbours. */
export function untilFaults({ simulation: { replications, until } }: ScenarioBase): Fault[] {
  if (until === undefined) return [];
  const faults: Fault[] = [];
  if (until.halfWidth === undefined && until.relative === undefined)
    faults.push({ path: "simulation.until", message: "missing halfWidth or relative" });
  if (!(until.most >= replications)) {
    const message = `invalid most: ${until.most}; at least replications (${replications}), with which it begins`;
    faults.push({ path: "simulation.until.most", message });
  }
  return faults;
}

/** Looks at intervals as they narrow, at fixed numbers of replications only. */
export class Stopping {
  readonly until: Until;
  /** How often the intervals have been looked at. */
  looks = 0;
  verdict: Verdict = "continue";
  private readonly rule: (estimate: Estimated) => Verdict;
  private readonly confidence: number;
  private next: number;

  /**
   * @param group replications that make one observation
   * @param confidence of the interval
   */
  constructor(until: Until, least: number, group: number, confidence: number) {
    const { halfWidth, relative, most } = until;
    const minimum = Math.max(2, Math.ceil(least / group));
    this.until = until;
    this.next = least;
    this.confidence = confidence;
    this.rule = stoppingRule({
      ...(halfWidth !== undefined && { absolute: halfWidth }),
      ...(relative !== undefined && { relative }),
      confidence,
      minimum,
      cap: Math.max(minimum, Math.floor(most / group)),
    });
  }

  /** Whether the intervals are to be looked at now, after so many replications. */
  due(done: number): boolean {
    return this.verdict === "continue" && done >= this.next;
  }

  /** Looks at all intervals that count: the run ends when each of them is precise, or at the cap. */
  look(done: number, estimates: readonly Estimated[]): void {
    const verdicts = estimates.map(this.rule);
    this.looks++;
    if (!verdicts.includes("continue")) this.verdict = verdicts.includes("capped") ? "capped" : "precise";
    const { most } = this.until;
    if (done >= most && this.verdict === "continue") this.verdict = "capped";
    while (this.next <= done && this.next < most) this.next = Math.min(most, Math.ceil(this.next * GROWTH));
  }

  /** About how many replications it will take, by the intervals so far. */
  expected(done: number, estimates: readonly Estimated[]): number {
    const { halfWidth, relative, most } = this.until;
    const shares = estimates.map((estimate) => {
      const now = tInterval(estimate, this.confidence).halfWidth;
      const wanted = Math.min(
        halfWidth ?? Number.POSITIVE_INFINITY,
        relative === undefined
          ? Number.POSITIVE_INFINITY
          : (relative / (1 + relative)) * Math.abs(estimate.mean),
      );
      return now === 0 ? 0 : now / wanted;
    });
    const share = Math.max(0, ...shares);
    const needed = Math.ceil(done * share * share);
    return Math.min(most, Math.max(done, this.next, needed));
  }
}
