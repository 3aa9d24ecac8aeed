import { accounts } from "../ledger.ts";
import { type Figure, perYear } from "./figure.ts";

/** Profit, by year, and the accounts; profit first. */
export function moneyFigures(years: number): readonly Figure[] {
  const profit: Figure = {
    name: "profit",
    label: "Operating profit",
    unit: "money/year",
    better: "higher",
    of: (w) => {
      let sum = 0;
      for (let year = 0; year < w.ledger.years; year++) sum += w.ledger.profit(year);
      return sum / w.ledger.years;
    },
  };
  const yearly = Array.from(
    { length: years },
    (_, year): Figure => ({
      name: `profitOfYear.${year + 1}`,
      label: `Operating profit of year ${year + 1}`,
      unit: "money",
      better: "higher",
      of: (w) => w.ledger.profit(year),
    }),
  );
  const posted = accounts.map(
    (account, index): Figure => ({
      name: `ledger.${account}`,
      label: `Ledger: ${account}`,
      unit: "money/year",
      of: (w) => perYear(w, index),
    }),
  );
  return [profit, ...yearly, ...posted];
}
