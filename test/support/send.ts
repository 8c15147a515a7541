import { type IncomingHttpHeaders, request } from 'node:http';
import type { TestServer } from './ask.js';

/** An answer as it came, not decoded. */
export interface Sent {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** By node's own client: fetch mends addresses, refuses half of what tests send, and decodes what comes. */
export function send(
  { url }: Pick<TestServer, 'url'>,
  what: { method?: string; path: string; headers?: object; body?: string | Buffer },
): Promise<Sent> {
  const { method = 'GET', path, headers, body } = what;
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers: { ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(parts),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
