import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { LocalizedName } from '../graphql/localized-name.type.js';
import { readAlong } from '../graphql/read-along.js';
import { Province } from '../province/province.type.js';
import { Kept } from '../kept/keep.js';
import { Access, signedIn } from '../viewer/access.js';
import { LocalGovernmentChange } from './local-government-change.type.js';
import { LocalGovernmentConnection } from './local-government.connection.js';
import { LocalGovernmentListArguments } from './local-government.input.js';
import type { LocalGovernmentRow } from './local-government.row.js';
import { LocalGovernment } from './local-government.type.js';
import { fullName, shortName } from './local-government-type.js';
import { noteOutside, outsideScope } from './outside.js';
import { type LocalGovernmentPage, pageOf } from './page.js';

@Resolver(() => LocalGovernment)
export class LocalGovernmentResolver {
  @Query(() => LocalGovernment, {
    nullable: true,
    description:
      'One local government. For an account that does not read all: null with an error FORBIDDEN, alike for one ' +
      'outside its scope and for one that does not exist. For the department: null where it does not exist.',
  })
  @Access(signedIn)
  @Kept
  async localGovernment(
    @Arg('code', () => String, {
      description: 'The official code, of today or a former one: seven digits, or eight with a leading 0.',
    })
    code: string,
    @Ctx() { loaders, scopes, refused }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const askedCode = code.replace(/^0(?=\d{7}$)/, '');
    const reading = loaders.localGovernmentByCode.load(askedCode);
    readAlong(info, { level: 'LOCAL_GOVERNMENT', askedCode });
    const found = await reading;
    if (found !== null || scopes.localGovernments.everywhere) return found;
    noteOutside(refused, 'localGovernment', code);
    throw outsideScope(scopes.localGovernments);
  }

  @Query(() => LocalGovernmentConnection, {
    nullable: true,
    description: 'The local governments that the viewer may read: its own, those of its province, or all.',
  })
  @Access(signedIn)
  @Kept
  localGovernments(
    @Args(() => LocalGovernmentListArguments) args: LocalGovernmentListArguments,
    @Ctx() context: Context,
  ) {
    return pageOf(context, args, null);
  }

  @FieldResolver(() => LocalizedName)
  fullName(@Root() row: LocalGovernmentRow): LocalizedName {
    return fullName(row.type, row.name);
  }

  @FieldResolver(() => String)
  shortName(@Root() row: LocalGovernmentRow): string {
    return shortName(row.type, row.name);
  }

  @FieldResolver(() => [LocalGovernmentChange], {
    description:
      'What became of it, in the order in which it came about: founding, upgrades, names, codes, its end.',
  })
  history(@Root() { localGovernmentId }: LocalGovernmentRow, @Ctx() { loaders }: Context) {
    return loaders.changesByLocalGovernment.load(localGovernmentId);
  }

  @FieldResolver(() => LocalGovernment, {
    nullable: true,
    description:
      'The one it became a part of. Null where it was not merged, or the viewer may not read that one.',
  })
  mergedInto(@Root() { mergedIntoId }: LocalGovernmentRow, @Ctx() { loaders }: Context) {
    return mergedIntoId === null ? null : loaders.localGovernmentById.load(mergedIntoId);
  }

  @FieldResolver(() => Province, { description: 'The province it lies in.' })
  province(@Root() row: LocalGovernmentRow, @Ctx() { loaders }: Context) {
    return loaders.provinceByCode.load(row.provinceCode);
  }
}

@Resolver(() => LocalGovernmentConnection)
export class LocalGovernmentConnectionResolver {
  @FieldResolver(() => Int, {
    description: 'How many there are on all pages, within what the viewer may read.',
  })
  async totalCount(
    @Root() { parent, list }: LocalGovernmentPage,
    @Ctx() { loaders }: Context,
  ): Promise<number> {
    const [counted] = await loaders.localGovernmentCount(list)(parent);
    return counted?.count ?? 0;
  }
}
