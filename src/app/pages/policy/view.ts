import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Declaration, ScenarioBase } from "../../../contract/model.ts";
import { declarations } from "../../../experiment/registry.ts";
import type { SourcingPath, SourcingSolution } from "../../../models/sourcing/results.ts";
import { type Answers, exactAnswers, viewAnswers } from "../../state/answers.ts";
import { differences, merged } from "../../state/differences.ts";
import { type Draft, draft } from "../../state/draft.ts";
import { whenRested } from "../../state/hand.ts";
import { sharedLaboratory } from "../../state/session.ts";
import { isObject, type Json, type JsonObject } from "../../state/tree.ts";
import { openFile, type PolicyBundle, scenarioOf } from "./bundle.ts";
import { examples } from "./examples.ts";
import { keep, kept } from "./keep.ts";
import { type OwnSession, ownSession, PERIODS } from "./ownSession.ts";

/** What the user's policy is compared with. */
const compared = [{ kind: "optimal" }] as const;
const FIRST_NAME = "mine";

/** Everything that the parts of this page share. */
export interface PolicyView {
  readonly model: Declaration;
  readonly draft: Draft;
  /** The scenario with the policies to compare with alone. */
  readonly scenario: ReadonlySignal<ScenarioBase>;
  readonly answers: Answers<SourcingSolution>;
  readonly path: Answers<SourcingPath>;
  readonly own: OwnSession;
  readonly code: ReadonlySignal<string>;
  readonly name: Signal<string>;
  /** A file that was opened and has not been allowed to run yet. */
  readonly pending: ReadonlySignal<PolicyBundle | null>;
  /** The digest that an opened file promised; null if none did. */
  readonly promised: ReadonlySignal<string | null>;
  /** Which example the code is; undefined for code of one's own. */
  readonly example: ReadonlySignal<string | undefined>;
  /** The code differs from what ran last. */
  readonly edited: ReadonlySignal<boolean>;
  readonly notice: Signal<string>;
  readonly period: Signal<number | null>;
  /** Takes what somebody types. */
  write(code: string): void;
  choose(example: string): void;
  run(): void;
  /** Shows the code of a file; nothing of it runs before {@link allow}. */
  receive(file: File): Promise<void>;
  allow(): void;
  discard(): void;
  /** The present code as a file holds it. */
  bundle(): PolicyBundle;
  close(): void;
}

function withoutPolicies(value: Json | undefined): Json | undefined {
  if (!isObject(value)) return value;
  const { policies: _, ...rest } = value;
  return Object.keys(rest).length === 0 ? undefined : rest;
}

/**
 * @param state the page's state from a link; unchecked
 * @param remember told the link's state whenever it changes
 */
export async function policyView(
  state: Json | null,
  remember: (state: Json | null) => void,
): Promise<PolicyView> {
  const model = await declarations["sourcing"]!();
  const { scenario: changed, example: wanted }: JsonObject = isObject(state) ? state : {};
  const base = model.example as unknown as Json;
  const read = await scenarioOf(model, merged(base, withoutPolicies(changed)));
  const notice = signal(
    read.ok ? "" : `The scenario in this link cannot be used: ${read.why}. Showing the base case.`,
  );
  const edited = draft(model, read.ok ? read.value : model.example);
  const scenario = computed<ScenarioBase>(() => ({ ...edited.good.value, policies: compared }));
  const room = sharedLaboratory();
  const answers = exactAnswers<SourcingSolution>(room, scenario, edited.refuse);
  const argument = signal({ replication: 0, periods: PERIODS });
  const path = viewAnswers<SourcingPath>(room, answers.latest, "path", argument);
  const own = ownSession(model);

  const linked = examples.find(({ id }) => id === wanted);
  const before = linked === undefined ? kept() : null;
  const code = signal(before?.code ?? (linked ?? examples[0]!).code);
  const name = signal(before?.name ?? FIRST_NAME);
  const pending = signal<PolicyBundle | null>(null);
  const promised = signal<string | null>(null);
  const example = computed(() => examples.find((each) => each.code === code.value)?.id);
  let replaced = { code: code.peek(), name: name.peek() };

  function run(): void {
    if (pending.peek() !== null) return;
    callOff();
    own.run({ code: code.peek(), name: name.peek(), scenario: scenario.peek() });
  }

  let callOff = () => {};
  const stopFollowing = effect(() => {
    scenario.value;
    callOff();
    if (pending.peek() !== null) return;
    own.outdate();
    callOff = whenRested(run);
  });
  const stopRemembering = effect(() => {
    const scenario = withoutPolicies(differences(edited.good.value as unknown as Json, base));
    const shown = example.value;
    const all = {
      ...(scenario === undefined ? {} : { scenario }),
      ...(shown === undefined || shown === examples[0]?.id ? {} : { example: shown }),
    };
    remember(Object.keys(all).length === 0 ? null : all);
  });

  return {
    model,
    draft: edited,
    scenario,
    answers,
    path,
    own,
    code,
    name,
    pending,
    promised,
    example,
    edited: computed(() => own.ran.value !== null && own.ran.value.code !== code.value),
    notice,
    period: signal<number | null>(36),
    write(text) {
      code.value = text;
      if (pending.peek() === null) keep({ name: name.peek(), code: text });
    },
    choose(id) {
      const found = examples.find((each) => each.id === id);
      if (found === undefined) return;
      pending.value = null;
      promised.value = null;
      code.value = found.code;
      run();
    },
    run,
    async receive(file) {
      const opened = await openFile(file, model);
      if (!opened.ok) {
        notice.value = opened.message;
        return;
      }
      if (pending.peek() === null) replaced = { code: code.peek(), name: name.peek() };
      notice.value = "";
      callOff();
      own.clear();
      pending.value = opened.value;
      code.value = opened.value.code;
      name.value = opened.value.name;
    },
    allow() {
      const opened = pending.peek();
      if (opened === null) return;
      pending.value = null;
      promised.value = code.peek() === opened.code ? opened.digest : null;
      if (opened.scenario !== null) edited.replace(opened.scenario as unknown as Json);
      keep({ name: name.peek(), code: code.peek() });
      run();
    },
    discard() {
      pending.value = null;
      code.value = replaced.code;
      name.value = replaced.name;
      run();
    },
    bundle() {
      const ran = own.ran.peek();
      const current = ran !== null && ran.code === code.peek() && ran.scenario === scenario.peek();
      const result = current ? own.result.peek() : null;
      return {
        name: name.peek(),
        code: code.peek(),
        scenario: result?.scenario ?? scenario.peek(),
        digest: result?.digest ?? null,
      };
    },
    close() {
      callOff();
      stopFollowing();
      stopRemembering();
      path.close();
      answers.close();
      own.close();
    },
  };
}
