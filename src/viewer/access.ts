import type { GraphQLSchema } from 'graphql';
import { type AuthCheckerFn, Authorized, Extensions, UseMiddleware } from 'type-graphql';
import { noteRefusedDeed } from '../audit/refused-deeds.js';
import type { Context } from '../context.js';
import { refusal, unauthenticated } from '../graphql/errors.js';
import type { Role } from './viewer.js';

/** Who may enter a field; read the name after "may be called by". */
export interface AccessRule {
  readonly name: string;
  readonly roles: readonly Role[];
}

export const anyone: AccessRule = {
  name: 'anyone',
  roles: ['PUBLIC', 'LAO', 'PROVINCE', 'DEPARTMENT', 'ADMIN'],
};
export const signedIn: AccessRule = { name: 'signedIn', roles: ['LAO', 'PROVINCE', 'DEPARTMENT', 'ADMIN'] };
export const administrators: AccessRule = { name: 'administrators', roles: ['ADMIN'] };

/**
 * Lock 1, the door: says who may call a field. Every root field carries one, or the schema does not build.
 * A field open to anyone gets no guard at run time, only the word.
 */
export function Access(rule: AccessRule): MethodDecorator {
  return (target, key, descriptor) => {
    Extensions({ access: rule.name })(target, key, descriptor);
    if (rule !== anyone) Authorized<AccessRule>(rule)(target, key, descriptor);
    if (rule === administrators) UseMiddleware(noteRefusedDeed)(target, key, descriptor);
  };
}

/**
 * Answers for TypeGraphQL whether the viewer may enter; throws, since its own refusal has another code. Who is sent away
 * from a deed, or from what administrators read, is noted.
 */
export const checkAccess: AuthCheckerFn<Pick<Context, 'viewer' | 'refused'>, AccessRule> = (
  { context, info },
  rules,
) => {
  const { role } = context.viewer;
  if (rules.length > 0 && rules.every((rule) => rule.roles.includes(role))) return true;
  const reason = role === 'PUBLIC' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  if (info.parentType.name === 'Mutation' || rules.includes(administrators))
    context.refused({ action: 'DEED_REFUSED', subject: info.fieldName, reason });
  if (role === 'PUBLIC') throw unauthenticated();
  throw refusal('FORBIDDEN', 'Your account may not do this.', 'บัญชีของท่านไม่มีสิทธิ์ดำเนินการนี้');
};

/** @throws where a root field does not say who may call it: then there is no schema, no server and no test. */
export function assertAccessDeclared(schema: GraphQLSchema): void {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    for (const field of Object.values(type?.getFields() ?? {}))
      if (field.extensions['access'] === undefined)
        throw new Error(`@Access is missing on ${type?.name}.${field.name}`);
}
