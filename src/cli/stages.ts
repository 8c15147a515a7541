import { type Progress, startProgress } from '../progress.js';
import type { Stage } from '../release/import/draft.js';

const words: Readonly<Record<Stage, string>> = {
  READING: 'Reading',
  CHECKING: 'Checking',
  WRITING: 'Writing',
  COUNTING: 'Statistics',
};

/** A bar for each stage of a long job, one after the other. */
export function startStages(start: (label: string) => Progress = startProgress) {
  let current: { stage: Stage; bar: Progress } | undefined;
  const end = () => current?.bar.end();
  return {
    update(stage: Stage, done: number, total: number): void {
      if (current?.stage !== stage) {
        end();
        current = { stage, bar: start(words[stage]) };
      }
      current.bar.update(done, total);
    },
    end,
  };
}
