/** Made by `vite/sandbox.ts` at build time. */
declare module "virtual:sandbox" {
  /** The script of the sandboxed frame. */
  export const boot: string;
  /** Its source expression for `script-src`. */
  export const bootHash: string;
  /** The script of the sandboxed worker; it defines `hedgerowSandbox`. */
  export const program: string;
}
