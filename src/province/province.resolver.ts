import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { YearScalar } from '../graphql/year.scalar.js';
import { countsOf } from '../local-government/counts.js';
import { LocalGovernmentConnection } from '../local-government/local-government.connection.js';
import { LocalGovernmentListArguments } from '../local-government/local-government.input.js';
import { LocalGovernmentCounts } from '../local-government/local-government-type.type.js';
import { pageOf } from '../local-government/page.js';
import { soon } from '../soon.js';
import { Kept } from '../kept/keep.js';
import { Access, anyone, signedIn } from '../viewer/access.js';
import { noSuchProvince } from './no-such-province.js';
import type { ProvinceRow } from './province.row.js';
import { Population, Province } from './province.type.js';

@Resolver(() => Province)
export class ProvinceResolver {
  @Query(() => [Province], { description: 'All 77 provinces, by code.' })
  @Access(anyone)
  @Kept
  provinces(@Ctx() { loaders }: Context) {
    return loaders.provinces();
  }

  @Query(() => Province, {
    nullable: true,
    description: 'One province. Null, with an error NOT_FOUND, where no province has the code.',
  })
  @Access(anyone)
  @Kept
  async province(
    @Arg('code', () => String, { description: 'The official two-digit code, such as 43.' }) code: string,
    @Ctx() { loaders }: Context,
  ) {
    const province = await loaders.provinceByCode.load(code);
    if (province === null) throw noSuchProvince();
    return province;
  }

  @FieldResolver(() => Population, {
    nullable: true,
    description: 'The last count of its people, or the last one up to the end of a year.',
  })
  population(
    @Root() province: ProvinceRow,
    @Ctx() { loaders }: Context,
    @Arg('year', () => YearScalar, { nullable: true, description: 'Up to the end of this year.' })
    year: number | null = null,
  ) {
    return loaders.populationByProvince(year).load(province.code);
  }

  @FieldResolver(() => LocalGovernmentCounts, { description: 'How many local governments it has.' })
  localGovernmentCounts(@Root() province: ProvinceRow, @Ctx() { loaders }: Context) {
    return soon(loaders.typeCountsByProvince.load(province.code), countsOf);
  }

  @FieldResolver(() => LocalGovernmentConnection, {
    nullable: true,
    description:
      'Its local governments that the viewer may read. Null with an error UNAUTHENTICATED or FORBIDDEN for who may read none of them.',
  })
  @Access(signedIn)
  localGovernments(
    @Root() province: ProvinceRow,
    @Args(() => LocalGovernmentListArguments) args: LocalGovernmentListArguments,
    @Ctx() context: Context,
  ) {
    return pageOf(context, args, province.code);
  }
}
