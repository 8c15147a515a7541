/** Shows how far a long job is: a bar that moves on a terminal, a line now and then in a log. */
export interface Progress {
  update(done: number, total: number): void;
  end(): void;
}

interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const BAR = 30;

/** A line in a log is written each time another quarter is done. */
const STEPS = 4;

/** @param screen standard error unless a test watches: standard output is for what a command answers */
export function startProgress(label: string, screen: Screen = process.stderr): Progress {
  let shown = -1;
  const update = (done: number, total: number): void => {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const step = Math.floor(share * (screen.isTTY ? 100 : STEPS));
    if (step === shown) return;
    shown = step;
    const filled = Math.round(share * BAR);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`;
    if (screen.isTTY) screen.write(`\r${label} ${bar} ${Math.floor(share * 100)} %`);
    else if (step > 0) screen.write(`${label}: ${done} of ${total}\n`);
  };
  if (screen.isTTY) update(0, 1);
  return {
    update,
    end: () => {
      if (screen.isTTY) screen.write('\n');
    },
  };
}
