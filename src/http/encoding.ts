import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Encoding } from '../kept/answers.js';

/** Bytes below which encoding saves no packet. */
const worthwhile = 1400;

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const encoders: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) => promisify(brotliCompress)(body, quality),
  gzip: (body) => promisify(gzip)(body),
};

export const encode = (body: Buffer, as: Encoding): Promise<Buffer> => encoders[as](body);

/** The best encoding that an Accept-Encoding header takes, or null where the body goes out as it is. */
export function encodingFor(header: string | undefined, body: Buffer): Encoding | null {
  if (header === undefined || body.length < worthwhile) return null;
  const taken = new Map(
    header
      .toLowerCase()
      .split(',')
      .map((range) => range.split(';').map((part) => part.trim()))
      .map(([name = '', weight]) => [name, !/^q=0(\.0*)?$/.test(weight ?? '')]),
  );
  const takes = (name: Encoding): boolean => taken.get(name) ?? taken.get('*') ?? false;
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null;
}
