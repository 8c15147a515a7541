import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Dimension, Indicator } from '../assessment-year/framework.type.js';
import { LocalizedName } from '../graphql/localized-name.type.js';
import { LocalGovernmentType } from '../local-government/local-government-type.type.js';
import { Rating } from './rating.type.js';
import { Suppression } from './status.type.js';

/** What every score below a result has: no type of the schema by itself. */
@ObjectType()
abstract class Score {
  @Field(() => Float, {
    nullable: true,
    description: 'The full mark; on average for the nation and provinces.',
  })
  full: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The mark reached. Of the nation and provinces: the mark that the mean percentage is of the mean full mark.',
  })
  score: number | null;

  @Field(() => Float, { nullable: true, description: 'The percentage, 0 to 100. Null where hidden.' })
  percent: number | null;

  @Field(() => Suppression, {
    nullable: true,
    description: 'Why the public does not see the average; null where it does.',
  })
  suppression: Suppression | null;
}

const assessedCount = {
  nullable: true,
  description: 'How many bodies the average is of; null for a local government.',
};

@ObjectType({ description: 'A result in one dimension (ด้าน).' })
export class DimensionScore extends Score {
  @Field(() => Dimension, { description: 'The dimension.' })
  dimension: Dimension;

  @Field(() => Rating, { nullable: true, description: 'The rating of this dimension.' })
  rating: Rating | null;

  @Field(() => Int, assessedCount)
  assessedCount: number | null;
}

@ObjectType({ description: 'A result on one indicator (ตัวชี้วัด).' })
export class IndicatorScore extends Score {
  @Field(() => Indicator, { description: 'The indicator.' })
  indicator: Indicator;

  @Field(() => Boolean, {
    description:
      'Whether the indicator applies; where not, it left the denominator (ตัดฐาน) and the marks are null.',
  })
  applies: boolean;

  @Field(() => Int, assessedCount)
  assessedCount: number | null;
}

@ObjectType({ description: 'The average of the local governments of one type (จำแนกตามประเภท).' })
export class TypeResult extends Score {
  @Field(() => LocalGovernmentType, { description: 'The type they had that year.' })
  type: LocalGovernmentType;

  @Field(() => LocalizedName, { description: 'The type’s name.' })
  typeName: LocalizedName;

  @Field(() => Int, { description: 'How many bodies of the type there were that year, assessed or not.' })
  totalCount: number;

  @Field(() => Int, { description: 'How many of them were assessed.' })
  assessedCount: number;

  @Field(() => Rating, { nullable: true, description: 'The rating of the mean percentage.' })
  rating: Rating | null;
}
