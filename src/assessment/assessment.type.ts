import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { LocalizedName } from '../graphql/localized-name.type.js';
import { LocalGovernmentType } from '../local-government/local-government-type.type.js';
import { RatingCount, Rating } from './rating.type.js';
import { AssessmentStatus, RankScope, Suppression } from './status.type.js';

@ObjectType({
  description: 'A place in a competition ranking (1, 2, 2, 4), best first.',
})
export class Rank {
  @Field(() => Int, { description: 'The place, 1 being the best; equal percentages share a place.' })
  place: number;

  @Field(() => Int, { description: 'How many are ranked.' })
  of: number;

  @Field(() => RankScope, { description: 'Among which.' })
  in: RankScope;
}

@ObjectType({ description: 'As what a local government was assessed in one year.' })
export class AssessedAs {
  @Field(() => LocalGovernmentType, { description: 'The type it had that year.' })
  type: LocalGovernmentType;

  @Field(() => LocalizedName, { description: 'The name it had that year, without its type.' })
  name: LocalizedName;
}

@ObjectType({
  description:
    'How the results of the assessed bodies are spread; in percent. Public for the nation only: minimum or median is one body’s own result.',
})
export class Distribution {
  @Field(() => Float, {
    nullable: true,
    description: 'Standard deviation of the assessed bodies (population).',
  })
  standardDeviation: number | null;

  @Field(() => Float, { nullable: true, description: 'The lowest result.' })
  minimum: number | null;

  @Field(() => Float, { nullable: true, description: 'A quarter of the bodies lie at or below it.' })
  lowerQuartile: number | null;

  @Field(() => Float, { nullable: true, description: 'Half of the bodies lie at or below it.' })
  median: number | null;

  @Field(() => Float, { nullable: true, description: 'Three quarters of the bodies lie at or below it.' })
  upperQuartile: number | null;

  @Field(() => Float, { nullable: true, description: 'The highest result.' })
  maximum: number | null;

  @Field(() => Int, { nullable: true, description: 'How many bodies reach the pass mark of the year.' })
  passedCount: number | null;

  @Field(() => [RatingCount], { description: 'How many bodies have each rating, best first; 0 included.' })
  ratings: RatingCount[];
}

@ObjectType({
  description: 'How many bodies stand behind an average, and how they are spread.',
})
export class Statistics {
  @Field(() => Int, { description: 'How many bodies there were that year, assessed or not.' })
  totalCount: number;

  @Field(() => Int, { description: 'How many of them were assessed: the average is theirs.' })
  assessedCount: number;

  @Field(() => Distribution, {
    nullable: true,
    description: 'Null where distributionSuppression says why, except to who reads the bodies anyway.',
  })
  distribution: Distribution | null;

  @Field(() => Suppression, {
    nullable: true,
    description:
      'Why the public does not see the distribution: always below the nation; of the nation where it has few ' +
      'bodies, or differs in few from another release of the year. Null where it does.',
  })
  distributionSuppression: Suppression | null;
}

@ObjectType({
  description:
    'The result of one subject in one year. Of a local government: its marks. Of the nation and a province: the ' +
    'unweighted mean of the percentages (and marks) of its assessed local governments.',
})
export class Assessment {
  @Field(() => ID, { description: 'The id of this result anywhere in the graph. Opaque.' })
  id: string;

  @Field(() => AssessmentStatus, { description: 'Whether there is a score, and if not, why.' })
  status: AssessmentStatus;

  @Field(() => String, { nullable: true, description: 'More about the status, in the words of the source.' })
  statusReason: string | null;

  @Field(() => Suppression, {
    nullable: true,
    description: 'Why the public does not see the average; null where it does.',
  })
  suppression: Suppression | null;

  @Field(() => Float, { nullable: true, description: 'The full mark (คะแนนเต็ม). Null where not assessed.' })
  full: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The mark reached (คะแนนที่ได้). Null where not assessed. Of an average: the mark that the mean percentage is ' +
      'of the mean full mark.',
  })
  score: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The overall percentage (ร้อยละ), 0 to 100, two decimals, half up. Null where not assessed or hidden.',
  })
  percent: number | null;

  @Field(() => Rating, {
    nullable: true,
    description: 'The rating (ระดับ). Null where there is no percentage.',
  })
  rating: Rating | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it reaches the pass mark of the year.' })
  passed: boolean | null;

  @Field(() => AssessedAs, {
    nullable: true,
    description: 'Type and name of that year; null for the nation and provinces.',
  })
  assessedAs: AssessedAs | null;

  @Field(() => Statistics, {
    nullable: true,
    description: 'What stands behind the average; null for a local government.',
  })
  statistics: Statistics | null;
}
