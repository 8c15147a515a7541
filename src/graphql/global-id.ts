/** The id of a thing anywhere in the graph: opaque to clients, stable as long as the thing exists. */
export function globalId(type: string, ...key: readonly (string | number)[]): string {
  return Buffer.from([type, ...key].join(':'), 'utf8').toString('base64url');
}

/** The key in an id of this type; null where it is none. */
export function keyOf(type: string, id: string): number | null {
  const [, key] =
    new RegExp(`^${type}:([1-9][0-9]{0,8})$`).exec(Buffer.from(id, 'base64url').toString('utf8')) ?? [];
  return key === undefined ? null : Number(key);
}
