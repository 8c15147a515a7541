import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';
import { Disclosure } from '../assessment-year/disclosure.type.js';
import { YearScalar } from '../graphql/year.scalar.js';

export const keyDescription =
  'A key of your own choice for this deed, 1 to 200 characters: whoever sends the same input under it again gets the ' +
  'same answer, and nothing is done twice.';

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
    description: 'When it becomes public by itself: a time to come, within two years. At once by default.',
  })
  publicFrom?: Date | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Does it all and takes it back: the answer tells what would be.',
  })
  dryRun: boolean;

  @Field(() => String, { nullable: true, description: keyDescription })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which release a second person stands by.' })
export class ApproveReleaseInput {
  @Field(() => YearScalar, { description: 'Its year.' })
  year: number;

  @Field(() => Int, { description: 'Its number within the year.' })
  number: number;

  @Field(() => String, { nullable: true, description: keyDescription })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which averages of a year’s releases the public sees, and why.' })
export class SetDisclosureInput {
  @Field(() => YearScalar, { description: 'The year.' })
  year: number;

  @Field(() => Disclosure, { description: 'What holds for its releases from now on.' })
  disclosure: Disclosure;

  @Field(() => String, { description: 'Why: kept in the audit.' })
  reason: string;
}

@InputType({ description: 'Which release is taken back, and why.' })
export class WithdrawReleaseInput {
  @Field(() => YearScalar, { description: 'Its year.' })
  year: number;

  @Field(() => Int, { description: 'Its number within the year.' })
  number: number;

  @Field(() => String, { description: 'Why: the public reads it.' })
  note: string;

  @Field(() => String, { nullable: true, description: keyDescription })
  idempotencyKey?: string | null;
}
