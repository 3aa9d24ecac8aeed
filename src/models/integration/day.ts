import type { Calendar } from "../../engine/calendar.ts";
import type { Cash } from "./cash.ts";
import { History } from "./history.ts";
import type { Holding } from "./holding.ts";
import type { Line } from "./line.ts";
import type { Meter } from "./meter.ts";
import { noticeDelays } from "./notices.ts";
import type { PlantPlanner } from "./planner.ts";
import type { IntegrationProblem } from "./problem.ts";
import type { Production } from "./production.ts";
import type { Quotes } from "./quotes.ts";
import type { Spoilage } from "./spoilage.ts";
import type { Supply } from "./supply.ts";
import { PLANNING } from "./timing.ts";

/** The daily run: books yesterday, then plans, produces, purchases; product by product. */
export class Day {
  /** Units released to production by product and day. */
  readonly releases: readonly History[];
  private readonly world: {
    readonly problem: IntegrationProblem;
    readonly calendar: Calendar;
    readonly lines: readonly Line[];
    readonly planners: readonly PlantPlanner[];
    readonly production: Production;
    readonly supply: Supply;
    readonly holding: Holding;
    readonly cash: Cash;
    readonly meter: Meter;
    readonly quotes: Quotes;
    readonly spoilage: Spoilage | undefined;
    readonly days: number;
    /** Sees the state once a day, after the plans. */
    readonly observe: ((day: number) => void) | undefined;
  };

  constructor(world: Day["world"]) {
    this.world = world;
    this.releases = world.lines.map(() => new History(world.days));
    world.calendar.schedule(0, this.run, 0, PLANNING);
  }

  private readonly run = (day: number): void => {
    const { calendar, lines, planners, production, supply, problem, quotes, meter, observe } = this.world;
    this.book();
    supply.morning(day);
    for (const line of lines) {
      const planner = planners[line.index]!;
      this.world.spoilage?.settle(line, day);
      if (day % problem.siloed.snapshotDays === 0) line.snapshot = line.onHand - line.backlog;
      planner.update(day);
      this.releases[line.index]!.add(day, production.release(line, planner, day));
      supply.purchase(line, planner, day);
      supply.produce(line, planner, day);
      if (problem.integrated.delayNotices === "slip") noticeDelays(line, quotes, meter, day);
    }
    observe?.(day);
    calendar.schedule(day + 1, this.run, day + 1, PLANNING);
  };

  /** Charges the day that has just ended. */
  book(): void {
    this.world.holding.charge();
    this.world.cash.charge(this.world.calendar.now);
    this.world.supply.book(this.world.calendar.now);
  }
}
