import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { globalId } from '../graphql/global-id.js';
import { LocalizedName } from '../graphql/localized-name.type.js';
import type { LocalGovernmentChangeRow, LocalGovernmentIdentityRow } from './local-government-change.row.js';
import { LocalGovernmentChange, LocalGovernmentIdentity } from './local-government-change.type.js';
import { fullName, shortName } from './local-government-type.js';
import { LocalGovernment } from './local-government.type.js';

@Resolver(() => LocalGovernmentChange)
export class LocalGovernmentChangeResolver {
  @FieldResolver(() => ID)
  id(@Root() change: LocalGovernmentChangeRow): string {
    return globalId('LocalGovernmentChange', change.changeId);
  }

  @FieldResolver(() => LocalGovernment, {
    nullable: true,
    description:
      'The one it became a part of. Null where it was not merged, or the viewer may not read that one.',
  })
  successor(@Root() { successorId }: LocalGovernmentChangeRow, @Ctx() { loaders }: Context) {
    return successorId === null ? null : loaders.localGovernmentById.load(successorId);
  }
}

@Resolver(() => LocalGovernmentIdentity)
export class LocalGovernmentIdentityResolver {
  @FieldResolver(() => LocalizedName, { description: 'Type and name in full.' })
  fullName(@Root() { type, name }: LocalGovernmentIdentityRow): LocalizedName {
    return fullName(type, name);
  }

  @FieldResolver(() => String, { description: 'Abbreviated type and name in Thai.' })
  shortName(@Root() { type, name }: LocalGovernmentIdentityRow): string {
    return shortName(type, name);
  }

  @FieldResolver(() => LocalizedName, {
    description: 'The district (อำเภอ) it lay in; its English name is not kept.',
  })
  district(@Root() { districtTh }: LocalGovernmentIdentityRow): LocalizedName {
    return { th: districtTh, en: null };
  }
}
