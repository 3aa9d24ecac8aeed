import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

interface ReadingProps {
  readonly text: string;
  /** Whether it follows somebody's hand. */
  readonly followed: boolean;
  /** Of the figure, in pixels. */
  readonly width: number;
}

/** What a figure says: under a hand it keeps the room of the tallest sentence said, so that nothing below goes to and fro. */
export function Reading({ text, followed, width }: ReadingProps) {
  const line = useRef<HTMLParagraphElement>(null);
  const room = useRef({ width, finding: 0, tallest: 0 });

  useLayoutEffect(() => {
    if (room.current.width !== width) room.current = { width, finding: 0, tallest: 0 };
    const { finding, tallest } = room.current;
    const kept = followed ? Math.max(finding, tallest) : tallest;
    line.current?.style.setProperty("--said", `${kept}px`);
  }, [text, followed, width]);

  // Once it is painted, measuring costs nothing.
  useEffect(() => {
    const { current } = room;
    const height = line.current?.offsetHeight ?? 0;
    if (followed) current.tallest = Math.max(current.tallest, height);
    else current.finding = height;
  }, [text, followed, width]);

  return (
    <p class="reading" ref={line}>
      {text}
    </p>
  );
}
