import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

interface ReadingProps {
  readonly text: string;
  /** Whether it follows somebody's hand. */
  readonly followed: boolean;
  /** Of the figure, in pixels. */
  readonly width: number;
}

interface Room {
  /** Of the sentence shown, in pixels, and whether that one follows the hand. */
  height: number;
  followed: boolean;
  /** Of the last finding, and of the tallest sentence said under the hand. */
  finding: number;
  tallest: number;
}

function note(room: Room): void {
  if (room.followed) room.tallest = Math.max(room.tallest, room.height);
  else room.finding = room.height;
}

/** What a figure says: under a hand it keeps the room of the tallest sentence said, so that nothing below goes to and fro. */
export function Reading({ text, followed, width }: ReadingProps) {
  const line = useRef<HTMLParagraphElement>(null);
  const room = useRef({ width, height: 0, finding: 0, tallest: 0, followed });

  useLayoutEffect(() => {
    const { current } = room;
    // What stood here until now, if it is as tall as what stood before it.
    note(current);
    if (current.width !== width) Object.assign(current, { width, finding: 0, tallest: 0 });
    current.followed = followed;
    const { finding, tallest } = current;
    const kept = followed ? Math.max(finding, tallest) : tallest;
    line.current?.style.setProperty("--said", `${kept}px`);
  }, [text, followed, width]);

  // Told of heights by the browser, which knows them once it has laid the page out; asking would make it do so at once.
  useEffect(() => {
    if (line.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      room.current.height = entry!.borderBoxSize[0]!.blockSize;
      note(room.current);
    });
    observer.observe(line.current);
    return () => observer.disconnect();
  }, []);

  return (
    <p class="reading" ref={line}>
      {text}
    </p>
  );
}
