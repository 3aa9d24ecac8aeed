import { days, type Figure } from "./figure.ts";

/** How customers are served, and how fast the firm reacts. */
export const serviceFigures: readonly Figure[] = [
  {
    name: "fillRate",
    label: "Fill rate",
    unit: "",
    better: "higher",
    of: (w) => w.meter.unitsFilled,
    over: "sum.unitsEntered",
  },
  {
    name: "otifPromise",
    label: "On time in full to promise",
    unit: "",
    better: "higher",
    of: (w) => w.meter.onTimePromise,
    over: "sum.ordersDelivered",
  },
  {
    name: "otifRequest",
    label: "On time in full to request",
    unit: "",
    better: "higher",
    of: (w) => w.meter.onTimeRequest,
    over: "sum.ordersConcluded",
  },
  {
    name: "lostShare",
    label: "Lost orders",
    unit: "",
    better: "lower",
    of: (w) => w.meter.rejected + w.meter.cancelled,
    over: "sum.ordersConcluded",
  },
  {
    name: "rejectedShare",
    label: "Rejected quotes",
    unit: "",
    better: "lower",
    of: (w) => w.meter.rejected,
    over: "sum.ordersConcluded",
  },
  {
    name: "refusedOrders",
    label: "Orders refused because too many are open",
    unit: "",
    better: "lower",
    of: (w) => w.meter.refused,
  },
  days("Lead time", "leadTime", (w) => w.meter.leadTime, "sum.ordersDelivered", "lower"),
  days("Entry lag", "entryLag", (w) => w.meter.entryLag, "sum.ordersEntered", "lower"),
  days("From order to plan", "decisionLatency.order", (w) => w.meter.planLag, "sum.ordersEntered", "lower"),
  days(
    "From disruption to reaction",
    "decisionLatency.disruption",
    (w) => w.meter.disruptionResponse,
    "sum.disruptionsRerouted",
    "lower",
  ),
  days(
    "From quality excursion to containment",
    "decisionLatency.quality",
    (w) => w.meter.excursionDetection,
    "sum.excursionsContained",
    "lower",
  ),
];
