/** Work done since the page was loaded; tests count it, people may look at it in the console. */
export interface Counts {
  solves: number;
  redraws: number;
  simulations: number;
}

declare global {
  interface Window {
    hedgerow?: { readonly counts: Counts };
  }
}

export const counts: Counts = { solves: 0, redraws: 0, simulations: 0 };

export function publishCounts(): void {
  window.hedgerow = { counts };
}
