import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Release, ReleaseChanges } from './release.type.js';

@ObjectType({
  description: 'An average of the nation or a province in what is public and in a release.',
})
export class AverageChange {
  @Field(() => String, { nullable: true, description: 'The code of the province; null for the nation.' })
  provinceCode: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The percentage that is public. Null where there is none.',
  })
  percentBefore: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The percentage in the release. Null where there is none.',
  })
  percentAfter: number | null;

  @Field(() => Int, { nullable: true, description: 'The place among the provinces that is public.' })
  rankBefore: number | null;

  @Field(() => Int, { nullable: true, description: 'The place among the provinces in the release.' })
  rankAfter: number | null;

  @Field(() => Int, { nullable: true, description: 'How many are assessed in what is public.' })
  assessedBefore: number | null;

  @Field(() => Int, { description: 'How many are assessed in the release.' })
  assessedAfter: number;
}

@ObjectType({ description: 'A local government whose result differs.' })
export class ResultMove {
  @Field(() => String, { description: 'Its code.' })
  code: string;

  @Field(() => Float, { nullable: true, description: 'Its percentage that is public. Null: no result yet.' })
  percentBefore: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Its percentage in the release. Null: no result any more.',
  })
  percentAfter: number | null;

  @Field(() => Int, { nullable: true, description: 'Its place in the nation that is public.' })
  rankBefore: number | null;

  @Field(() => Int, { nullable: true, description: 'Its place in the nation in the release.' })
  rankAfter: number | null;

  @Field(() => String, { nullable: true, description: 'Its rating that is public.' })
  ratingBefore: string | null;

  @Field(() => String, { nullable: true, description: 'Its rating in the release.' })
  ratingAfter: string | null;
}

@ObjectType({
  description: 'What a release would change against what is public of its year.',
})
export class ReleaseDifference {
  @Field(() => Release, {
    nullable: true,
    description: 'What is public. Null where nothing is: then all is new.',
  })
  against: Release | null;

  @Field(() => ReleaseChanges, { description: 'How many local governments differ.' })
  changes: ReleaseChanges;

  @Field(() => [AverageChange], { description: 'The nation, then the provinces by code.' })
  averages: AverageChange[];

  @Field(() => [ResultMove], {
    description:
      'The local governments that move most, then some that come or go: a hundred at the most. None where all is new.',
  })
  largestMoves: ResultMove[];
}
