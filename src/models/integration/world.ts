import { Calendar } from "../../engine/calendar.ts";
import { type Streams, streams } from "../../random/streams.ts";
import { Adoption } from "./adoption.ts";
import { Cash } from "./cash.ts";
import { Pipeline } from "./crm.ts";
import { Customers } from "./customers.ts";
import { Day } from "./day.ts";
import { Delivery } from "./delivery.ts";
import { Dispatch } from "./dispatch.ts";
import { type Environment, environment } from "./environment.ts";
import { productNames } from "./fields/demand.ts";
import { Holding } from "./holding.ts";
import { Ledger } from "./ledger.ts";
import type { Levers } from "./levers.ts";
import { Line } from "./line.ts";
import { Meter } from "./meter.ts";
import type { SalesOrder } from "./order.ts";
import { OrderDesk } from "./orders.ts";
import { PlantPlanner } from "./planner.ts";
import type { Ports } from "./ports.ts";
import type { IntegrationProblem } from "./problem.ts";
import { Production } from "./production.ts";
import { Quality } from "./quality.ts";
import { Quotes } from "./quotes.ts";
import { endOf, type Setting } from "./setting.ts";
import { Spoilage } from "./spoilage.ts";
import { Stock } from "./stock.ts";
import { purposes } from "./streams.ts";
import { type Consignment, Supply } from "./supply.ts";
import { type Tables, tables } from "./tables.ts";

/** A setting made ready: what all its replications and lever sets share. */
export interface Chain {
  readonly setting: Setting;
  readonly tables: Tables;
  readonly streams: Streams;
  readonly ports: Ports;
}

/** Prepares a setting for running. @param ports fillings for the ports; the base case without */
export function chain(setting: Setting, ports: Ports = {}): Chain {
  return { setting, tables: tables(setting.problem), streams: streams(setting.simulation.seed), ports };
}

/** What may be watched in a run. */
export interface Watch {
  /** Sees every order when it is placed; the order fills in as it goes. */
  readonly order?: (order: SalesOrder) => void;
  /** Sees every consignment when it leaves a supplier. */
  readonly consignment?: (consignment: Consignment) => void;
  /** Sees the chain once a day, after the plans. */
  readonly day?: (day: number, world: World) => void;
}

/** One chain in one replication, wired up and ready to run. */
export interface World {
  readonly setting: Setting;
  readonly calendar: Calendar;
  readonly environment: Environment;
  readonly adoption: Adoption;
  readonly lines: readonly Line[];
  readonly planners: readonly PlantPlanner[];
  readonly pipeline: Pipeline;
  readonly customers: Customers;
  readonly desk: OrderDesk;
  readonly dispatch: Dispatch;
  readonly supply: Supply;
  readonly quality: Quality;
  readonly day: Day;
  readonly ledger: Ledger;
  readonly meter: Meter;
}

/** Mean demand by product, units/day: run-rate orders of the initial customers, and projects won. */
export function nominalDemand(problem: IntegrationProblem): readonly number[] {
  const { leads, customers, products } = problem;
  const { first, second, third } = leads.advance;
  return productNames.map((name) => {
    const run = products[name].orderRate * products[name].orderSize * customers.initial;
    return name === leads.product ? run + leads.rate * first * second * third * leads.quantity : run;
  });
}

/** Wires one replication of a chain with some levers bought. Nothing has happened yet. */
export function world(made: Chain, levers: Levers, replication: number, watch: Watch = {}): World {
  const { setting, streams } = made;
  const { problem, addOns } = setting;
  const from = setting.simulation.warmUp;
  const days = endOf(setting);
  const calendar = new Calendar();
  const meter = new Meter(from);
  const ledger = new Ledger(from, setting.simulation.years);
  const surroundings = environment(setting, streams, replication);
  const adoption = new Adoption(setting, levers, surroundings.outages);
  const nominal = nominalDemand(problem);
  const lines = productNames.map((name, index) => {
    const goods = Math.round(problem.planning.initialGoodsDays * nominal[index]!);
    const components = Math.round(problem.planning.initialComponentDays * nominal[index]!);
    const { baseDefects } = problem.quality;
    return new Line(index, problem.products[name], nominal[index]!, goods, components, baseDefects, from);
  });
  const shared = { setting, problem, tables: made.tables, calendar, streams, replication };
  const common = { ...shared, environment: surroundings, adoption, ledger, meter, lines, days };

  const quality: Quality = new Quality({
    ...common,
    traced: addOns.trace,
    customers: () => customers,
    released: () => supply.resume(),
  });
  const decay = made.ports.decay?.(replication);
  const spoilage = decay === undefined ? undefined : new Spoilage(decay, ledger, meter);
  const supply: Supply = new Supply({
    ...common,
    quality,
    backup: made.ports.backup,
    spoilage,
    trace: watch.consignment,
  });
  const quotes = new Quotes(problem, () => supply.known);
  const cash = new Cash(common);
  const deflection = addOns.ai ? Math.max(0.6, problem.integrated.deflection) : problem.integrated.deflection;
  const delivery = new Delivery({
    ...common,
    quotes,
    quality,
    desk: () => desk,
    customers: () => customers,
    deflection,
  });
  const dispatch: Dispatch = new Dispatch({ ...common, cash, stock: () => stock, deliver: delivery.arrive });
  const stock = new Stock(calendar, meter, (order) => dispatch.pick(order));

  const place = (order: SalesOrder): void => desk.place(order);
  const known: Customers["all"] = [];
  const projects = lines[productNames.indexOf(problem.leads.product)]!;
  const pipeline = new Pipeline({
    ...shared,
    line: projects,
    customers: known,
    place,
    noiseFactor: addOns.ai ? 0.6 : 1,
  });
  const planners = lines.map(
    (line) =>
      new PlantPlanner({
        line,
        problem,
        adoption,
        planned: surroundings.planned[line.index]!,
        pipeline: line === projects ? pipeline : undefined,
        history: streams.stream({ purpose: purposes.history, replication, a: line.index }),
        centered: addOns.ai || problem.dataQuality.calibration === "selfCentering",
        days,
        from,
      }),
  );
  const desk: OrderDesk = new OrderDesk({
    ...common,
    quotes,
    stock,
    planners,
    customers: () => customers,
    trace: watch.order,
  });
  const customers: Customers = new Customers({ ...common, all: known, end: days, place });
  const production = new Production(problem, calendar, stock);
  const holding = new Holding(problem, calendar, ledger, lines, supply.stocks);
  const observer = watch.day;
  const day: Day = new Day({
    ...common,
    planners,
    production,
    supply,
    holding,
    cash,
    quotes,
    spoilage,
    observe: observer === undefined ? undefined : (today) => observer(today, wired),
  });
  const wired: World = {
    setting,
    calendar,
    environment: surroundings,
    adoption,
    lines,
    planners,
    pipeline,
    customers,
    desk,
    dispatch,
    supply,
    quality,
    day,
    ledger,
    meter,
  };
  return wired;
}

/** Runs one replication to its end and books the last day. */
export function play(made: Chain, levers: Levers, replication: number, watch?: Watch): World {
  const wired = world(made, levers, replication, watch);
  const { warmUp } = made.setting.simulation;
  wired.calendar.runUntil(warmUp);
  wired.desk.clerks.resetStatistics();
  wired.dispatch.pickers.resetStatistics();
  wired.calendar.runUntil(endOf(made.setting));
  wired.day.book();
  return wired;
}
