export function buildSandbox(): Promise<unknown>;

export interface Served {
  readonly address: string;
  readonly reached: { readonly sandboxed: string[]; readonly control: string[] };
  readonly finished: Promise<object>;
  close(): void;
}

export function serveSandbox(): Promise<Served>;

type Expected = { readonly [name: string]: string | RegExp };

export function judged(
  reports: object,
  reached: Served["reached"],
  expected: Expected,
): { readonly [tried: string]: string };

export function expectations(
  digest: (own: (...given: never[]) => unknown, reservation: number) => Promise<string>,
): Promise<Expected>;
