import { pow } from "../../../numeric/elementary.ts";
import { bisect } from "../../../numeric/roots.ts";
import {
  internalRate,
  netPresentValue,
  paybackYears,
  returnOnInvestment,
} from "../experiments/investment.ts";
import { shapley } from "../experiments/shapley.ts";
import { number } from "../fields.ts";
import { calculated, validationCase } from "./case.ts";

/** The polynomial Σ CF_t x^t, x = 1/(1 + r), term by term. */
function discounted(cf: readonly number[], r: number): number {
  return cf.reduce((sum, flow, year) => sum + flow / pow(1 + r, year), 0);
}

export const investment = validationCase<{ cf: readonly number[]; r: number }>({
  name: "ROI-1",
  title: "Net present value, internal rate, payback, return",
  source: "textbook definitions",
  parameters: {
    cf: {
      kind: "numbers",
      label: "Cash flows",
      unit: "money",
      minLength: 2,
      maxLength: 100,
      meaning: "an investment (negative) now, then one flow a year; they change sign once",
    },
    r: number("Rate", "1/year", 0.1, { above: -0.9, max: 10 }, "discount rate"),
  },
  example: { cf: [-250_000, 20_000, 110_000, 130_000, 130_000, 130_000], r: 0.1 },
  tolerance: { kind: "relative", value: 1e-6 },
  exact: ({ cf, r }) => {
    const cumulative = cf.map((_, year) => cf.slice(0, year + 1).reduce((sum, flow) => sum + flow, 0));
    const full = cumulative.findIndex((sum) => sum >= 0);
    const invested = cf.reduce((sum, flow) => sum + Math.max(0, -flow), 0);
    const earned = cf.reduce((sum, flow) => sum + Math.max(0, flow), 0);
    const crosses = discounted(cf, -0.99) * discounted(cf, 1000) < 0;
    return {
      NPV: discounted(cf, r),
      ...(crosses ? { IRR: bisect((rate) => discounted(cf, rate), -0.99, 1000) } : {}),
      ...(full > 0 ? { paybackYears: full - cumulative[full]! / cf[full]! } : {}),
      ROI: (earned - invested) / invested,
    };
  },
  simulate: ({ cf, r }) => {
    const rate = internalRate(cf);
    const years = paybackYears(cf);
    const benefits = cf.reduce((sum, flow) => sum + Math.max(0, flow), 0);
    const costs = cf.reduce((sum, flow) => sum + Math.max(0, -flow), 0);
    return calculated({
      NPV: netPresentValue(cf, r),
      ...(rate === null ? {} : { IRR: rate }),
      ...(years === null || years === 0 ? {} : { paybackYears: years }),
      ROI: returnOnInvestment(benefits, costs)!,
    });
  },
});

const games: { readonly [game: string]: { readonly players: number; worth(mask: number): number } } = {
  /** Player 0 has a left glove, 1 and 2 a right one; a pair is worth 1. */
  glove: { players: 3, worth: (mask) => ((mask & 1) !== 0 && mask > 1 ? 1 : 0) },
  additive: {
    players: 3,
    worth: (mask) => [10, 20, 30].reduce((sum, v, i) => sum + (mask & (1 << i) ? v : 0), 0),
  },
  synergy: { players: 2, worth: (mask) => [0, 5, 7, 20][mask]! },
};

function permutations(players: readonly number[]): number[][] {
  if (players.length === 0) return [[]];
  return players.flatMap((first) =>
    permutations(players.filter((other) => other !== first)).map((rest) => [first, ...rest]),
  );
}

/** The definition by orders of arrival: mean marginal contribution over all permutations. */
function arrivalValues(game: { readonly players: number; worth(mask: number): number }): number[] {
  const orders = permutations(Array.from({ length: game.players }, (_, i) => i));
  const sums = new Array<number>(game.players).fill(0);
  for (const order of orders) {
    let mask = 0;
    for (const player of order) {
      sums[player]! += game.worth(mask | (1 << player)) - game.worth(mask);
      mask |= 1 << player;
    }
  }
  return sums.map((sum) => sum / orders.length);
}

export const attribution = validationCase<{ game: string }>({
  name: "SHAP-1",
  title: "Shapley attribution",
  source: "Shapley (1953)",
  parameters: {
    game: {
      kind: "choice",
      label: "Game",
      options: ["glove", "additive", "synergy"],
      default: "glove",
      meaning: "glove market, additive game, two levers with synergy",
    },
  },
  example: { game: "glove" },
  tolerance: { kind: "absolute", value: 1e-12 },
  exact: ({ game }) => ({ value: arrivalValues(games[game]!) }),
  simulate: ({ game }) => {
    const { players, worth } = games[game]!;
    return calculated({ value: shapley(Array.from({ length: 1 << players }, (_, mask) => worth(mask))) });
  },
});
