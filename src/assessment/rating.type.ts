import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LocalizedName } from '../graphql/localized-name.type.js';

export enum RatingLevel {
  OUTSTANDING = 'OUTSTANDING',
  VERY_GOOD = 'VERY_GOOD',
  GOOD = 'GOOD',
  FAIR = 'FAIR',
  NEEDS_IMPROVEMENT = 'NEEDS_IMPROVEMENT',
}

registerEnumType(RatingLevel, {
  name: 'RatingLevel',
  description: 'The five ratings, best first. From which percentage on each is given is data of the year.',
  valuesConfig: {
    OUTSTANDING: { description: 'ดีเด่น' },
    VERY_GOOD: { description: 'ดีมาก' },
    GOOD: { description: 'ดี' },
    FAIR: { description: 'พอใช้' },
    NEEDS_IMPROVEMENT: { description: 'ต้องปรับปรุง' },
  },
});

@ObjectType({
  description: 'A rating of one year. It follows from the percentage as published, two decimals.',
})
export class Rating {
  @Field(() => RatingLevel, { description: 'Which of the five.' })
  level: RatingLevel;

  @Field(() => LocalizedName, { description: 'Its name, such as ดี.' })
  name: LocalizedName;

  @Field(() => Float, {
    description: 'The percentage from which on it is given; the next one begins where it ends.',
  })
  minimumPercent: number;
}

@ObjectType({ description: 'How many bodies have a rating.' })
export class RatingCount {
  @Field(() => RatingLevel, { description: 'The rating.' })
  level: RatingLevel;

  @Field(() => Int, { description: 'How many assessed bodies have it.' })
  count: number;
}
