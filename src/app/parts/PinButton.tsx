interface PinButtonProps {
  readonly kept: boolean;
  onPin(wanted: boolean): void;
  /** "result", "plan". */
  readonly what: string;
}

/** Keeps what is shown now to compare with what follows, or lets it go. */
export function PinButton({ kept, onPin, what }: PinButtonProps) {
  return (
    <button
      type="button"
      class="tool"
      aria-pressed={kept}
      onClick={() => onPin(!kept)}
      title={`Keep the present ${what} as a ghost behind what follows, with signed differences`}
    >
      {kept ? "Unpin" : "Pin as reference"}
    </button>
  );
}
