import { Field, Float, InputType, Int } from 'type-graphql';
import { YearScalar } from '../../graphql/year.scalar.js';
import { keyDescription } from '../release.input.js';

@InputType({ description: 'The draft that is to be opened.' })
export class CreateReleaseInput {
  @Field(() => YearScalar, { description: 'Its year.' })
  year: number;

  @Field(() => String, { nullable: true, description: 'What readers should know of it.' })
  note?: string | null;

  @Field(() => String, { nullable: true, description: keyDescription })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Marks in a dimension.' })
export class DimensionMarkInput {
  @Field(() => Int, { description: 'The number of the dimension within the year.' })
  dimension: number;

  @Field(() => Float, { description: 'The full mark: above 0, at most two decimals.' })
  full: number;

  @Field(() => Float, { description: 'The mark: from 0 to the full mark, at most two decimals.' })
  score: number;
}

@InputType({ description: 'A mark on an indicator.' })
export class IndicatorMarkInput {
  @Field(() => Int, { description: 'The number of its dimension.' })
  dimension: number;

  @Field(() => Int, { description: 'Its number within the dimension.' })
  number: number;

  @Field(() => Float, { nullable: true, description: 'The full mark; that of the year by default.' })
  full?: number | null;

  @Field(() => Float, { nullable: true, description: 'The mark; null where the indicator does not apply.' })
  score?: number | null;
}

@InputType({
  description:
    'The year of a local government: who it is, by its code or by name, type and district, and its marks in every ' +
    'dimension or on every indicator. Without any mark it is not assessed.',
})
export class ResultRowInput {
  @Field(() => String, { nullable: true, description: 'Its code of seven digits.' })
  code?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Its type in that year, in Thai or English, as อบต. or SAO; that of the registry beside a code.',
  })
  type?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its Thai name in that year; that of the registry beside a code.',
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The Thai name of its district.' })
  district?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The Thai name of its province: needed where two have a body of the same name and district.',
  })
  province?: string | null;

  @Field(() => [DimensionMarkInput], { nullable: true, description: 'Its marks by dimension.' })
  dimensions?: DimensionMarkInput[] | null;

  @Field(() => [IndicatorMarkInput], {
    nullable: true,
    description: 'Its marks by indicator, in place of those by dimension, which are then their sums.',
  })
  indicators?: IndicatorMarkInput[] | null;
}

@InputType({ description: 'Rows that are brought into a draft.' })
export class ImportResultsInput {
  @Field(() => YearScalar, { description: 'The year of the draft.' })
  year: number;

  @Field(() => Int, { description: 'The number of the draft within the year.' })
  number: number;

  @Field(() => [ResultRowInput], {
    description:
      'A local government each. A year is sent in pieces of at most 250 KB: a row replaces what the draft has of its local government, and nothing else.',
  })
  rows: ResultRowInput[];

  @Field(() => Boolean, { defaultValue: false, description: 'The warnings have been looked at.' })
  accept: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Rows that fit a local government only by another type or a part of its name, or whose code is that of one never so called, are meant for it.',
  })
  acceptChanges: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Does it all, past warnings too, and takes it back: the answer tells what would be.',
  })
  dryRun: boolean;

  @Field(() => String, { nullable: true, description: keyDescription })
  idempotencyKey?: string | null;
}
