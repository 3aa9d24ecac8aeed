/** The two words that Baagøe's Alea gives first for a seed, written anew from its description: the streams' key. */
export function aleaKey(seed: string): [number, number] {
  let n = 0xefc8249d;
  const mash = (text: string): number => {
    for (let k = 0; k < text.length; k++) {
      n += text.charCodeAt(k);
      let h = 0.02519603282416938 * n;
      n = h >>> 0;
      h = (h - n) * n;
      n = h >>> 0;
      n += (h - n) * 2 ** 32;
    }
    return (n >>> 0) / 2 ** 32;
  };
  let state = [mash(" "), mash(" "), mash(" ")].map((each) => {
    const left = each - mash(seed);
    return left < 0 ? left + 1 : left;
  });
  let carry = 1;
  const word = (): number => {
    const t = 2091639 * state[0]! + carry / 2 ** 32;
    carry = Math.floor(t);
    state = [state[1]!, state[2]!, t - carry];
    return Math.floor(state[2]! * 2 ** 32);
  };
  return [word(), word()];
}
