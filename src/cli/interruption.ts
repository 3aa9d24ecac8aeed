const rescues = new Set<() => void>();

/** Registers what must still happen when the user interrupts; at once and without waiting. Returns the way back. */
export function onInterruption(rescue: () => void): () => void {
  rescues.add(rescue);
  return () => void rescues.delete(rescue);
}

/** From here on, SIGINT and SIGTERM keep what is finished and end the process with status 130. */
export function listenForInterruption(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      try {
        for (const rescue of rescues) rescue();
      } finally {
        process.exit(130);
      }
    });
  }
}
