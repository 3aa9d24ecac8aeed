import type { Calendar } from "../../engine/calendar.ts";
import { COMPLIANCE, HOLDING, type Ledger, OBSOLESCENCE, SUPPLIER_HOLDING } from "./ledger.ts";
import type { Line } from "./line.ts";
import type { IntegrationProblem } from "./problem.ts";
import type { SupplierStock } from "./supplier.ts";

/** Value of goods over time: area under stock × value. @returns money × days */
export function stockValueArea(line: Line, now: number): number {
  const { materialCost, conversionCost } = line.product;
  return (
    line.goods.areaTo(now) * (materialCost + conversionCost) + line.componentStock.areaTo(now) * materialCost
  );
}

/** Charges for stock, once a day for the day before. */
export class Holding {
  private readonly problem: IntegrationProblem;
  private readonly calendar: Calendar;
  private readonly ledger: Ledger;
  private readonly lines: readonly Line[];
  private readonly stocks: readonly SupplierStock[];
  private ownArea = 0;
  private supplierArea = 0;

  constructor(
    problem: IntegrationProblem,
    calendar: Calendar,
    ledger: Ledger,
    lines: readonly Line[],
    stocks: readonly SupplierStock[],
  ) {
    this.problem = problem;
    this.calendar = calendar;
    this.ledger = ledger;
    this.lines = lines;
    this.stocks = stocks;
  }

  /** Charges the day that ends now. */
  charge(): void {
    const now = this.calendar.now;
    const { costs } = this.problem;
    let own = 0;
    let supplier = 0;
    let excess = 0;
    for (const line of this.lines) {
      const { materialCost, conversionCost } = line.product;
      own += stockValueArea(line, now);
      supplier += this.stocks[line.index]!.level.areaTo(now) * materialCost * costs.supplierValue;
      excess +=
        Math.max(0, line.onHand - costs.goodsCoverDays * line.nominal) * (materialCost + conversionCost);
      excess += Math.max(0, line.components - costs.componentCoverDays * line.nominal) * materialCost;
    }
    const day = now - 0.5;
    const rate = costs.holding / 365;
    this.ledger.post(HOLDING, -(own - this.ownArea) * rate, day);
    this.ledger.post(SUPPLIER_HOLDING, -(supplier - this.supplierArea) * rate * costs.supplierShare, day);
    this.ledger.post(OBSOLESCENCE, (-excess * costs.obsolescence) / 30, day);
    this.ledger.post(COMPLIANCE, -costs.compliance / 365, day);
    this.ownArea = own;
    this.supplierArea = supplier;
  }
}
