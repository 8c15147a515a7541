import DataLoader from 'dataloader';
import { grouped } from '../grouped.js';

/** Loads by key; what is asked for at once is found at once. */
export interface Loader<K, R> {
  readonly load: (key: K) => Promise<R>;
}

/** One row, or null, for each key. */
export function loadOne<K, R, T = K>(
  find: (keys: readonly K[]) => Promise<readonly R[]>,
  keyOf: (row: R) => T,
  identity: (key: K) => T = (key) => key as unknown as T,
): Loader<K, R | null> {
  return batching(async (keys) => {
    const rows = new Map((await find(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(identity(key)) ?? null);
  }, identity);
}

/** The rows, perhaps none, of each key, in the order in which the statement gave them. */
export function loadMany<K, R, T = K>(
  find: (keys: readonly K[]) => Promise<readonly R[]>,
  keyOf: (row: R) => T,
  identity: (key: K) => T = (key) => key as unknown as T,
): Loader<K, readonly R[]> {
  return batching(async (keys) => {
    const lists = grouped(await find(keys), keyOf);
    return keys.map((key) => lists.get(identity(key)) ?? []);
  }, identity);
}

/** For each key what was found for all that were asked for at once. */
export const loadTogether = <K, R>(find: (keys: readonly K[]) => Promise<R>): Loader<K, R> =>
  batching(
    async (keys) => new Array<R>(keys.length).fill(await find(keys)),
    (key) => key,
  );

/** Made at the first key: a request has some thirty loaders and uses a few. */
function batching<K, R, T>(
  find: (keys: readonly K[]) => Promise<R[]>,
  identity: (key: K) => T,
): Loader<K, R> {
  let loader: DataLoader<K, R, T> | undefined;
  return { load: (key) => (loader ??= new DataLoader(find, { cacheKeyFn: identity })).load(key) };
}

/** A loader for each distinct set of arguments, so that siblings that ask alike share a statement. */
export function perArguments<A, L>(
  make: (args: A) => L,
  keyOf: (args: A) => string = JSON.stringify,
): (args: A) => L {
  const loaders = new Map<string, L>();
  return (args) => {
    const key = keyOf(args);
    let loader = loaders.get(key);
    if (loader === undefined) loaders.set(key, (loader = make(args)));
    return loader;
  };
}

/** The same answer for everyone who asks during a request. */
export function once<T>(find: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= find());
}
