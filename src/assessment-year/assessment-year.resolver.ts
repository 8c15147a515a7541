import { Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Rating } from '../assessment/rating.type.js';
import type { Context } from '../context.js';
import { CalendarYear, calendarYear } from '../graphql/calendar-year.type.js';
import { globalId } from '../graphql/global-id.js';
import { Release } from '../release/release.type.js';
import { Kept } from '../kept/keep.js';
import { Access, anyone } from '../viewer/access.js';
import type { AssessmentYearRow, DimensionRow, IndicatorRow } from './assessment-year.row.js';
import { AssessmentYear, AverageMethod, Comparability } from './assessment-year.type.js';
import { Dimension, Indicator } from './framework.type.js';

@Resolver(() => AssessmentYear)
export class AssessmentYearResolver {
  @Query(() => [AssessmentYear], {
    description:
      'The years that have releases the viewer may know of, oldest first. A year whose only release was withdrawn ' +
      'stays, to say so.',
  })
  @Access(anyone)
  @Kept
  async assessmentYears(@Ctx() { loaders }: Context) {
    const readable = new Set((await loaders.releases()).map((release) => release.year));
    return [...(await loaders.frameworks()).values()].filter((year) => readable.has(year.be));
  }

  @FieldResolver(() => ID)
  id(@Root() year: AssessmentYearRow): string {
    return globalId('AssessmentYear', year.be);
  }

  @FieldResolver(() => CalendarYear)
  year(@Root() year: AssessmentYearRow): CalendarYear {
    return calendarYear(year.be);
  }

  @FieldResolver(() => AverageMethod)
  averageMethod(): AverageMethod {
    return AverageMethod.UNWEIGHTED_MEAN;
  }

  @FieldResolver(() => Comparability)
  comparability(@Root() { previous, comparable }: AssessmentYearRow): Comparability {
    return {
      previous: previous === null ? null : calendarYear(previous),
      comparable,
      reason:
        comparable || previous === null
          ? null
          : { th: 'ด้านที่ประเมินหรือวิธีคำนวณต่างกัน', en: 'The dimensions, or the method, are not the same.' },
    };
  }

  @FieldResolver(() => [Dimension], {
    description: 'The dimensions assessed that year, in the official order.',
  })
  dimensions(@Root() year: AssessmentYearRow, @Ctx() { loaders }: Context) {
    return loaders.dimensionsByYear.load(year.be);
  }

  @FieldResolver(() => [Rating], { description: 'The ratings of the year, best first.' })
  ratings(@Root() year: AssessmentYearRow, @Ctx() { loaders }: Context) {
    return loaders.ratingsByYear.load(year.be);
  }

  @FieldResolver(() => [Release], {
    description: 'The releases of the year that the viewer may know of, by number: withdrawn ones too.',
  })
  async releases(@Root() year: AssessmentYearRow, @Ctx() { loaders }: Context) {
    return (await loaders.releases()).filter((release) => release.year === year.be);
  }
}

@Resolver(() => Dimension)
export class DimensionResolver {
  @FieldResolver(() => ID)
  id(@Root() dimension: DimensionRow): string {
    return globalId('Dimension', dimension.id);
  }

  @FieldResolver(() => [Indicator], { description: 'Its indicators, in the official order.' })
  indicators(@Root() dimension: DimensionRow, @Ctx() { loaders }: Context) {
    return loaders.indicatorsByDimension.load(dimension.id);
  }
}

@Resolver(() => Indicator)
export class IndicatorResolver {
  @FieldResolver(() => ID)
  id(@Root() indicator: IndicatorRow): string {
    return globalId('Indicator', indicator.id);
  }
}
