interface NoticeProps {
  readonly text: string;
  onClose(): void;
}

/** One sentence that the user should know and may wave away. */
export function Notice({ text, onClose }: NoticeProps) {
  return (
    <div class="notice" role="status">
      <span>{text}</span>
      <button type="button" class="plain" aria-label="Close this note" onClick={onClose}>
        ×
      </button>
    </div>
  );
}
