/** Purpose codes of the plugged-in parts' random numbers, 0x04xx; codes are never reused. */
export const purposes = {
  /** a: product. One price a day, whatever is bought. */
  spotPrice: 0x0401,
  /** a: product. One number per spoiled unit. */
  spoilage: 0x0402,
} as const;
