/** The few standard things the pure levels use that ES2023 leaves to the host. Nothing of DOM or Node belongs here. */
declare module "seedrandom/lib/alea.js" {
  interface Alea {
    (): number;
    int32(): number;
  }
  export default function alea(seed: string): Alea;
}

declare function atob(text: string): string;

declare namespace WebAssembly {
  function validate(bytes: Uint8Array): boolean;
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module);
    readonly exports: { readonly [name: string]: unknown };
  }
}
