import { connect } from 'node:net';
import type { TestServer } from './ask.js';

export interface RawAnswer {
  /** All that came until the server hung up, or until a second passed in silence after it. */
  readonly text: string;
  /** Milliseconds until the server hung up; null where it did not. */
  readonly hungUp: number | null;
}

/** Sends more; false where the server has hung up. */
export type Write = (more: string) => boolean;

/** Sends bytes as they are, well formed or not, and waits until the server hangs up or `patience` is over. */
export function sendRaw(
  { url }: Pick<TestServer, 'url'>,
  bytes: string | Buffer,
  options: { patience?: number; then?: ((write: Write) => void) | undefined } = {},
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const start = performance.now();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let text = '';
    const end = (hungUp: number | null): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, hungUp });
    };
    const timer = setTimeout(() => end(null), options.patience ?? 1000);
    socket.on('data', (more) => (text += more.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => end(performance.now() - start));
    socket.write(bytes);
    options.then?.((more) => {
      if (!socket.destroyed) socket.write(more);
      return !socket.destroyed;
    });
  });
}
