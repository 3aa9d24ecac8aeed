import { leverNames } from "../levers.ts";
import { type Claim, measured, represented } from "./claim.ts";

const cash = "Order to cash";
const suppliers = "Suppliers";
const customers = "Customers";
const risk = "Risk and resilience";
const analysis = "Decisions from data";
const journey = "The way there";
const hurdles = "What stands in the way";
const next = "What comes next";
const value = "What it is worth";

/** Claims about money, partners, risk and the way there: sections 8 to 17 of the article. */
export const businessClaims: readonly Claim[] = [
  measured(
    "8a",
    cash,
    "Orders become cash faster, with fewer errors and less work.",
    "Automatic entry, invoices at shipping instead of a periodic run, fewer wrong invoices in dispute.",
    ["orderFlow"],
    { "orderToCash.total": "lower", daysSalesOutstanding: "lower", costToServe: "lower" },
  ),
  measured(
    "8b",
    cash,
    "Customers see where their order is and hear of delays.",
    "Status on demand answers part of the inquiries; a promise that slips sends a notice.",
    ["visibility"],
    { inquiriesPerOrder: "lower", delayNotices: "higher" },
  ),
  measured(
    "9a",
    suppliers,
    "A supplier who sees demand prepares for it.",
    "The supplier plans on the shared plan and stock instead of past purchase orders.",
    ["supplierPortal"],
    { supplierStock: "lower", "bullwhip.supplier": "lower", shortage: "lower" },
    "What the supplier saves is his own, unless a share of it is agreed.",
  ),
  measured(
    "9b",
    suppliers,
    "Delivery and quality data together tell good suppliers from bad ones.",
    "A score of punctuality, defects and price; an alarm moves purchases to the other supplier.",
    ["earlyWarning"],
    { defectRate: "lower" },
  ),
  represented(
    "9c",
    suppliers,
    "Knowing more, the firm negotiates better.",
    "Prices are not negotiated in the model; a gain shared by the supplier is a parameter.",
    "problem.costs.supplierShare",
  ),
  measured(
    "10",
    customers,
    "Openness and service that knows the customer make him loyal.",
    "Every delivery, delay, notice, error and complaint moves a customer's satisfaction.",
    ["orderFlow", "visibility"],
    { satisfaction: "higher", churnRate: "lower" },
  ),
  measured(
    "11a",
    risk,
    "A rush of complaints warns plant and supplier at once.",
    "Complaints within a window raise an alarm, and the supplier is held while the cause is found.",
    ["earlyWarning"],
    { "decisionLatency.quality": "lower" },
  ),
  measured(
    "11b",
    risk,
    "When material is late, customers hear of it before they have to ask.",
    "An order whose promise slips sends a notice; a delay that was announced hurts less.",
    ["visibility"],
    { delayNotices: "higher", inquiriesPerOrder: "lower", satisfaction: "higher" },
  ),
  measured(
    "11c",
    risk,
    "Alternative suppliers step in before stock runs out.",
    "A disruption is known after days instead of weeks; open orders move to the backup supplier.",
    ["earlyWarning"],
    { "decisionLatency.disruption": "lower", shortage: "lower" },
  ),
  represented(
    "12a",
    analysis,
    "A dashboard shows what separate systems hide.",
    "The comparison itself is the dashboard; looking at it changes no flow.",
  ),
  represented(
    "12b",
    analysis,
    "Measuring, learning and adjusting never ends.",
    "Promises and forecasts learn from their errors wherever a lever is on; there is nothing to switch off.",
    "problem.dataQuality.calibration",
  ),
  represented(
    "13a",
    journey,
    "Begin with clear goals and figures.",
    "A scenario with its levers and figures is the goal written down.",
  ),
  represented(
    "13b",
    journey,
    "The way of connecting the systems matters.",
    "Each strategy is a set of costs, delay, outages and project time; compare two scenarios.",
    "strategy",
  ),
  represented(
    "13c",
    journey,
    "Clean data before moving it.",
    "Data quality is a parameter that cleansing buys; the map of readiness varies it.",
    "problem.dataQuality.level",
  ),
  represented(
    "13d",
    journey,
    "Train people and lead the change.",
    "The ceiling and the speed of adoption are parameters that training buys; the map varies the ceiling.",
    "adoption",
  ),
  represented(
    "14a",
    hurdles,
    "Poor data, resistance and rising costs endanger the project.",
    "Data quality, adoption and the overrun of capital are parameters; the counter-examples vary them.",
    "problem.investment.overrun",
  ),
  represented(
    "14b",
    hurdles,
    "Phases and pilots keep the risk small.",
    "Each lever has a day on which it goes live, and a pilot limits adoption; compare two scenarios.",
    "goLive",
  ),
  represented(
    "15a",
    next,
    "Machine learning forecasts with remarkable accuracy and answers customers.",
    "An option that changes noise, automation and deflection by stated amounts; no accuracy is assumed.",
    "addOns.ai",
  ),
  represented(
    "15b",
    next,
    "A shared ledger traces every lot.",
    "An option that changes only how many units a recall reaches; it moves no stock and no forecast.",
    "addOns.trace",
  ),
  represented(
    "15c",
    next,
    "Disruptions are predicted before they occur, and chains run themselves.",
    "Refused: nothing in the model foresees a disruption; only the time until it is known shrinks.",
    "problem.integrated.detectionDays",
  ),
  measured(
    "16a",
    value,
    "Costs fall: stock, work, freight, wrong invoices.",
    "Every event posts to an account of the ledger.",
    leverNames,
    { "ledger.holding": "higher", "ledger.labour": "higher", "ledger.freight": "higher" },
    "Costs stand in the ledger with a minus sign, and more sales cost more: compare profit too.",
  ),
  measured(
    "16b",
    value,
    "Satisfied customers bring revenue.",
    "Orders that are not lost, customers who stay, customers whom they bring.",
    leverNames,
    { "ledger.revenue": "higher", satisfaction: "higher" },
  ),
  represented(
    "16c",
    value,
    "People work with better morale, and the brand shines.",
    "Morale is no flow that could be observed and enters no return; the brand is satisfaction (10).",
  ),
  measured(
    "17",
    "Conclusion",
    "The whole chain works better: for the customer, for the stock, for the profit.",
    "All levers together.",
    leverNames,
    { profit: "higher", otifRequest: "higher", inventoryTurns: "higher" },
    "Profit here is before what the programme costs: the return on investment says whether it pays.",
  ),
];
