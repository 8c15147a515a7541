import pg from 'pg';
import { Message } from '../../src/database/message.js';

/**
 * What each message to the database held, while `work` runs.
 * @param work is given what ends once so many messages are sent
 */
export async function messagesOf(
  work: (sent: (count: number) => Promise<void>) => Promise<unknown>,
): Promise<string[][]> {
  const spy = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work(async (count) => {
      while (spy.mock.calls.length < count) await new Promise(setImmediate);
    });
    return (spy.mock.calls as unknown[][]).map(([sent]) =>
      sent instanceof Message ? sent.statements.map(({ text }) => text) : [sent as string],
    );
  } finally {
    spy.mockRestore();
  }
}
