import type { Thread } from "./pool.ts";

/**
 * A way to start threads that keeps them between pools: ending a thread gives it back, and it is given out again
 * before a new one is started. So many short runs start their threads once, and what an engine has learnt of their
 * code is not lost. A thread that is given back in the middle of something finishes it first; one that died is not
 * given out again.
 */
export function reserve<Does>(spawn: () => Thread<Does>): () => Thread<Does> {
  const free: Thread<Does>[] = [];
  const dead = new WeakSet<Thread<Does>>();

  function started(): Thread<Does> {
    const thread = spawn();
    void thread.died.then(() => {
      if (free.includes(thread)) free.splice(free.indexOf(thread), 1);
      dead.add(thread);
    });
    return thread;
  }

  return () => {
    const thread = free.shift() ?? started();
    let out = true;
    return {
      remote: thread.remote,
      died: thread.died,
      terminate() {
        if (!out) return;
        out = false;
        if (dead.has(thread)) thread.terminate();
        else free.push(thread);
      },
    };
  };
}
