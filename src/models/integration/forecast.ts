/** How well plans over one horizon were met: measured by the planner for safety stock, and for the KPIs. */
export class ForecastRecord {
  /** h, whole days. */
  readonly horizon: number;
  private readonly plans: Float64Array;
  private readonly smoothing: number;
  private square = 0;
  private observations = 0;

  /** @param days length of the run @param smoothing γ, weight of the newest squared error */
  constructor(horizon: number, days: number, smoothing: number) {
    this.horizon = horizon;
    this.plans = new Float64Array(days + 1);
    this.smoothing = smoothing;
  }

  /** Notes the plan made on a day for the days day … day + h − 1. */
  note(day: number, units: number): void {
    this.plans[day] = units;
  }

  /** The plan made on a day. */
  planOf(day: number): number {
    return this.plans[day]!;
  }

  /** A plan's horizon has passed. @param demand units that came */
  observe(planned: number, demand: number): void {
    const error = demand - planned;
    this.square =
      this.observations === 0 ? error * error : this.square + this.smoothing * (error * error - this.square);
    this.observations++;
  }

  /** Root mean squared error; the given value until 20 plans have been observed. */
  error(before: number): number {
    return this.observations >= 20 ? Math.sqrt(this.square) : before;
  }
}

/** Sums from which the forecast errors of many plans are formed. */
export class ForecastErrors {
  absolute = 0;
  actual = 0;
  signed = 0;
  relative = 0;
  relativeCount = 0;
  naive = 0;
  count = 0;

  /** @param forecast F @param actual A @param naive "as many as in the h days before" */
  add(forecast: number, actual: number, naive: number): void {
    const error = Math.abs(actual - forecast);
    this.absolute += error;
    this.actual += actual;
    this.signed += forecast - actual;
    this.naive += Math.abs(actual - naive);
    this.count++;
    if (actual > 0) {
      this.relative += error / actual;
      this.relativeCount++;
    }
  }

  /** MAPE = mean |A − F| / A over A > 0; Hyndman, Koehler (2006). */
  mape(): number {
    return this.relative / this.relativeCount;
  }

  /** wMAPE = Σ |A − F| / Σ A. */
  wmape(): number {
    return this.absolute / this.actual;
  }

  /** bias = Σ (F − A) / Σ A. */
  bias(): number {
    return this.signed / this.actual;
  }

  /** MASE = MAE / MAE of the naive forecast; Hyndman, Koehler (2006). */
  mase(): number {
    return this.absolute / this.naive;
  }
}
