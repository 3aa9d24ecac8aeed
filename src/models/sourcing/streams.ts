/** Purpose codes of the random number streams; frozen, since results depend on them. */
export const purpose = { demand: 0x0101, spotPrice: 0x0102 } as const;
