/** A policy to start from. */
export interface PolicyExample {
  readonly id: string;
  readonly title: string;
  readonly code: string;
}

export const examples: readonly PolicyExample[] = [
  {
    id: "baseStock",
    title: "Base stock: one level for both sources",
    code: `// Fill up to 17 units in every period: from the contract where it
// is not dearer than the spot market, the rest from the spot market.
export default {
  reservation: 12,

  order({ netInventory, spotPrice }, { contractPrice }) {
    const gap = Math.max(0, 17 - netInventory);
    const capacity = spotPrice >= contractPrice ? 12 : 0;
    const contractQuantity = Math.min(capacity, gap);
    return { contractQuantity, spotQuantity: gap - contractQuantity };
  },
};
`,
  },
  {
    id: "threshold",
    title: "Spot only: buy ahead when it is cheap",
    code: `// No contract at all: stock up for about three periods when the
// spot price is low, else buy only what the next period needs.
export default {
  reservation: 0,

  order({ netInventory, spotPrice }) {
    const level = spotPrice < 9 ? 40 : 16;
    return { contractQuantity: 0, spotQuantity: Math.max(0, level - netInventory) };
  },
};
`,
  },
  {
    id: "dual",
    title: "Dual: the contract, and buying ahead",
    code: `// Two levels: the contract fills up to 21; below a price of 8 the
// spot market fills up further, the cheaper the more.
export default {
  reservation: 10,

  order({ netInventory, spotPrice }, { contractPrice }) {
    const capacity = spotPrice >= contractPrice ? 10 : 0;
    const contractQuantity = Math.min(capacity, Math.max(0, 21 - netInventory));
    const ahead = spotPrice < 8 ? 21 + 15 * (8 - spotPrice) : 15;
    const spotQuantity = Math.max(0, ahead - netInventory - contractQuantity);
    return { contractQuantity, spotQuantity };
  },
};
`,
  },
];
