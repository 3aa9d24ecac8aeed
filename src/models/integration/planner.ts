import type { Stream } from "../../random/stream.ts";
import type { Adoption } from "./adoption.ts";
import type { Pipeline } from "./crm.ts";
import { ForecastErrors, ForecastRecord } from "./forecast.ts";
import { History, imagineHistory, spanMoments } from "./history.ts";
import { DYNAMIC_STOCK, PIPELINE, PROMO } from "./levers.ts";
import type { Line } from "./line.ts";
import type { SalesOrder } from "./order.ts";
import {
  baseline,
  cleaned,
  type PipelineWeights,
  pipelineUnits,
  pipelineWeights,
  plan,
  safetyStock,
} from "./planning.ts";
import type { IntegrationProblem } from "./problem.ts";

/** Positions of the horizons: production, purchasing, supplier, and one week for the KPIs only. */
export const PRODUCTION = 0;
export const PURCHASING = 1;
export const SUPPLIER = 2;
export const WEEK = 3;

/** A change of adoption beyond this resets the fixed levels, or CRM volume would count twice. */
const RESET_CHANGE = 0.25;
/** Days and share of self-centering. */
const CENTERING_DAYS = 180;
const CENTERING_SHARE = 0.85;

/** The horizons of a problem in whole days, by position. */
export function horizons(problem: IntegrationProblem): readonly number[] {
  const { supply, planning } = problem;
  const production = Math.max(1, Math.round(supply.productionDays + planning.productionSlackDays));
  const purchasing = Math.max(
    1,
    Math.round(supply.productionDays + supply.transitDays + planning.purchaseSlackDays),
  );
  return [production, purchasing, purchasing + Math.round(supply.supplierDays) + 1, 7];
}

/** Plans demand of one product every day: what is known, what it leads to, and how good it was. */
export class PlantPlanner {
  /** Units entered in the ERP by day, from stock and as projects; units created by customers. */
  readonly run: History;
  readonly project: History;
  private readonly demanded: History;
  /** Forecast errors against created demand over a week and over the purchase horizon. */
  readonly weekErrors = new ForecastErrors();
  readonly leadErrors = new ForecastErrors();
  private readonly problem: IntegrationProblem;
  private readonly adoption: Adoption;
  private readonly planned: Float64Array;
  private readonly pipeline: Pipeline | undefined;
  private readonly weights: readonly PipelineWeights[];
  private readonly records: readonly ForecastRecord[];
  private readonly raw: Float64Array;
  private readonly centered: boolean;
  private readonly from: number;
  private fixed = 0;
  private fixedSd = 0;
  private resetPipeline = 0;
  private resetPromo = 0;
  private dynamicLevel = 0;

  constructor(world: {
    readonly line: Line;
    readonly problem: IntegrationProblem;
    readonly adoption: Adoption;
    /** f̂ by day. */
    readonly planned: Float64Array;
    /** The pipeline of this product, if projects buy it. */
    readonly pipeline: Pipeline | undefined;
    readonly history: Stream;
    readonly centered: boolean;
    /** Days of the run; first measured day. */
    readonly days: number;
    readonly from: number;
  }) {
    const { problem, days } = world;
    this.problem = problem;
    this.adoption = world.adoption;
    this.planned = world.planned;
    this.pipeline = world.pipeline;
    this.centered = world.centered;
    this.from = world.from;
    const spans = horizons(problem);
    this.records = spans.map((span) => new ForecastRecord(span, days, problem.planning.errorSmoothing));
    this.raw = new Float64Array(4 * (days + 1));
    this.run = new History(days);
    this.project = new History(days);
    this.demanded = new History(days);
    const { leads, dataQuality } = problem;
    const { first, second, third } = leads.advance;
    this.weights = spans.map((span) =>
      pipelineWeights(
        [first, second, third],
        leads.stageDays,
        dataQuality.optimism,
        leads.rate * leads.quantity,
        span,
      ),
    );
    const nominalRun =
      world.line.product.orderRate * world.line.product.orderSize * problem.customers.initial;
    const projectSize = this.pipeline === undefined || leads.rate === 0 ? 0 : leads.quantity;
    imagineHistory(world.history, nominalRun, projectSize, this.run, this.project);
  }

  /** A customer placed an order, whether or not it will be accepted. */
  created(order: SalesOrder): void {
    this.demanded.add(Math.floor(order.createdAt), order.quantity);
  }

  /** An order was entered in the ERP. */
  entered(order: SalesOrder, now: number): void {
    (order.project ? this.project : this.run).add(Math.floor(now), order.quantity);
  }

  /** Units entered on a day. */
  demand(day: number): number {
    return this.run.of(day) + this.project.of(day);
  }

  /** Plans of a day for every horizon. Called once a day, in order. @param day t, whole */
  update(day: number): void {
    const pipeline = this.adoption.level(PIPELINE, day);
    const promo = this.adoption.level(PROMO, day);
    this.dynamicLevel = this.adoption.level(DYNAMIC_STOCK, day);
    this.reset(day);
    const rolling = this.meanCleaned(day, this.problem.planning.windowDays, promo, pipeline);
    const level = baseline(this.dynamicLevel, this.fixed, rolling);
    for (let i = 0; i < this.records.length; i++) {
      const record = this.records[i]!;
      const units = plan({
        horizon: record.horizon,
        baseline: level,
        pipelineAdoption: pipeline,
        pipelineUnits: this.expected(i, day),
        promoAdoption: promo,
        promoLift: this.lift(day, record.horizon),
      });
      record.note(day, units);
      this.learn(record, day);
    }
    this.measure(this.records[WEEK]!, this.weekErrors, day);
    this.measure(this.records[PURCHASING]!, this.leadErrors, day);
  }

  /** Plan and safety stock of a day: the level up to which to order. @param factor z */
  level(horizon: number, day: number, factor: number): number {
    const record = this.records[horizon]!;
    const before = this.fixedSd * Math.sqrt(record.horizon);
    const safety = safetyStock(this.dynamicLevel, factor, this.fixedSd, record.horizon, record.error(before));
    return record.planOf(day) + safety;
  }

  private reset(day: number): void {
    const { resetDays, resetWindowDays } = this.problem.planning;
    // As learnt: an outage of an hour is no reason to reset, and then to reset again.
    const pipeline = this.adoption.learnt(PIPELINE, day);
    const promo = this.adoption.learnt(PROMO, day);
    const moved =
      Math.abs(pipeline - this.resetPipeline) > RESET_CHANGE ||
      Math.abs(promo - this.resetPromo) > RESET_CHANGE;
    if (day % resetDays !== 0 && !moved) return;
    this.fixed = this.meanCleaned(day, resetWindowDays, promo, pipeline);
    this.fixedSd = spanMoments(day - resetWindowDays, day, (past) => this.demand(past)).sd;
    this.resetPipeline = pipeline;
    this.resetPromo = promo;
  }

  private meanCleaned(day: number, window: number, promo: number, pipeline: number): number {
    let sum = 0;
    for (let past = day - window; past < day; past++) {
      const planned = past < 0 ? 1 : this.planned[past]!;
      sum += cleaned(this.run.of(past), this.project.of(past), planned, promo, pipeline);
    }
    return sum / window;
  }

  /** Σ (f̂ − 1) over a horizon, as far as the calendar is known. */
  private lift(day: number, horizon: number): number {
    const last = day + Math.min(horizon, this.problem.promotions.noticeDays);
    let sum = 0;
    for (let ahead = day; ahead < last; ahead++) sum += this.planned[ahead]! - 1;
    return sum;
  }

  /** Pipe(h), raw or centred on the wins of the past. */
  private expected(horizon: number, day: number): number {
    if (this.pipeline === undefined) return 0;
    const raw = pipelineUnits(this.weights[horizon]!, this.pipeline.recorded);
    if (!this.centered) return raw;
    const span = this.records[horizon]!.horizon;
    this.raw[4 * day + horizon] = raw;
    const first = Math.max(0, day - CENTERING_DAYS);
    let sum = 0;
    for (let past = first; past <= day; past++) sum += this.raw[4 * past + horizon]!;
    const wins = this.project.sum(day - CENTERING_DAYS, day) / Math.min(CENTERING_DAYS, day + 90);
    return wins * span + CENTERING_SHARE * (raw - sum / (day + 1 - first));
  }

  private learn(record: ForecastRecord, day: number): void {
    const made = day - record.horizon;
    if (made < 0) return;
    record.observe(record.planOf(made), this.run.sum(made, day) + this.project.sum(made, day));
  }

  private measure(record: ForecastRecord, errors: ForecastErrors, day: number): void {
    const made = day - record.horizon;
    if (made < this.from) return;
    const actual = this.demanded.sum(made, day);
    const naive = this.demanded.sum(made - record.horizon, made);
    errors.add(record.planOf(made), actual, naive);
  }
}
