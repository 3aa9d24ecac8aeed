import { openFrame } from "./frame.ts";
import { type Request, readFault, typeOf } from "./messages.ts";

/** Why a policy of one's own gave no result: a sentence, and where in the code if that is known. */
export interface OwnFault {
  readonly message: string;
  readonly line?: number;
}

/** Thrown where it is the user's code that failed. */
export class Faulty extends Error {
  readonly fault: OwnFault;
  constructor(fault: OwnFault) {
    super(fault.message);
    this.fault = fault;
  }
}

export const nonsense: OwnFault = { message: "the policy sent something that is not a result" };

/** When faults come up that have no period. */
const stages: { readonly [asked: string]: string } = {
  load: "when it was loaded: ",
  prepare: "before the first period, where its exact cost is worked out: ",
};

/** A fault from inside, as one sentence. */
function sentence(data: unknown, asked = ""): OwnFault {
  const { message, line, replication, period, returned } = readFault(data);
  const when =
    replication === undefined || period === undefined
      ? (stages[asked] ?? "")
      : `in replication ${replication}, ${period > 0 ? "period" : "warm-up period"} ${period}: `;
  const what = returned === undefined ? "" : `; it returned ${returned}`;
  return { message: `${when}${message}${what}`, ...(line === undefined ? {} : { line }) };
}

export interface Conversation {
  /**
   * Asks one thing, after the answer to the one before.
   * @param type what the answer must be
   * @param silence how long it may take, in milliseconds
   * @throws Faulty
   */
  ask(request: Request, type: string, silence: number): Promise<unknown>;
  /** Ends the worker; what is being asked fails with the reason. */
  close(reason: Error): void;
}

/** Talks with a worker of unknown intent: it is ended when it is silent for too long or speaks unasked. */
export function conversation(text: string): Conversation {
  let waiting: { readonly resolve: (data: unknown) => void; readonly reject: (error: Error) => void } | null =
    null;
  let ended: Error | null = null;
  const frame = openFrame(text, (data) => {
    if (typeOf(data) === "died") close(new Faulty(sentence(data)));
    else if (waiting === null) close(new Faulty(nonsense));
    else waiting.resolve(data);
    waiting = null;
  });
  function close(reason: Error): void {
    ended ??= reason;
    frame.close();
    waiting?.reject(ended);
    waiting = null;
  }
  return {
    close,
    async ask(request, type, silence) {
      if (ended !== null) throw ended;
      const message = `it was stopped: no answer for ${silence / 1000} seconds, perhaps an endless loop`;
      const timer = setTimeout(() => close(new Faulty({ message })), silence);
      try {
        const data = await new Promise<unknown>((resolve, reject) => {
          waiting = { resolve, reject };
          frame.post(request);
        });
        if (typeOf(data) === "fault") throw new Faulty(sentence(data, request.type));
        if (typeOf(data) !== type) throw new Faulty(nonsense);
        return data;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
