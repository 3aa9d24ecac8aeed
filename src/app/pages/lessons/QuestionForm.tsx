import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Answered } from "../../../experiment/lesson/answering.ts";
import type { Question } from "../../../experiment/lesson/lesson.ts";
import { mark } from "../../../experiment/lesson/marking.ts";
import { plain } from "../../parts/format.ts";
import { Prose } from "./Prose.tsx";

interface QuestionFormProps {
  readonly question: Question;
  /** Committed to before the reveal, or asked after it. */
  readonly kind: "predict" | "check";
  readonly reply: number | undefined;
  readonly answers: Answered | null;
  onReply(value: number | undefined): void;
}

const words = {
  predict: { legend: "Your prediction", button: "Commit", right: "You called it.", wrong: "Not this time." },
  check: { legend: "Check yourself", button: "Answer", right: "Right.", wrong: "Not quite." },
} as const;

/** Decimals that a tolerance is worth. */
function decimalsOf(tolerance: number): number {
  return tolerance > 0 ? Math.min(4, Math.max(0, 1 - Math.floor(Math.log10(tolerance)))) : 0;
}

/** A question, its reply and, once given, how it stands. */
export function QuestionForm({ question, kind, reply, answers, onReply }: QuestionFormProps) {
  const id = useId();
  const chosen = useSignal<number | null>(null);
  const typed = useSignal("");
  const complaint = useSignal("");
  const { legend, button, right, wrong } = words[kind];
  const submit = (event: Event) => {
    event.preventDefault();
    if ("options" in question) {
      if (chosen.value === null) complaint.value = "Choose one first; a guess is fine.";
      else onReply(chosen.value);
      return;
    }
    const value = Number(typed.value.trim().replace("−", "-").replace(",", "."));
    if (typed.value.trim() === "" || !Number.isFinite(value))
      complaint.value = "Type a number first; a guess is fine.";
    else onReply(value);
  };
  const marked = reply === undefined || answers === null ? null : mark(question, reply, answers);
  const again = () => {
    chosen.value = null;
    typed.value = "";
    complaint.value = "";
    onReply(undefined);
  };
  return (
    <form class="question" data-kind={kind} onSubmit={submit} noValidate>
      <fieldset disabled={reply !== undefined}>
        <legend>
          <span class="tag">{legend}</span> {question.ask}
        </legend>
        {"options" in question ? (
          <div class="options">
            {question.options.map(({ text }, index) => (
              <label
                key={text}
                data-state={
                  marked === null
                    ? ""
                    : index === marked.expected || (index === reply && marked.right)
                      ? "right"
                      : index === reply
                        ? "wrong"
                        : ""
                }
              >
                <input
                  type="radio"
                  name={id}
                  checked={(reply ?? chosen.value) === index}
                  onChange={() => {
                    chosen.value = index;
                    complaint.value = "";
                  }}
                />
                <span>{text}</span>
              </label>
            ))}
          </div>
        ) : (
          <div class="number-reply">
            <input
              type="text"
              inputMode="decimal"
              autoComplete="off"
              aria-label={`${question.ask} (${question.unit})`}
              aria-describedby={`${id}-fault`}
              value={reply === undefined ? typed.value : String(reply)}
              onInput={(event) => {
                typed.value = event.currentTarget.value;
                complaint.value = "";
              }}
            />
            <span class="quiet">{question.unit}</span>
          </div>
        )}
        {reply === undefined && (
          <button type="submit" class="commit">
            {button}
          </button>
        )}
        <span id={`${id}-fault`} class="fault" role="alert">
          {complaint.value}
        </span>
      </fieldset>
      <div class="mark" role="status">
        {marked !== null && (
          <>
            <p data-right={marked.right}>
              <span aria-hidden="true">{marked.right ? "✓" : "✗"}</span>{" "}
              <strong>{marked.right ? right : wrong}</strong>{" "}
              {"options" in question
                ? marked.right || marked.expected < 0
                  ? ""
                  : `The numbers say: ${question.options[marked.expected]?.text}.`.replace("..", ".")
                : `Computed: ${plain(Number(marked.expected.toFixed(decimalsOf(question.tolerance))))} ${question.unit}.`}
            </p>
            {question.explain !== undefined && answers !== null && (
              <Prose paragraphs={[question.explain]} answers={answers} />
            )}
          </>
        )}
      </div>
      {reply !== undefined && (
        <button type="button" class="plain again" onClick={again}>
          Answer again
        </button>
      )}
    </form>
  );
}
