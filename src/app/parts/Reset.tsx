interface ResetProps {
  readonly shown: boolean;
  readonly name: string;
  onReset(): void;
}

/** The mark of a changed parameter, and the way back. */
export function Reset({ shown, name, onReset }: ResetProps) {
  return (
    <span class="reset">
      {shown && (
        <button
          type="button"
          class="plain"
          onClick={onReset}
          aria-label={`Reset ${name}`}
          title="Changed; reset"
        >
          <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
            <path d="M3 3v4h4M3.4 7A5.2 5.2 0 1 1 3 9.5" />
          </svg>
        </button>
      )}
    </span>
  );
}
