declare module "jstat" {
  interface JStat {
    setRandom(generator: () => number): void;
    readonly gamma: { sample(shape: number, scale: number): number };
    readonly normal: { sample(mean: number, sd: number): number };
  }
  const jstat: { readonly jStat: JStat };
  export default jstat;
}
