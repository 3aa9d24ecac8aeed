import type { Line } from "./line.ts";
import type { Meter } from "./meter.ts";
import { OPEN } from "./order.ts";
import type { Quotes } from "./quotes.ts";

/**
 * Delay notices: whoever placed a visible order that today's units would bring too late is told so.
 *
 * @param now days
 */
export function noticeDelays(line: Line, quotes: Quotes, meter: Meter, now: number): void {
  for (let i = line.head; i < line.queue.length; i++) {
    const order = line.queue[i]!;
    if (!order.visible || order.notified || order.status !== OPEN) continue;
    if (now + quotes.outbound(order) <= order.promisedAt) continue;
    order.notified = true;
    if (meter.measures(now)) meter.notices++;
  }
}
