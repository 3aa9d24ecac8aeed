/** The part of jStat that this room uses. */
declare module "jstat" {
  const j: {
    readonly jStat: {
      readonly studentt: {
        inv(p: number, degrees: number): number;
        cdf(x: number, degrees: number): number;
      };
      readonly gamma: {
        cdf(x: number, shape: number, scale: number): number;
        inv(p: number, shape: number, scale: number): number;
      };
      readonly lognormal: {
        cdf(x: number, mu: number, sigma: number): number;
      };
      readonly poisson: {
        cdf(k: number, mean: number): number;
      };
    };
  };
  export default j;
}
