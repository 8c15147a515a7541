import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { globalId } from '../graphql/global-id.js';
import { Access, administrators } from '../viewer/access.js';
import {
  changeAccount,
  createAccount,
  disableAccount,
  type Done,
  type DoneWithPassword,
  enableAccount,
  resetPassword,
} from './account.commands.js';
import { AccountInput, AccountsArguments, ChangeAccountInput, CreateAccountInput } from './account.input.js';
import type { AccountRow } from './account.row.js';
import { Account, AccountConnection, AccountPasswordPayload, AccountPayload } from './account.type.js';
import { type AccountPage, pageOf } from './page.js';

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => AccountConnection, { nullable: true, description: 'Who may log in, by name. For ADMIN.' })
  @Access(administrators)
  accounts(@Args(() => AccountsArguments) args: AccountsArguments, @Ctx() context: Context) {
    return pageOf(context, args);
  }

  @FieldResolver(() => ID)
  id(@Root() account: AccountRow): string {
    return globalId('Account', account.id);
  }

  @Mutation(() => AccountPasswordPayload, { description: 'Makes an account. For ADMIN.' })
  @Access(administrators)
  async createAccount(
    @Arg('input', () => CreateAccountInput, { description: 'The account.' }) input: CreateAccountInput,
    @Ctx() context: Context,
  ) {
    const account = { ...input, ...placeIn(input), displayName: input.displayName ?? null };
    return withPassword(await changed(context, (db) => createAccount(db, context, account)));
  }

  @Mutation(() => AccountPayload, {
    description: 'Ends an account: it may not log in any more, and what it is logged in to ends. For ADMIN.',
  })
  @Access(administrators)
  async disableAccount(
    @Arg('input', () => AccountInput, { description: 'Which one.' }) { username }: AccountInput,
    @Ctx() context: Context,
  ) {
    return payload(await changed(context, (db) => disableAccount(db, context, username)));
  }

  @Mutation(() => AccountPayload, { description: 'Lets an account that was ended log in again. For ADMIN.' })
  @Access(administrators)
  async enableAccount(
    @Arg('input', () => AccountInput, { description: 'Which one.' }) { username }: AccountInput,
    @Ctx() context: Context,
  ) {
    return payload(await changed(context, (db) => enableAccount(db, context, username)));
  }

  @Mutation(() => AccountPasswordPayload, {
    description:
      'Gives an account a new first password in place of one that was lost, and logs it out. Wrong attempts of before count no more. For ADMIN.',
  })
  @Access(administrators)
  async resetPassword(
    @Arg('input', () => AccountInput, { description: 'Which one.' }) { username }: AccountInput,
    @Ctx() context: Context,
  ) {
    return withPassword(await changed(context, (db) => resetPassword(db, context, username)));
  }

  @Mutation(() => AccountPayload, {
    description: 'Gives an account another role or place, and logs it out. For ADMIN.',
  })
  @Access(administrators)
  async changeAccount(
    @Arg('input', () => ChangeAccountInput, { description: 'What it becomes.' }) input: ChangeAccountInput,
    @Ctx() context: Context,
  ) {
    return payload(
      await changed(context, (db) => changeAccount(db, context, { ...input, ...placeIn(input) })),
    );
  }
}

@Resolver(() => AccountConnection)
export class AccountConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are on all pages.' })
  totalCount(@Root() { filter }: AccountPage, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.accountCount(filter);
  }
}

/** Runs a command after which this process looks anew at who asks. */
async function changed<T>(
  { change, viewers }: Context,
  command: Parameters<typeof change<T>>[0],
): Promise<T> {
  const done = await change(command);
  viewers.forget();
  return done;
}

const placeIn = ({ role, provinceCode, localGovernmentCode }: ChangeAccountInput) => ({
  ...{ role, provinceCode: provinceCode ?? null, localGovernmentCode: localGovernmentCode ?? null },
});

const payload = (done: Done) =>
  done.ok ? { account: done.account, userErrors: [] } : { account: null, userErrors: done.userErrors };

const withPassword = (done: DoneWithPassword) => ({
  ...payload(done),
  oneTimePassword: done.ok ? done.oneTimePassword : null,
});
