import { FREIGHT, INQUIRIES, KEYING_ERRORS, LABOUR, REDELIVERY } from "../ledger.ts";
import { endOfRun, type Figure, spanOf } from "./figure.ts";

/** Customers, cost to serve, quality, people. */
export const customerFigures: readonly Figure[] = [
  {
    name: "satisfaction",
    label: "Satisfaction score",
    unit: "",
    better: "higher",
    of: (w) => w.meter.satisfaction,
    over: "sum.experiences",
  },
  {
    name: "churnRate",
    label: "Churn",
    unit: "1/year",
    better: "lower",
    of: (w) => w.meter.churned,
    over: "sum.customerYears",
  },
  {
    name: "activeCustomers",
    label: "Active customers",
    unit: "",
    better: "higher",
    of: (w) => w.meter.activeCustomers.areaTo(endOfRun(w)) / spanOf(w),
  },
  {
    name: "openOrders",
    label: "Open orders",
    unit: "",
    of: (w) => w.meter.openOrders.areaTo(endOfRun(w)) / spanOf(w),
  },
  {
    name: "costToServe",
    label: "Cost to serve",
    unit: "money/order",
    better: "lower",
    of: (w) =>
      -(
        w.ledger.total(LABOUR) +
        w.ledger.total(INQUIRIES) +
        w.ledger.total(FREIGHT) +
        w.ledger.total(REDELIVERY) +
        w.ledger.total(KEYING_ERRORS)
      ),
    over: "sum.ordersDelivered",
  },
  {
    name: "inquiriesPerOrder",
    label: "Inquiries per order",
    unit: "",
    better: "lower",
    of: (w) => w.meter.inquiries,
    over: "sum.ordersDelivered",
  },
  {
    name: "failedDeliveries",
    label: "Failed deliveries",
    unit: "",
    better: "lower",
    of: (w) => w.meter.failedDeliveries,
    over: "sum.ordersDelivered",
  },
  {
    name: "defectRate",
    label: "Defect rate",
    unit: "",
    better: "lower",
    of: (w) => w.meter.defectiveUnits,
    over: "sum.unitsDelivered",
  },
  { name: "delayNotices", label: "Delay notices", unit: "", of: (w) => w.meter.notices },
  { name: "falseAlarms", label: "False alarms", unit: "", better: "lower", of: (w) => w.meter.falseAlarms },
  {
    name: "utilisation.clerks",
    label: "Utilisation of clerks",
    unit: "",
    of: (w) => w.desk.clerks.utilisation,
  },
  {
    name: "utilisation.pickers",
    label: "Utilisation of pickers",
    unit: "",
    of: (w) => w.dispatch.pickers.utilisation,
  },
];
