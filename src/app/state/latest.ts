/** The next animation frame, or soon where frames stand still because nobody looks. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve, 30);
    else requestAnimationFrame(() => resolve());
  });
}

/**
 * Runs a task one at a time, at most once per frame; of the inputs that arrive meanwhile only the newest counts.
 * Output is delivered in the frame it was asked in if it is there in time, else at the start of a later one, so that
 * everything drawn from it is drawn once.
 */
export function latestWins<Input, Output>(
  task: (input: Input) => Promise<Output>,
  deliver: (output: Output, input: Input) => void,
): (input: Input) => void {
  let waiting: { readonly input: Input } | null = null;
  let busy = false;

  async function run(): Promise<void> {
    busy = true;
    try {
      await nextFrame();
      while (waiting !== null) {
        const { input }: { readonly input: Input } = waiting;
        waiting = null;
        const frame = document.timeline.currentTime;
        const output = await task(input);
        // What is ready before this frame is drawn belongs to it.
        if (document.timeline.currentTime !== frame) await nextFrame();
        deliver(output, input);
        if (waiting !== null) await nextFrame();
      }
    } finally {
      busy = false;
    }
  }

  return (input) => {
    waiting = { input };
    if (!busy) void run();
  };
}
