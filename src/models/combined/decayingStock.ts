import type { Stream } from "../../random/stream.ts";
import type { Streams } from "../../random/streams.ts";
import { unitExponential } from "../deterioration/unitExponential.ts";
import type { ComponentDecay } from "../integration/ports.ts";
import { purposes } from "./streams.ts";

interface Clock {
  readonly stream: Stream;
  /** Up to when the stock was brought up to date, days. */
  now: number;
  /** Hazard ∫ λI dt still to come until the next unit spoils. */
  left: number;
}

/**
 * Components that spoil as in `models/deterioration`: each unit in stock lives an exponential time of mean 1/λ. All
 * units are alike, so their lives are one clock, which rings when the hazard ∫ λI dt since it last rang reaches an
 * exponential number: a pure death process, exact in law however rarely it is asked.
 *
 * One number is drawn per unit that spoils, from a stream of its own, so nothing else depends on it.
 */
export class DecayingStock implements ComponentDecay {
  private readonly rate: number;
  private readonly clocks: readonly Clock[];

  /** @param rate λ, 1/day, ≥ 0 @param products how many components */
  constructor(rate: number, streams: Streams, replication: number, products: number) {
    this.rate = rate;
    this.clocks = Array.from({ length: products }, (_, a) => {
      const stream = streams.stream({ purpose: purposes.spoilage, replication, a });
      return { stream, now: 0, left: unitExponential(stream.word()) };
    });
  }

  lost(product: number, onHand: number, time: number): number {
    const clock = this.clocks[product]!;
    let span = time - clock.now;
    clock.now = time;
    let stock = onHand;
    while (stock > 0 && clock.left <= this.rate * stock * span) {
      span -= clock.left / (this.rate * stock);
      stock--;
      clock.left = unitExponential(clock.stream.word());
    }
    clock.left -= this.rate * stock * span;
    return onHand - stock;
  }
}
