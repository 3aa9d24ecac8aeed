import type { ScenarioBase } from "../../../../contract/model.ts";
import type { Laboratory } from "../../../../worker/laboratory.ts";
import { laboratory } from "../../../../worker/web.ts";
import { computingNote } from "../../../state/notes.ts";

/** A thread for answers that take longer than a drag may wait; what is no longer wanted is ended with it. */
export interface Background {
  /** An answer; null where there is none, or where it was given up. */
  ask<Value extends object>(scenario: ScenarioBase, view: string, argument: unknown): Promise<Value | null>;
  /** Gives up what is being computed. */
  giveUp(): void;
}

export function background(): Background {
  let room: Laboratory | null = null;
  let busy = 0;
  return {
    async ask<Value extends object>(scenario: ScenarioBase, view: string, argument: unknown) {
      room ??= laboratory((note) => {
        computingNote.value = note;
      });
      const mine = room;
      busy += 1;
      try {
        const outcome = await mine.view(scenario, view, argument);
        return outcome.ok && mine === room ? (outcome.value as Value) : null;
      } catch (error) {
        if (mine === room) computingNote.value = `An answer failed: ${String(error)}`;
        return null;
      } finally {
        if (mine === room) busy -= 1;
      }
    },
    giveUp() {
      if (busy === 0) return;
      busy = 0;
      const old = room;
      room = null;
      old?.close();
    },
  };
}
