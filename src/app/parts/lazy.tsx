import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/**
 * A component whose code is loaded when it is first shown.
 * @param title what is being opened, for the moment until it is there
 */
export function lazy<Props extends object>(
  title: string,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function Lazy(props: Props) {
    const [now, setNow] = useState({ View: loaded, problem: "" });
    useEffect(() => {
      if (loaded !== null) return;
      load().then(
        (View) => {
          loaded = View;
          setNow({ View, problem: "" });
        },
        (error: unknown) =>
          setNow({ View: null, problem: `This part could not be opened. ${String(error)}` }),
      );
    }, []);
    if (now.View !== null) return <now.View {...props} />;
    return <p class="quiet">{now.problem === "" ? `Opening ${title} …` : now.problem}</p>;
  };
}
