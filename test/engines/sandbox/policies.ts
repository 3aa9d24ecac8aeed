/** A policy that does nothing wrong, as a file holds it. */
export const honest = `export default {
  reservation: 12,
  order({ netInventory, spotPrice }, { contractPrice }) {
    const gap = Math.max(0, 17 - netInventory);
    const contractQuantity = spotPrice >= contractPrice ? Math.min(12, gap) : 0;
    return { contractQuantity, spotQuantity: gap - contractQuantity };
  },
};
`;

const order = "order: () => ({ contractQuantity: 0, spotQuantity: 10 })";

/** Policies that never answer, by how. */
export const silent: { readonly [how: string]: string } = {
  "loops for ever": "export default () => { for (;;); };",
  "loops for ever when loaded": `for (;;); export default { ${order} };`,
  "ends itself": `close(); export default { ${order} };`,
};

/** Policies that do something wrong, by what it is. */
export const hostile: { readonly [wrong: string]: string } = {
  "speaks unasked": `postMessage({ type: "block" }); export default { ${order} };`,
  "claims figures": `addEventListener("message", ({ data }) => {
  if (data.type === "block") postMessage({ type: "block", data: new Float64Array(3) });
});
export default { ${order} };`,
  "floods the page": `export default { order() { for (;;) postMessage("x".repeat(10000)); } };`,
  "changes its costs": `export default {
  order(state, problem) { problem.contractPrice = 0; return { contractQuantity: 0, spotQuantity: 10 }; },
};`,
  "says two things": `export default {
  reservation: 5,
  order({ netInventory }) {
    let asked = 0;
    return {
      get contractQuantity() { return asked++ === 0 ? 0 : 1e9; },
      spotQuantity: Math.max(0, 16 - netInventory),
    };
  },
};`,
};
