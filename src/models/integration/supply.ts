import type { Calendar } from "../../engine/calendar.ts";
import type { Streams } from "../../random/streams.ts";
import type { Adoption } from "./adoption.ts";
import type { Environment } from "./environment.ts";
import { History } from "./history.ts";
import { type Ledger, PREMIUM } from "./ledger.ts";
import { EARLY_WARNING, SUPPLIER_PORTAL } from "./levers.ts";
import type { Line } from "./line.ts";
import type { Meter } from "./meter.ts";
import { horizons, type PlantPlanner, PURCHASING, SUPPLIER } from "./planner.ts";
import { orderUpTo } from "./planning.ts";
import type { BackupSite, BackupSupplier, Ports } from "./ports.ts";
import type { IntegrationProblem } from "./problem.ts";
import type { Quality } from "./quality.ts";
import { backupShare, DeliveryRecord, supplierScore } from "./scorecard.ts";
import type { Spoilage } from "./spoilage.ts";
import { purposes } from "./streams.ts";
import { type OpenLine, SupplierStock } from "./supplier.ts";
import type { Tables } from "./tables.ts";
import { ARRIVAL } from "./timing.ts";

/** Days beyond the mean lead time at which a delivery still counts as on time. */
const ON_TIME_SLACK = 2;

/** Components under way to the plant. */
export interface Consignment {
  readonly line: Line;
  readonly shippedAt: number;
  readonly receivedAt: number;
  readonly backup: boolean;
  readonly quantity: number;
  readonly defectRate: number;
  readonly suspect: boolean;
  /** The record it counts in, and whether it came on time. */
  readonly record: DeliveryRecord;
  readonly onTime: boolean;
}

/** The fixed backup of the base case: always the same lead time and surcharge. */
export function fixedBackup(problem: IntegrationProblem, site: BackupSite): BackupSupplier {
  const products = [problem.products.standard, problem.products.project];
  const { backupDays, backupPremium } = problem.supply;
  return {
    order(product, quantity, time) {
      site.charge(quantity * (backupPremium * products[product]!.materialCost), time);
      site.deliver(product, quantity, backupDays);
    },
  };
}

/** Purchasing, supplier A with his disruptions, backup supplier B. */
export class Supply {
  readonly stocks: readonly SupplierStock[];
  /** Units purchased and units that supplier A starts, by product and day. */
  readonly purchases: readonly History[];
  readonly starts: readonly History[];
  /** Is a disruption known, so that orders go to the backup? */
  known = false;
  private readonly problem: IntegrationProblem;
  private readonly tables: Tables;
  private readonly calendar: Calendar;
  private readonly streams: Streams;
  private readonly replication: number;
  private readonly environment: Environment;
  private readonly adoption: Adoption;
  private readonly ledger: Ledger;
  private readonly meter: Meter;
  private readonly quality: Quality;
  private readonly backup: BackupSupplier;
  private readonly spoilage: Spoilage | undefined;
  private readonly recordA: DeliveryRecord;
  private readonly recordB: DeliveryRecord;
  private readonly supplierHorizon: number;
  private readonly trace: ((consignment: Consignment) => void) | undefined;
  private disruption = -1;
  private up = true;

  constructor(world: {
    readonly problem: IntegrationProblem;
    readonly tables: Tables;
    readonly calendar: Calendar;
    readonly streams: Streams;
    readonly replication: number;
    readonly environment: Environment;
    readonly adoption: Adoption;
    readonly ledger: Ledger;
    readonly meter: Meter;
    readonly quality: Quality;
    /** Fills the place of the fixed backup. */
    readonly backup: Ports["backup"];
    readonly spoilage: Spoilage | undefined;
    readonly lines: readonly Line[];
    readonly days: number;
    /** Sees every consignment when it leaves a supplier. */
    readonly trace: ((consignment: Consignment) => void) | undefined;
  }) {
    const { problem, calendar, days } = world;
    this.problem = problem;
    this.tables = world.tables;
    this.calendar = calendar;
    this.streams = world.streams;
    this.replication = world.replication;
    this.environment = world.environment;
    this.adoption = world.adoption;
    this.ledger = world.ledger;
    this.meter = world.meter;
    this.quality = world.quality;
    this.spoilage = world.spoilage;
    this.trace = world.trace;
    this.recordA = new DeliveryRecord(problem.quality.baseDefects);
    this.recordB = new DeliveryRecord(problem.quality.baseDefects);
    this.supplierHorizon = horizons(problem)[SUPPLIER]! - horizons(problem)[PURCHASING]!;
    this.purchases = world.lines.map(() => new History(days));
    this.starts = world.lines.map(() => new History(days));
    this.stocks = world.lines.map(
      (line) =>
        new SupplierStock({
          line,
          onHand: Math.round(problem.planning.initialSupplierDays * line.nominal),
          days,
          from: this.meter.from,
          calendar,
          canShip: () => this.up && !this.quality.held,
          ship: this.ship,
        }),
    );
    const site = this.site(world.lines);
    this.backup = world.backup?.(site) ?? fixedBackup(problem, site);
    if (this.environment.disruptions.starts.length > 0)
      calendar.schedule(this.environment.disruptions.starts[0]!, this.fail, 0);
  }

  private site(lines: readonly Line[]): BackupSite {
    return {
      replication: this.replication,
      deliver: (product, units, leadTime) => this.sendBackup(lines[product]!, units, leadTime),
      charge: (amount, time) => this.ledger.post(PREMIUM, -amount, time),
    };
  }

  /** Before the plans of a day. */
  morning(day: number): void {
    this.backup.morning?.(day);
  }

  /** Books the day that has just ended. */
  book(time: number): void {
    this.backup.book?.(time);
  }

  /** Purchase order of a day. @returns units */
  purchase(line: Line, planner: PlantPlanner, day: number): number {
    const level = planner.level(PURCHASING, day, this.problem.planning.safetyFactor);
    const units = orderUpTo(level, line.echelonPosition(), line.product.purchaseLot);
    if (!(units > 0)) return 0;
    this.purchases[line.index]!.add(day, units);
    line.onOrder += units;
    const fromBackup = this.known || this.quality.held ? units : Math.round(this.share(day) * units);
    if (this.meter.measures(day)) this.meter.purchasedUnits += units;
    if (fromBackup > 0) this.orderBackup(line, fromBackup);
    if (fromBackup < units) this.stocks[line.index]!.order(units - fromBackup, this.transit(line, day), day);
    return units;
  }

  /** What supplier A starts on a day: by his own view of purchase orders, or by the shared plan. */
  produce(line: Line, planner: PlantPlanner, day: number): void {
    if (!this.up) return;
    const stock = this.stocks[line.index]!;
    const { planning, supply } = this.problem;
    const portal = this.adoption.level(SUPPLIER_PORTAL, day);
    const { supplierSafetyFactor, portalSafetyFactor, windowDays } = planning;
    const blind = stock.blindOrder(day + 1, windowDays, supplierSafetyFactor, this.supplierHorizon);
    const shared = Math.max(
      0,
      planner.level(SUPPLIER, day, portalSafetyFactor) - (line.echelonPosition() + stock.position()),
    );
    const wanted = (1 - portal) * blind + portal * shared;
    const units = Math.ceil(Math.min(Math.floor(line.product.supplierCapacity), wanted));
    this.starts[line.index]!.add(day, units);
    stock.make(units, supply.supplierDays);
  }

  /** Supplier A may ship again. */
  resume(): void {
    for (const stock of this.stocks) stock.fill();
  }

  private share(day: number): number {
    const { scorecardGain, deliveryWeight, qualityWeight, priceWeight, referenceDefects, backupPremium } =
      this.problem.supply;
    if (!(scorecardGain > 0)) return 0;
    const weights = { delivery: deliveryWeight, quality: qualityWeight, price: priceWeight };
    const feedback = this.adoption.level(EARLY_WARNING, day);
    return backupShare(
      scorecardGain,
      supplierScore(this.recordB, weights, referenceDefects, feedback, 1 / (1 + backupPremium)),
      supplierScore(this.recordA, weights, referenceDefects, feedback, 1),
    );
  }

  private transit(line: Line, day: number): number {
    const stream = this.streams.stream({
      purpose: purposes.supplierTransit,
      replication: this.replication,
      a: day,
      b: line.index,
    });
    return Math.max(0, this.tables.supplierTransit.at(stream.word()));
  }

  private readonly ship = (stock: SupplierStock, open: OpenLine, units: number): void => {
    const { transitDays } = this.problem.supply;
    const time = this.calendar.now + transitDays * open.transit;
    const consignment: Consignment = {
      line: stock.line,
      shippedAt: this.calendar.now,
      receivedAt: time,
      backup: false,
      quantity: units,
      defectRate: this.quality.defectRate(),
      suspect: this.quality.bad,
      record: this.recordA,
      onTime: time <= open.placedAt + transitDays + ON_TIME_SLACK,
    };
    this.trace?.(consignment);
    this.calendar.schedule(time, this.receive, consignment, ARRIVAL);
  };

  private orderBackup(line: Line, units: number): void {
    const now = this.calendar.now;
    if (this.meter.measures(now)) this.meter.backupUnits += units;
    this.backup.order(line.index, units, now);
  }

  private sendBackup(line: Line, units: number, leadTime: number): void {
    const now = this.calendar.now;
    const consignment: Consignment = {
      line,
      shippedAt: now,
      receivedAt: now + leadTime,
      backup: true,
      quantity: units,
      defectRate: this.problem.quality.baseDefects,
      suspect: false,
      record: this.recordB,
      onTime: true,
    };
    this.trace?.(consignment);
    this.calendar.schedule(now + leadTime, this.receive, consignment, ARRIVAL);
  }

  private readonly receive = (consignment: Consignment): void => {
    const { line, quantity, defectRate } = consignment;
    this.spoilage?.settle(line, this.calendar.now);
    line.onOrder -= quantity;
    line.components += quantity;
    line.defectiveComponents += quantity * defectRate;
    if (consignment.suspect) line.suspectComponents += quantity;
    line.componentStock.add(quantity, this.calendar.now);
    line.receivedUnits += quantity;
    consignment.record.update(consignment.onTime, defectRate);
  };

  private readonly fail = (index: number): void => {
    const now = this.calendar.now;
    const { siloed, integrated, supply } = this.problem;
    this.up = false;
    this.disruption = index;
    const adoption = this.adoption.level(EARLY_WARNING, now);
    const detection = siloed.detectionDays + adoption * (integrated.detectionDays - siloed.detectionDays);
    this.calendar.schedule(now + detection + supply.activationDays, this.reroute, index);
    this.calendar.schedule(this.environment.disruptions.ends[index]!, this.recover, index);
  };

  private readonly reroute = (index: number): void => {
    if (this.up || this.disruption !== index) return;
    const now = this.calendar.now;
    this.known = true;
    if (this.meter.measures(now)) {
      this.meter.disruptions++;
      this.meter.disruptionResponse += now - this.environment.disruptions.starts[index]!;
    }
    for (const stock of this.stocks) {
      const units = stock.cancel();
      if (units > 0) this.orderBackup(stock.line, units);
    }
  };

  private readonly recover = (index: number): void => {
    this.up = true;
    this.known = false;
    this.resume();
    const next = this.environment.disruptions.starts[index + 1];
    if (next !== undefined) this.calendar.schedule(next, this.fail, index + 1);
  };
}
