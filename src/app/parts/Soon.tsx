import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { whenIdle } from "./idle.ts";

interface SoonProps {
  /** Do not wait any longer. */
  readonly now?: boolean;
  readonly children: ComponentChildren;
}

/** What is out of sight when a page opens: made in an idle moment, so that what is in sight comes first. */
export function Soon({ now = false, children }: SoonProps) {
  const [ready, setReady] = useState(now);
  useEffect(() => whenIdle(() => setReady(true)), []);
  return ready || now ? children : null;
}
