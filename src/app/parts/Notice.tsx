interface NoticeProps {
  readonly text: string;
  /** Floats in a corner instead of moving the page down. */
  readonly floating?: boolean;
  onClose(): void;
}

/** One sentence that the user should know and may wave away. */
export function Notice({ text, floating, onClose }: NoticeProps) {
  return (
    <div class={floating ? "notice floating" : "notice"} role="status">
      <span>{text}</span>
      <button type="button" class="plain" aria-label="Close this note" onClick={onClose}>
        ×
      </button>
    </div>
  );
}
