import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { CalendarYear } from '../graphql/calendar-year.type.js';
import { LocalizedName } from '../graphql/localized-name.type.js';
import { Disclosure } from './disclosure.type.js';

export enum OverallMethod {
  POOLED = 'POOLED',
  MEAN_OF_DIMENSIONS = 'MEAN_OF_DIMENSIONS',
}

registerEnumType(OverallMethod, {
  name: 'OverallMethod',
  description: 'How the overall percentage of a local government follows from its dimensions.',
  valuesConfig: {
    POOLED: { description: 'All marks reached ÷ all full marks × 100.' },
    MEAN_OF_DIMENSIONS: { description: 'The mean of the percentages of the dimensions.' },
  },
});

export enum AverageMethod {
  UNWEIGHTED_MEAN = 'UNWEIGHTED_MEAN',
}

registerEnumType(AverageMethod, {
  name: 'AverageMethod',
  description: 'How the percentage of the nation or a province follows from its local governments.',
  valuesConfig: {
    UNWEIGHTED_MEAN: {
      description: 'The mean of the percentages of the assessed bodies, each counted once.',
    },
  },
});

@ObjectType({ description: 'Whether a year can be set beside the year before.' })
export class Comparability {
  @Field(() => CalendarYear, { nullable: true, description: 'The year before; null for the first.' })
  previous: CalendarYear | null;

  @Field(() => Boolean, { description: 'Whether both measure the same: the same dimensions and method.' })
  comparable: boolean;

  @Field(() => LocalizedName, {
    nullable: true,
    description: 'Why not; null where they are comparable, and for the first year.',
  })
  reason: LocalizedName | null;
}

@ObjectType({
  description:
    'A year of assessment (ประจำปี) with its framework. The assessment of a year audits the fiscal year before it.',
})
export class AssessmentYear {
  @Field(() => ID, { description: 'The id of this thing anywhere in the graph. Opaque.' })
  id: string;

  @Field(() => CalendarYear, { description: 'The year.' })
  year: CalendarYear;

  @Field(() => OverallMethod, { description: 'How a local government’s overall percentage is made.' })
  overallMethod: OverallMethod;

  @Field(() => AverageMethod, { description: 'How the average of a province and of the nation is made.' })
  averageMethod: AverageMethod;

  @Field(() => Float, { description: 'The percentage at which the assessment is passed.' })
  passPercent: number;

  @Field(() => Disclosure, {
    description:
      'Which averages the public sees of releases made from now on. By which one a release was made stands on the release.',
  })
  disclosure: Disclosure;

  @Field(() => Comparability, {
    description: 'Whether it can be compared with the year before: a trend must say so.',
  })
  comparability: Comparability;
}
