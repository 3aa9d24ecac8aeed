interface ControlNotesProps {
  /** Of the control, which names these notes by `aria-describedby`. */
  readonly id: string;
  readonly help: string;
  readonly fault: string | undefined;
}

/** What a control means, for those who do not see its tooltip, and what is wrong with its value. */
export function ControlNotes({ id, help, fault }: ControlNotesProps) {
  return (
    <>
      <span id={`${id}-help`} hidden>
        {help}
      </span>
      <span id={`${id}-fault`} class="fault" role="alert">
        {fault}
      </span>
    </>
  );
}
