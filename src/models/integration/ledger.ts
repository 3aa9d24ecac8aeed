/** The accounts of the ledger; profit is their sum. Costs are posted with a minus sign. */
export const accounts = [
  "revenue",
  "costOfGoods",
  "holding",
  "obsolescence",
  "supplierHolding",
  "receivablesCapital",
  "labour",
  "inquiries",
  "freight",
  "redelivery",
  "keyingErrors",
  "refunds",
  "premium",
  "penalties",
  "recalls",
  "compliance",
] as const;

/** Positions of the accounts. */
export const REVENUE = 0;
export const COST_OF_GOODS = 1;
export const HOLDING = 2;
export const OBSOLESCENCE = 3;
export const SUPPLIER_HOLDING = 4;
export const RECEIVABLES_CAPITAL = 5;
export const LABOUR = 6;
export const INQUIRIES = 7;
export const FREIGHT = 8;
export const REDELIVERY = 9;
export const KEYING_ERRORS = 10;
export const REFUNDS = 11;
export const PREMIUM = 12;
export const PENALTIES = 13;
export const RECALLS = 14;
export const COMPLIANCE = 15;

/** Every amount of money, by year after the warm-up and by account. Before the warm-up nothing is posted. */
export class Ledger {
  private readonly from: number;
  readonly years: number;
  /** `Float64Array [year][account]`, money. */
  readonly amounts: Float64Array;
  /** Sum of all postings in the order of posting: the second way to know the profit. */
  posted = 0;

  /** @param from end of the warm-up, days */
  constructor(from: number, years: number) {
    this.from = from;
    this.years = years;
    this.amounts = new Float64Array(years * accounts.length);
  }

  /** Posts to an account. @param amount money, > 0 income, < 0 cost @param time days */
  post(account: number, amount: number, time: number): void {
    const since = time - this.from;
    if (since < 0) return;
    const year = Math.min(this.years - 1, Math.floor(since / 365));
    this.amounts[year * accounts.length + account]! += amount;
    this.posted += amount;
  }

  /** Profit of a year, money. */
  profit(year: number): number {
    let sum = 0;
    for (let account = 0; account < accounts.length; account++)
      sum += this.amounts[year * accounts.length + account]!;
    return sum;
  }

  /** One account over all years, money. */
  total(account: number): number {
    let sum = 0;
    for (let year = 0; year < this.years; year++) sum += this.amounts[year * accounts.length + account]!;
    return sum;
  }
}
