/** The function a user's module exports as default. It runs with full rights. */
export async function importOwn(address: string): Promise<unknown> {
  const module: { readonly default?: unknown } = await import(address);
  return module.default;
}
