import { Field, Float, InputType, Int, ArgsType, registerEnumType } from 'type-graphql';
import { RatingLevel } from '../assessment/rating.type.js';
import { AssessmentStatus } from '../assessment/status.type.js';
import { YearScalar } from '../graphql/year.scalar.js';
import { LocalGovernmentType } from './local-government-type.type.js';

@InputType({ description: 'What a list of local governments is narrowed to; all conditions must hold.' })
export class LocalGovernmentFilterInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Words that all occur in the name or a former one, Thai or English, with or without its type in full or short (อบต. ทต. ทม.), ' +
      'in Thai or Arabic digits, vowels and tones typed in any order.',
  })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Also those that exist no more, closed or merged. Left out by default.',
  })
  includeClosed?: boolean | null;

  @Field(() => [LocalGovernmentType], { nullable: true, description: 'One of these types today.' })
  types?: LocalGovernmentType[] | null;

  @Field(() => String, { nullable: true, description: 'In the province with this two-digit code.' })
  provinceCode?: string | null;

  @Field(() => String, { nullable: true, description: 'In the district of this name, Thai or English.' })
  district?: string | null;

  @Field(() => YearScalar, {
    nullable: true,
    description:
      'The year whose results the conditions below, and an order by percent, look at. The latest public one by default.',
  })
  year?: number | null;

  @Field(() => AssessmentStatus, { nullable: true, description: 'With this status in that year.' })
  status?: AssessmentStatus | null;

  @Field(() => [RatingLevel], { nullable: true, description: 'With one of these ratings in that year.' })
  ratings?: RatingLevel[] | null;

  @Field(() => Float, { nullable: true, description: 'With at least this percentage in that year.' })
  minimumPercent?: number | null;

  @Field(() => Float, { nullable: true, description: 'With at most this percentage in that year.' })
  maximumPercent?: number | null;
}

export enum LocalGovernmentOrderField {
  CODE = 'CODE',
  NAME = 'NAME',
  PERCENT = 'PERCENT',
}

registerEnumType(LocalGovernmentOrderField, {
  name: 'LocalGovernmentOrderField',
  description: 'What local governments are sorted by; ties go by code.',
  valuesConfig: {
    CODE: { description: 'The official code.' },
    NAME: { description: 'The Thai name, in dictionary order.' },
    PERCENT: { description: 'The overall percentage of the filter’s year; those without one come last.' },
  },
});

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which way a list is sorted.',
  valuesConfig: { ASC: { description: 'Lowest first.' }, DESC: { description: 'Highest first.' } },
});

@InputType({ description: 'How local governments are sorted.' })
export class LocalGovernmentOrderInput {
  @Field(() => LocalGovernmentOrderField, { description: 'By what.' })
  field: LocalGovernmentOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Which way.' })
  direction: OrderDirection;
}

/** The arguments of every list of local governments, wherever it stands. */
@ArgsType()
export class LocalGovernmentListArguments {
  @Field(() => Int, { defaultValue: 20, description: 'How many to give, 1 to 100.' })
  first: number;

  @Field(() => String, { nullable: true, description: 'The cursor after which to go on.' })
  after?: string | null;

  @Field(() => LocalGovernmentFilterInput, { nullable: true, description: 'What to narrow the list to.' })
  filter?: LocalGovernmentFilterInput | null;

  @Field(() => LocalGovernmentOrderInput, { nullable: true, description: 'How to sort; by code by default.' })
  orderBy?: LocalGovernmentOrderInput | null;
}
