import { choice, days, group, money, number, share } from "../fields.ts";

/** The product lines. */
export const productNames = ["standard", "project"] as const;

/** Market of one product line; appendix A of the model's specification gives the base case. */
function product(label: string, base: readonly number[]) {
  const [price, material, conversion, rate, size, capacity, lot, purchaseLot, supplier] = base as [
    ...({ length: 9 } & number[]),
  ];
  return group(label, `the ${label.toLowerCase()} line: a bill of one component, a line of its own`, {
    price: money("Price", "money/unit", price!, "sales price", "price"),
    materialCost: money("Material cost", "money/unit", material!, "purchase price of a component", "mat"),
    conversionCost: money("Conversion cost", "money/unit", conversion!, "cost of making a unit", "conv"),
    orderRate: number(
      "Order rate",
      "orders/customer/day",
      rate!,
      { min: 0, max: 100, symbol: "runRate" },
      "mean rate at which one customer orders this product from stock",
    ),
    orderSize: number(
      "Order size",
      "units",
      size!,
      { above: 0, max: 1e6, symbol: "size" },
      "mean size of an order from stock",
    ),
    orderSizeVariation: number(
      "Order size variation",
      "",
      0.6,
      { min: 0, max: 5, symbol: "sizeCv" },
      "coefficient of variation of the gamma distributed order size",
    ),
    capacity: number(
      "Plant capacity",
      "units/day",
      capacity!,
      { above: 0, max: 1e9, symbol: "cap" },
      "most units that production can start in a day",
    ),
    productionLot: number(
      "Production lot",
      "units",
      lot!,
      { min: 1, max: 1e6, integer: true, symbol: "lotMO" },
      "production orders are multiples of this",
    ),
    purchaseLot: number(
      "Purchase lot",
      "units",
      purchaseLot!,
      { min: 1, max: 1e6, integer: true, symbol: "lotPO" },
      "purchase orders are multiples of this",
    ),
    supplierCapacity: number(
      "Supplier capacity",
      "units/day",
      supplier!,
      { min: 0, max: 1e9, symbol: "capA" },
      "most units that supplier A can start in a day",
    ),
  });
}

/** Fields of what customers want. */
export const demandFields = {
  products: group("Products", "two independent product lines", {
    standard: product("Standard", [50, 20, 10, 0.3, 10, 260, 120, 840, 220]),
    project: product("Project", [80, 30, 15, 0.08, 10, 200, 80, 560, 150]),
  }),
  customers: group("Customers", "who orders, who stays, who comes", {
    initial: number(
      "Customers at the start",
      "",
      40,
      { min: 1, max: 5000, integer: true, slider: [5, 120, 1], symbol: "customers0" },
      "active customers at time 0",
    ),
    acquisitionRate: number(
      "Acquisition",
      "customers/day",
      0.013,
      { min: 0, max: 100, symbol: "acqRate" },
      "rate of new customers at the reference satisfaction",
    ),
    rateVariation: number(
      "Rate variation",
      "",
      0.5,
      { min: 0, max: 5, symbol: "rateCv" },
      "coefficient of variation of customers' order rates",
    ),
    churnHazard: number(
      "Churn hazard",
      "1/day",
      0.0003,
      { min: 0, max: 1, symbol: "churn0" },
      "hazard of leaving at the reference satisfaction",
    ),
    churnSensitivity: number(
      "Churn sensitivity",
      "",
      3,
      { min: 0, max: 100, symbol: "churnK" },
      "hazard falls by this exponent per point of satisfaction",
    ),
    churnReviewDays: number(
      "Churn review",
      "days",
      10,
      { above: 0, max: 365 },
      "a customer reconsiders this often",
    ),
    referenceSatisfaction: share(
      "Reference satisfaction",
      0.88,
      "satisfaction at which churn and acquisition have their base rates",
      "satRef",
    ),
    wordOfMouth: number(
      "Word of mouth",
      "",
      1,
      { min: 0, max: 100, symbol: "wom" },
      "relative change of acquisition per point of mean satisfaction",
    ),
    satisfactionSmoothing: share(
      "Satisfaction smoothing",
      0.1,
      "weight of the newest experience in a customer's satisfaction",
      "eta",
    ),
    regions: number(
      "Regions",
      "",
      4,
      { min: 1, max: 1000, integer: true, symbol: "regions" },
      "delivery regions, equally likely",
    ),
  }),
  market: group("Market", "what moves demand for everyone", {
    seasonality: share("Seasonality", 0.2, "amplitude of the yearly season", "season"),
    persistence: number(
      "Persistence",
      "",
      0.9,
      { min: 0, max: 1, symbol: "mktPhi" },
      "autocorrelation of the log market level from step to step",
    ),
    spread: number(
      "Spread",
      "",
      0.12,
      { min: 0, max: 2, symbol: "mktSd" },
      "stationary standard deviation of the log market level",
    ),
    stepDays: number(
      "Step",
      "days",
      30,
      { min: 1, max: 3650, integer: true },
      "the level holds for this long",
    ),
  }),
  leads: group("Leads", "sales opportunities, which become project orders", {
    product: choice("Product", productNames, "project", "the product that projects buy"),
    rate: number("Leads", "leads/day", 0.7, { min: 0, max: 1000, symbol: "leads.rate" }, "rate of new leads"),
    quantity: number(
      "Project size",
      "units",
      200,
      { above: 0, max: 1e6, symbol: "leads.qty" },
      "mean units of a project order",
    ),
    quantityVariation: number(
      "Project size variation",
      "",
      0.5,
      { min: 0, max: 5, symbol: "leads.qtyCv" },
      "coefficient of variation of the gamma distributed project size",
    ),
    advance: group("Advance", "chance to pass each of the three stages", {
      first: share("First stage", 0.6, "probability of passing the first stage", "adv[0]"),
      second: share("Second stage", 0.7, "probability of passing the second stage", "adv[1]"),
      third: share("Third stage", 0.72, "probability of passing the third stage", "adv[2]"),
    }),
    stageDays: number(
      "Stage length",
      "days",
      12,
      { above: 0, max: 3650, symbol: "stageMean" },
      "mean of the exponential time in a stage",
    ),
    requestDays: days(
      "Requested delivery",
      7,
      "a project wants delivery this long after it is won",
      "leads.reqLead",
    ),
  }),
  promotions: group("Promotions", "planned campaigns and the dip after them", {
    product: choice("Product", productNames, "standard", "the product that is promoted"),
    everyDays: number(
      "Interval",
      "days",
      60,
      { min: 1, max: 1e6, symbol: "promo.every" },
      "mean time between starts of promotions",
    ),
    jitterDays: days("Jitter", 10, "starts vary by at most this much either way", "promo.jitter"),
    lengthDays: number(
      "Length",
      "days",
      7,
      { min: 0, max: 365, integer: true, symbol: "promo.dur" },
      "length of a promotion",
    ),
    uplift: number(
      "Uplift",
      "",
      1.5,
      { min: 0, max: 50, symbol: "promo.uplift" },
      "mean relative increase of demand during a promotion",
    ),
    upliftVariation: number(
      "Uplift variation",
      "",
      0.25,
      { min: 0, max: 5, symbol: "promo.upCv" },
      "coefficient of variation of the uplift",
    ),
    dipDays: number(
      "Dip length",
      "days",
      14,
      { min: 0, max: 365, integer: true, symbol: "promo.dipDur" },
      "length of the dip after a promotion (forward buying)",
    ),
    dip: share("Dip", 0.25, "relative decrease of demand during the dip", "promo.dip"),
    noticeDays: number(
      "Notice",
      "days",
      30,
      { min: 0, max: 3650, integer: true, symbol: "promo.know" },
      "the promotion calendar is known this far ahead",
    ),
  }),
  service: group("Service", "what customers want and how long they wait", {
    requestDays: days(
      "Requested delivery",
      4,
      "an order from stock wants delivery this long after it is placed",
      "reqLead",
    ),
    quoteToleranceDays: number(
      "Quote tolerance",
      "days",
      18,
      { above: 0, max: 1e15, symbol: "quoteTol" },
      "mean of the exponential delay beyond the requested date that a customer accepts in a quote",
    ),
    patienceDays: number(
      "Patience",
      "days",
      20,
      { above: 0, max: 1e15, symbol: "patience" },
      "mean of the exponential time beyond the promised date after which an unserved order is cancelled",
    ),
    projectPatienceFactor: number(
      "Project patience",
      "",
      1.5,
      { above: 0, max: 100 },
      "multiplies the patience of projects",
    ),
  }),
};
