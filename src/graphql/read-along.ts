import type { GraphQLResolveInfo } from 'graphql';
import { Extensions } from 'type-graphql';

/**
 * Says of a field that it needs no more of its object than is known of that before it is read; its resolver is then given an
 * object with no more in it.
 */
export const ReadAlong: MethodDecorator = Extensions({ readAlong: true }) as MethodDecorator;

/** What a resolver of a field at the root is given beside what graphql-js gives. */
export interface Along {
  /** Begins the fields below that are marked so. */
  readonly readAlong?: (known: object) => void;
}

/**
 * Begins fields that are asked for below the one that `info` is of, so that they go to the database in one message with its
 * object. When that is there they are asked as always, and find what was begun with their loaders.
 * @param known of the object, before it is read
 */
export const readAlong = (info: GraphQLResolveInfo, known: object): void =>
  (info as GraphQLResolveInfo & Along).readAlong?.(known);
