import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { AssessmentYear } from '../assessment-year/assessment-year.type.js';
import type { Context } from '../context.js';
import { globalId } from '../graphql/global-id.js';
import { Release } from '../release/release.type.js';
import { soon } from '../soon.js';
import { type AssessmentRow, subjectKey } from './assessment.row.js';
import { Assessment, Rank } from './assessment.type.js';
import { placeOf } from './rank.js';
import { DimensionScore, TypeResult } from './score.type.js';
import { RankScope } from './status.type.js';

@Resolver(() => Assessment)
export class AssessmentResolver {
  @FieldResolver(() => ID)
  id(@Root() row: AssessmentRow): string {
    return globalId('Assessment', subjectKey(row));
  }

  @FieldResolver(() => AssessmentYear, { description: 'The year, with its framework.' })
  year(@Root() row: AssessmentRow, @Ctx() { loaders }: Context) {
    return soon(loaders.frameworks(), (frameworks) => frameworks.get(row.year));
  }

  @FieldResolver(() => Release, { description: 'The release it was read from.' })
  release(@Root() row: AssessmentRow, @Ctx() { loaders }: Context) {
    return soon(loaders.releases(), (releases) => releases.find(({ id }) => id === row.releaseId));
  }

  @FieldResolver(() => Rank, {
    nullable: true,
    description:
      'The place among its peers. Null where not assessed, or where the scope is not of its level.',
  })
  rank(
    @Root() row: AssessmentRow,
    @Arg('in', () => RankScope, { defaultValue: RankScope.NATION, description: 'Among which peers.' })
    scope: RankScope,
  ): Rank | null {
    return placeOf(row, scope);
  }

  @FieldResolver(() => [DimensionScore], {
    description: 'A result for each dimension of the year, in the official order; none where not assessed.',
  })
  dimensions(@Root() row: AssessmentRow, @Ctx() { loaders }: Context) {
    return loaders.dimensionScores(row);
  }

  @FieldResolver(() => [TypeResult], {
    nullable: true,
    description: 'The averages by type of local government; null for a local government.',
  })
  byType(@Root() row: AssessmentRow, @Ctx() { loaders }: Context) {
    if (row.localGovernmentId !== null) return null;
    return soon(loaders.typeResultsBySubject.load(row), (results) =>
      results.filter(({ dimensionId }) => dimensionId === null),
    );
  }
}
