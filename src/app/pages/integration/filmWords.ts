import type { Wires } from "../../../charts/chainStage.ts";
import type { Film, FilmSeries } from "../../../models/integration/film.ts";
import type { IntegrationScenario } from "../../../models/integration/scenario.ts";
import { fixed } from "../../parts/format.ts";

export const FILM_TITLE = "One world, lived through twice";

interface OfWorlds {
  readonly siloed: string;
  readonly integrated: string;
}

/** What kind of firm each world has, in a few words and in fewer. */
export function meansOf({ problem, levers }: IntegrationScenario): {
  readonly means: OfWorlds;
  readonly brief: OfWorlds;
} {
  const { syncDays } = problem.siloed;
  const every = syncDays >= 1 ? `${fixed(syncDays, 1)} days` : `${fixed(24 * syncDays, 0)} hours`;
  const typed =
    syncDays > 0 ? `a clerk types what the CRM exports every ${every}` : "a clerk types every order";
  const some = Object.values(levers).some(Boolean);
  return {
    means: {
      siloed: `${typed}; the plant plans from past orders`,
      integrated: levers.orderFlow
        ? "orders pass from CRM to ERP by themselves"
        : some
          ? `${typed}, as before`
          : "no lever is switched on: the same firm",
    },
    brief: {
      siloed: "clerks type orders; plans look back",
      integrated: some ? "not live yet" : "no lever is switched on",
    },
  };
}

/** Which wires the levers lay. */
export function wiresOf({ levers }: IntegrationScenario): Wires {
  return {
    any: Object.values(levers).some(Boolean),
    orders: levers.orderFlow,
    plan: levers.pipeline || levers.promo,
    supplier: levers.supplierPortal,
  };
}

function at(film: Film, world: "siloed" | "integrated", name: FilmSeries, day: number): number {
  const values = film[world].series[name];
  return values[Math.min(values.length - 1, Math.max(0, day))] ?? 0;
}

function many(value: number, one: string, more: string): string {
  return `${fixed(value, 0)} ${value === 1 ? one : more}`;
}

/** The morning of a day in both worlds, in a sentence. */
export function daySentence(film: Film, day: number): string {
  const world = (name: "siloed" | "integrated") => {
    const entry = at(film, name, "ordersWaitingForEntry", day);
    const missing = at(film, name, "backlog", day);
    return `${many(entry, "order", "orders")} not yet in the ERP and ${many(missing, "unit", "units")} short`;
  };
  const during = (spells: readonly { readonly start: number; readonly end: number }[]) =>
    spells.some(({ start, end }) => day >= start && day < end);
  const trouble = during(film.disruptions)
    ? " Supplier A stands still."
    : during(film.excursions)
      ? " Supplier A delivers poor quality."
      : "";
  return `Day ${day}: siloed ${world("siloed")}; integrated ${world("integrated")}.${trouble}`;
}

const listed: readonly (readonly [name: FilmSeries, label: string, unit: string, by?: number])[] = [
  ["opportunities", "Open deals", ""],
  ["activeCustomers", "Active customers", ""],
  ["satisfaction", "Satisfaction", "%", 100],
  ["ordersWaitingForEntry", "Orders not yet in the ERP", ""],
  ["ordersWaitingForStock", "Orders that wait for goods", ""],
  ["backlog", "Units that orders wait for", "units"],
  ["ordersWaitingForDispatch", "Orders that wait for dispatch", ""],
  ["ordersInTransit", "Orders on the way to customers", ""],
  ["shipmentsToInvoice", "Shipments without invoice", ""],
  ["lost", "Orders lost since day 0", ""],
  ["onHand", "Free goods", "units"],
  ["reserved", "Goods reserved for orders", "units"],
  ["wip", "In the plant", "units"],
  ["components", "Components", "units"],
  ["componentsOnOrder", "Components on order", "units"],
  ["supplierStock", "Supplier A’s stock", "units"],
  ["receivables", "Owed by customers", "money"],
  ["cash", "Cash earned since day 0", "money"],
  ["result", "Profit since day 0", "money"],
  ["adoption", "Adoption, mean of the chosen levers", "%", 100],
];

/** The numbers of a day: name, unit, siloed, integrated. */
export function dayTable(film: Film, day: number): readonly (readonly [string, string, number, number])[] {
  return listed.map(([name, label, unit, by = 1]) => {
    const value = (world: "siloed" | "integrated") => Math.round(by * at(film, world, name, day));
    return [label, unit, value("siloed"), value("integrated")] as const;
  });
}
