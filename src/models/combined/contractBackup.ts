import type { QuantileTable } from "../../distributions/quantileTable.ts";
import type { Stream } from "../../random/stream.ts";
import type { Streams } from "../../random/streams.ts";
import type { BackupSite, BackupSupplier } from "../integration/ports.ts";
import { type Purchase, purchases, type Terms } from "./contract.ts";
import { purposes } from "./streams.ts";

/** What the backup cost and did since the end of the warm-up; money, units, unit days. */
export class BackupMeter {
  reservationCost = 0;
  contractCost = 0;
  spotCost = 0;
  holdingCost = 0;
  contractUnits = 0;
  spotUnits = 0;
  /** Σ over days of what is kept ready, and of what is ordered and not sent, at the end of the day. */
  readyDays = 0;
  waitingDays = 0;
  orderedUnits = 0;
}

/** One component at the backup. At most one of ready and owed is not 0: net inventory is ready − owed. */
interface Component {
  readonly terms: Terms;
  readonly price: QuantileTable;
  readonly stream: Stream;
  ready: number;
  owed: number;
  bought: number;
  sent: number;
}

/**
 * The backup supplier as combined sourcing: capacity R is reserved and paid every day, used or not. Every morning a
 * spot price comes, and the solved policy calls off up to R at the contract price and buys on the spot market. What
 * the chain orders is sent from what is ready, the rest as it comes in; transit takes the backup's lead time.
 *
 * What is paid above or below the material cost is booked when it is bought, like the fixed backup's surcharge; what
 * is kept ready is charged for holding, and the fee for every day.
 *
 * Order of events of a day, as in `models/sourcing`: price, purchase, the chain's orders, cost of the evening.
 */
export class ContractBackup implements BackupSupplier {
  readonly meter = new BackupMeter();
  readonly components: readonly Component[];
  private readonly site: BackupSite;
  private readonly leadTime: number;
  private readonly from: number;
  private readonly purchase: Purchase = { contract: 0, spot: 0 };

  /**
   * @param leadTime days of transit
   * @param from end of the warm-up, from which the meter counts
   */
  constructor(
    site: BackupSite,
    streams: Streams,
    terms: readonly Terms[],
    prices: readonly QuantileTable[],
    leadTime: number,
    from: number,
  ) {
    this.site = site;
    this.leadTime = leadTime;
    this.from = from;
    this.components = terms.map((each, product) => ({
      terms: each,
      price: prices[product]!,
      stream: streams.stream({ purpose: purposes.spotPrice, replication: site.replication, a: product }),
      ready: 0,
      owed: 0,
      bought: 0,
      sent: 0,
    }));
  }

  order(product: number, quantity: number, time: number): void {
    this.components[product]!.owed += quantity;
    if (time >= this.from) this.meter.orderedUnits += quantity;
    this.send(product);
  }

  morning(day: number): void {
    const { meter, purchase, site } = this;
    const measured = day >= this.from;
    this.components.forEach((component, product) => {
      const { terms } = component;
      const price = component.price.at(component.stream.word());
      purchases(terms, component.ready - component.owed, price, purchase);
      const { contract, spot } = purchase;
      if (contract + spot === 0) return;
      component.ready += contract + spot;
      component.bought += contract + spot;
      site.charge(
        contract * (terms.contractPrice - terms.materialCost) + spot * (price - terms.materialCost),
        day,
      );
      if (measured) {
        meter.contractUnits += contract;
        meter.spotUnits += spot;
        meter.contractCost += contract * terms.contractPrice;
        meter.spotCost += spot * price;
      }
      this.send(product);
    });
  }

  book(time: number): void {
    const { meter, site } = this;
    // The day that ends now is booked just before midnight.
    const day = time - 0.5;
    const measured = day >= this.from;
    for (const { terms, ready, owed } of this.components) {
      const reservation = terms.reservationFee * terms.levels.reservation * terms.step;
      const holding = terms.holdingCost * ready;
      site.charge(reservation + holding, day);
      if (!measured) continue;
      meter.reservationCost += reservation;
      meter.holdingCost += holding;
      meter.readyDays += ready;
      meter.waitingDays += owed;
    }
  }

  private send(product: number): void {
    const component = this.components[product]!;
    const units = Math.min(component.ready, component.owed);
    if (!(units > 0)) return;
    component.ready -= units;
    component.owed -= units;
    component.sent += units;
    this.site.deliver(product, units, this.leadTime);
  }
}
