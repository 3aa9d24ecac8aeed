import type { Line } from "./line.ts";
import type { SalesOrder } from "./order.ts";
import type { IntegrationProblem } from "./problem.ts";
import { promise, RunningQuantile, snapshotPromise } from "./promise.ts";

/** Where the allowances start, days, and how fast they adapt. */
const START = { manual: 3, automatic: 0.5, direct: 3.5, consolidated: 3.8 };
const GAIN = 0.05;
const AUTOMATIC_GAIN = 0.02;

/** Quotes delivery dates. Its allowances are running quantiles of the lags of each path: fixed ones would make
 * an honest promise look worse than a rule of thumb. */
export class Quotes {
  private readonly problem: IntegrationProblem;
  private readonly manual: RunningQuantile;
  private readonly automatic: RunningQuantile;
  private readonly direct: RunningQuantile;
  private readonly consolidated: RunningQuantile;
  private readonly disrupted: () => boolean;

  /** @param disrupted is a disruption of the supplier known at the moment? */
  constructor(problem: IntegrationProblem, disrupted: () => boolean) {
    this.problem = problem;
    this.disrupted = disrupted;
    const quantile = problem.integrated.promiseQuantile;
    this.manual = new RunningQuantile(START.manual, quantile, GAIN);
    this.automatic = new RunningQuantile(START.automatic, quantile, AUTOMATIC_GAIN);
    this.direct = new RunningQuantile(START.direct, quantile, GAIN);
    this.consolidated = new RunningQuantile(START.consolidated, quantile, GAIN);
  }

  /** The delivery time quoted to a customer, not before the one he asked for. */
  quote(order: SalesOrder, now: number): number {
    const { line, quantity } = order;
    const { siloed } = this.problem;
    const quoted = order.visible
      ? promise({
          now,
          quantity,
          backlog: line.backlog,
          onHand: this.recordedStock(line, order),
          receipts: line.receipts,
          productionDays: this.problem.supply.productionDays,
          capacity: line.product.capacity,
          disrupted: this.disrupted(),
          entryAllowance: (order.automatic ? this.automatic : this.manual).value,
          outboundAllowance: this.outbound(order),
        })
      : snapshotPromise(
          now,
          quantity,
          line.snapshot,
          siloed.promiseInStockDays,
          siloed.promiseOutOfStockDays,
        );
    return Math.max(order.requestedAt, quoted);
  }

  /** Time from allocation to delivery that promises allow for, days. */
  outbound(order: SalesOrder): number {
    return (order.consolidated ? this.consolidated : this.direct).value;
  }

  entered(order: SalesOrder): void {
    (order.automatic ? this.automatic : this.manual).update(order.enteredAt - order.createdAt);
  }

  delivered(order: SalesOrder): void {
    (order.consolidated ? this.consolidated : this.direct).update(order.deliveredAt - order.allocatedAt);
  }

  private recordedStock(line: Line, order: SalesOrder): number {
    const { recordError, level } = this.problem.dataQuality;
    const deviation = recordError * (1 - level);
    return deviation > 0
      ? Math.max(0, line.onHand * (1 + deviation * order.draws.recordDeviation()))
      : line.onHand;
  }
}
