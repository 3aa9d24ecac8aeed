import { useState } from "preact/hooks";
import type { ScenarioBase } from "../../../contract/model.ts";
import type { JsonObject } from "../../state/tree.ts";
import { caseAddress } from "./cases.ts";
import { keepPlace } from "./returning.ts";

interface OpenCaseProps {
  readonly scenario: () => ScenarioBase;
  /** The lab's own state. */
  readonly view?: JsonObject;
  /** Which case, for those who do not see what stands around. */
  readonly of: string;
  readonly words?: string;
}

/** A link to the lab with one case in it. The address is written when somebody is about to follow it. */
export function OpenCase({ scenario, view, of, words = "open" }: OpenCaseProps) {
  const [address, setAddress] = useState<string | null>(null);
  const prepare = async () => {
    if (address !== null) return address;
    const written = await caseAddress(scenario(), view);
    setAddress(written);
    return written;
  };
  const follow = async (event: MouseEvent) => {
    // Into a tab of its own: this page stays.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    keepPlace();
    if (address !== null) return;
    event.preventDefault();
    location.hash = await prepare();
  };
  return (
    <a
      class="open-case"
      href={address ?? "#/"}
      onPointerEnter={() => void prepare()}
      onFocus={() => void prepare()}
      onClick={(event) => void follow(event)}
    >
      {words}
      <span class="unseen"> the case {of} in the lab</span>
    </a>
  );
}
