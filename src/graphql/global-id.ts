/** The id of a thing anywhere in the graph: opaque to clients, stable as long as the thing exists. */
export function globalId(type: string, ...key: readonly (string | number)[]): string {
  return Buffer.from([type, ...key].join(':'), 'utf8').toString('base64url');
}
