interface ImportMetaEnv {
  /** The package's version, from `vite.config.ts`. */
  readonly HEDGEROW_VERSION: string;
}
