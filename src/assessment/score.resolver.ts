import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { LocalizedName } from '../graphql/localized-name.type.js';
import { localGovernmentTypes } from '../local-government/local-government-type.js';
import { soon } from '../soon.js';
import { Rank } from './assessment.type.js';
import { placeOf } from './rank.js';
import type { DimensionScoreRow, TypeResultRow } from './score.row.js';
import { DimensionScore, IndicatorScore, TypeResult } from './score.type.js';
import { RankScope } from './status.type.js';

@Resolver(() => DimensionScore)
export class DimensionScoreResolver {
  @FieldResolver(() => Rank, {
    nullable: true,
    description: 'The place of a province among the provinces in this dimension; null at the other levels.',
  })
  rank(@Root() row: DimensionScoreRow): Rank | null {
    return placeOf(row, RankScope.NATION);
  }

  @FieldResolver(() => [IndicatorScore], {
    description:
      'A result for each indicator of the dimension, in the official order; none where marks came per dimension only.',
  })
  indicators(@Root() row: DimensionScoreRow, @Ctx() { loaders }: Context) {
    return loaders.indicatorScores(row);
  }

  @FieldResolver(() => [TypeResult], {
    nullable: true,
    description: 'The averages of this dimension by type of local government; null for a local government.',
  })
  byType(@Root() row: DimensionScoreRow, @Ctx() { loaders }: Context) {
    if (row.localGovernmentId !== null) return null;
    return soon(loaders.typeResultsBySubject.load(row), (results) =>
      results.filter(({ dimensionId }) => dimensionId === row.dimension.id),
    );
  }
}

@Resolver(() => TypeResult)
export class TypeResultResolver {
  @FieldResolver(() => LocalizedName)
  typeName(@Root() row: TypeResultRow): LocalizedName {
    return localGovernmentTypes[row.type].name;
  }
}
