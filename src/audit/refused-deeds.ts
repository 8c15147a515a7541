import type { MiddlewareFn } from 'type-graphql';
import type { Context } from '../context.js';
import { type UserErrorRow, UserErrorCode } from '../user-errors.js';

/** Refusals for who it is, and not for what was asked. */
const forWho: readonly UserErrorCode[] = [
  UserErrorCode.NOT_ALLOWED,
  UserErrorCode.NOT_APPROVED,
  UserErrorCode.OWN_WORK,
];

/** Notes that a command refused a deed whose door let its caller in, whatever of that the caller asked to be told. */
export const noteRefusedDeed: MiddlewareFn<Context> = async ({ context, info }, next) => {
  const given = (await next()) as { userErrors?: readonly UserErrorRow[] } | null | undefined;
  const error = given?.userErrors?.find(({ code }) => forWho.includes(code));
  if (error !== undefined)
    context.refused({ action: 'DEED_REFUSED', subject: info.fieldName, reason: error.code });
  return given;
};
