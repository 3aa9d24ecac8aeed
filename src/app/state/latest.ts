/** The next animation frame, or soon where frames stand still because nobody looks. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve, 30);
    else requestAnimationFrame(() => resolve());
  });
}

/**
 * Runs a task one at a time, at most once per frame; of the inputs that arrive meanwhile only the newest counts.
 * Output is delivered on a frame too, so that everything drawn from it is drawn once.
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
        const output = await task(input);
        await nextFrame();
        deliver(output, input);
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
