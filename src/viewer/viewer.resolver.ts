import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { logIn } from '../account/account.commands.js';
import type { Context } from '../context.js';
import { globalId } from '../graphql/global-id.js';
import { LocalGovernment } from '../local-government/local-government.type.js';
import { Province } from '../province/province.type.js';
import { Access, anyone } from './access.js';
import type { Viewer as ViewerRow } from './viewer.js';
import { LogInInput, LogInPayload, Viewer } from './viewer.type.js';

type SignedIn = Exclude<ViewerRow, { role: 'PUBLIC' }>;

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, {
    nullable: true,
    description: 'The account that asks, or null where nobody is logged in.',
  })
  @Access(anyone)
  viewer(@Ctx() { viewer }: Context): SignedIn | null {
    return viewer.role === 'PUBLIC' ? null : viewer;
  }

  @FieldResolver(() => ID)
  id(@Root() viewer: SignedIn): string {
    return globalId('Viewer', viewer.accountId);
  }

  @FieldResolver(() => Province, {
    nullable: true,
    description: 'The province it belongs to; null for the department.',
  })
  province(@Root() viewer: SignedIn, @Ctx() { loaders }: Context) {
    return 'provinceCode' in viewer ? loaders.provinceByCode.load(viewer.provinceCode) : null;
  }

  @FieldResolver(() => LocalGovernment, {
    nullable: true,
    description: 'The local government it belongs to; null for offices and the department.',
  })
  localGovernment(@Root() viewer: SignedIn, @Ctx() { loaders }: Context) {
    return viewer.role === 'LAO' ? loaders.localGovernmentById.load(viewer.localGovernmentId) : null;
  }

  @Mutation(() => LogInPayload, {
    description: 'Logs in with a password; the token is good for 15 minutes.',
  })
  @Access(anyone)
  async logIn(
    @Arg('input', () => LogInInput, { description: 'Who logs in.' }) { username, password }: LogInInput,
    @Ctx() { change, tokenKey, origin }: Context,
  ) {
    const done = await change((db) => logIn(db, tokenKey, { username, password, origin }));
    return done.ok
      ? { ...done, userErrors: [] }
      : { token: null, expiresAt: null, userErrors: done.userErrors };
  }
}
