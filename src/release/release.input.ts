import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { YearScalar } from '../graphql/year.scalar.js';

@InputType({ description: 'Which release becomes public, and when.' })
export class PublishReleaseInput {
  @Field(() => YearScalar, { description: 'Its year.' })
  year: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Its number within the year; the newest draft by default.',
  })
  number?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the public should know of it; the draft’s own note by default. A correction needs one: the reason.',
  })
  note?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it becomes public by itself: a time to come. At once by default.',
  })
  publicFrom?: Date | null;
}

@InputType({ description: 'Which release is taken back, and why.' })
export class WithdrawReleaseInput {
  @Field(() => YearScalar, { description: 'Its year.' })
  year: number;

  @Field(() => Int, { description: 'Its number within the year.' })
  number: number;

  @Field(() => String, { description: 'Why: the public reads it.' })
  note: string;
}
