/** A value that is there already, or comes. What is there costs no promise: a list has thousands of them. */
export type Soon<T> = T | Promise<T>;

/** Goes on with a value at once where it is there, else when it comes. */
export function soon<T, R>(value: Soon<T>, next: (value: T) => Soon<R>): Soon<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** The items of all lists, in their order. */
export function allSoon<T>(lists: readonly Soon<readonly T[]>[]): Soon<readonly T[]> {
  return lists.every(isThere)
    ? lists.flatMap((list) => list)
    : Promise.all(lists).then((all) => all.flatMap((list) => list));
}

const isThere = <T>(value: Soon<T>): value is T => !(value instanceof Promise);
