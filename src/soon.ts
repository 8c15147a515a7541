/** A value that is there already, or comes. What is there costs no promise: a list has thousands of them. */
export type Soon<T> = T | Promise<T>;

/** Goes on with a value at once where it is there, else when it comes. */
export function soon<T, R>(value: Soon<T>, next: (value: T) => Soon<R>): Soon<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
