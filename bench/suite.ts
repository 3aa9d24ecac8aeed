import { calendarRatios } from "./calendar.ts";
import { deteriorationRatios, deteriorationTimes } from "./deterioration.ts";
import { integrationRatios, integrationTimes } from "./integration.ts";
import type { Ratio } from "./ratio.ts";
import { sourcingRatios } from "./sourcing.ts";

/** A time for orientation; it drifts with the machine. */
export interface Time {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Every pair that is measured in turn within this one run. */
export const ratios: readonly (() => readonly Ratio[])[] = [
  sourcingRatios,
  calendarRatios,
  deteriorationRatios,
  integrationRatios,
];

/** Warm times of what pages ask for. */
export const times: readonly (() => readonly Time[])[] = [deteriorationTimes, integrationTimes];
