import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { askedBelow } from '../graphql/asked-below.js';
import { globalId } from '../graphql/global-id.js';
import { ReadAlong } from '../graphql/read-along.js';
import { YearScalar } from '../graphql/year.scalar.js';
import { Assessed } from './assessed.type.js';
import { type AssessmentRow, type Subject, toIndicators } from './assessment.row.js';
import { Assessment } from './assessment.type.js';
import { type Soon, soon } from '../soon.js';
import { notReleased } from './not-released.js';

const asksForIndicators = askedBelow(...toIndicators);

@Resolver(() => Assessed)
export class AssessedResolver {
  @FieldResolver(() => ID)
  id(@Root() subject: Subject): string {
    switch (subject.level) {
      case 'NATION':
        return globalId('Nation');
      case 'PROVINCE':
        return globalId('Province', subject.code);
      case 'LOCAL_GOVERNMENT':
        return globalId('LocalGovernment', subject.localGovernmentId);
    }
  }

  @ReadAlong
  @FieldResolver(() => Assessment, {
    nullable: true,
    description:
      'The result of one year. Null where the subject did not exist that year. An error YEAR_NOT_PUBLISHED or ' +
      'RELEASE_NOT_FOUND says that there is no such result to read.',
  })
  assessment(
    @Root() subject: Subject,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('year', () => YearScalar, {
      nullable: true,
      description: 'The year; the latest public one by default.',
    })
    year: number | null = null,
    @Arg('release', () => Int, {
      nullable: true,
      description: 'The number of the release within the year; the public one by default.',
    })
    release: number | null = null,
  ): Soon<AssessmentRow | null> {
    return soon(
      loaders.assessment(subject, { year, release }, asksForIndicators(info)),
      ({ released, result }) => (released ? result : refuse(notReleased(loaders, year, release))),
    );
  }

  @ReadAlong
  @FieldResolver(() => [Assessment], {
    description:
      'The results of all published years, oldest first. A trend must heed AssessmentYear.comparability.',
  })
  assessments(@Root() subject: Subject, @Ctx() { loaders }: Context, @Info() info: GraphQLResolveInfo) {
    return loaders.assessments(subject, asksForIndicators(info));
  }
}

async function refuse(error: Promise<Error>): Promise<never> {
  throw await error;
}
