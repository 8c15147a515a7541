import { GraphQLDateTimeISO } from 'graphql-scalars';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { AuditAction } from './audit.type.js';

@InputType({ description: 'What a list of events is narrowed to; all conditions must hold.' })
export class AuditFilterInput {
  @Field(() => AuditAction, { nullable: true, description: 'Only this deed.' })
  action?: AuditAction | null;

  @Field(() => String, { nullable: true, description: 'Only by this account.' })
  actor?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only what was done to this: a release as "2568/2", a year of a framework, an account by its name.',
  })
  subject?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only what was done with the file of this SHA-256, one of several too.',
  })
  fileSha256?: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'At this time or later.' })
  from?: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Before this time.' })
  to?: Date | null;
}

@ArgsType()
export class AuditEventsArguments {
  @Field(() => Int, { defaultValue: 20, description: 'How many to give, 1 to 100.' })
  first: number;

  @Field(() => String, { nullable: true, description: 'The cursor after which to go on.' })
  after?: string | null;

  @Field(() => AuditFilterInput, { nullable: true, description: 'What to narrow the list to.' })
  filter?: AuditFilterInput | null;
}
