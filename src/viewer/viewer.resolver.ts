import { Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { globalId } from '../graphql/global-id.js';
import { LocalGovernment } from '../local-government/local-government.type.js';
import { Province } from '../province/province.type.js';
import { Access, anyone } from './access.js';
import type { Viewer as ViewerRow } from './viewer.js';
import { Viewer } from './viewer.type.js';

type SignedIn = Exclude<ViewerRow, { role: 'PUBLIC' }>;

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, {
    nullable: true,
    description: 'The account or the key that asks, or null where nobody is logged in.',
  })
  @Access(anyone)
  viewer(@Ctx() { viewer }: Context): SignedIn | null {
    return viewer.role === 'PUBLIC' ? null : viewer;
  }

  @FieldResolver(() => ID)
  id(@Root() viewer: SignedIn): string {
    const { credential, accountId } = viewer;
    return credential?.kind === 'API_KEY' ? globalId('ApiKey', credential.id) : globalId('Viewer', accountId);
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
}
