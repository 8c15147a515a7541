import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { type Refused, UserErrorCode } from '../user-errors.js';
import { Access, anyone, signedIn } from '../viewer/access.js';
import { changePassword } from './change-password.commands.js';
import { logIn } from './log-in.commands.js';
import { type LoggedOut, logOut } from './log-out.commands.js';
import { refresh } from './refresh.commands.js';
import {
  ChangePasswordInput,
  LogInInput,
  LogInPayload,
  LogOutPayload,
  RefreshInput,
} from './session.type.js';
import type { Tokens } from './tokens.js';

@Resolver()
export class SessionResolver {
  @Mutation(() => LogInPayload, {
    description: 'Logs in with a password; the token is good for 15 minutes, and refresh gives the next.',
  })
  @Access(anyone)
  async logIn(
    @Arg('input', () => LogInInput, { description: 'Who logs in.' }) input: LogInInput,
    @Ctx() context: Context,
  ) {
    const { origin } = context;
    return payload(await context.change((db) => logIn(db, context, { ...input, origin })));
  }

  @Mutation(() => LogInPayload, {
    description:
      'Takes another password, a first one for example, and logs in with it. All other sessions end.',
  })
  @Access(anyone)
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'Who, and which.' }) input: ChangePasswordInput,
    @Ctx() context: Context,
  ) {
    const { origin } = context;
    const done = await context.change((db) => changePassword(db, context, { ...input, origin }));
    if (done.ok) context.viewers.forget();
    return payload(done);
  }

  @Mutation(() => LogInPayload, {
    description: 'Gives new tokens for a refresh token. One that was used before ends the session it is of.',
  })
  @Access(anyone)
  async refresh(
    @Arg('input', () => RefreshInput, { description: 'What is exchanged.' }) { refreshToken }: RefreshInput,
    @Ctx() { change, keys, exchanges, origin, refused }: Context,
  ) {
    const done = await change((db) => refresh(db, { keys, exchanges }, { refreshToken, origin }));
    if (!done.ok)
      refused({ action: 'TOKEN_REFUSED', subject: 'refresh', reason: UserErrorCode.INVALID_REFRESH_TOKEN });
    return payload(done);
  }

  @Mutation(() => LogOutPayload, { description: 'Ends the session of the token that is sent, and no other.' })
  @Access(signedIn)
  logOut(@Ctx() context: Context) {
    return ended(context, false);
  }

  @Mutation(() => LogOutPayload, { description: 'Ends all sessions of the account, on every device.' })
  @Access(signedIn)
  logOutEverywhere(@Ctx() context: Context) {
    return ended(context, true);
  }
}

async function ended(context: Context, everywhere: boolean) {
  const done: LoggedOut = await context.change((db) => logOut(db, context, everywhere));
  context.viewers.forget();
  return { userErrors: done.ok ? [] : done.userErrors };
}

const payload = (done: Tokens | Refused) =>
  done.ok
    ? { ...done, userErrors: [] }
    : { token: null, expiresAt: null, refreshToken: null, userErrors: done.userErrors };
