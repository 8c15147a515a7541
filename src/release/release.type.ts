import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Disclosure } from '../assessment-year/disclosure.type.js';

export enum ReleaseState {
  DRAFT = 'DRAFT',
  SCHEDULED = 'SCHEDULED',
  PUBLISHED = 'PUBLISHED',
  SUPERSEDED = 'SUPERSEDED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(ReleaseState, {
  name: 'ReleaseState',
  description: 'Where a release stands in its life.',
  valuesConfig: {
    DRAFT: { description: 'In preparation; the department alone reads it.' },
    SCHEDULED: {
      description: 'Becomes public by itself at publishedAt; until then the department alone reads it.',
    },
    PUBLISHED: { description: 'The public result of its year.' },
    SUPERSEDED: { description: 'Was public until a correction took its place; can still be asked for.' },
    WITHDRAWN: {
      description:
        'Taken back: that it was public, and why it is not, is public; its numbers are for the department.',
    },
  },
});

@ObjectType({
  description: 'How a correction differs from the release whose place it took, in local governments.',
})
export class ReleaseChanges {
  @Field(() => Int, { description: 'With a result now and none before.' })
  added: number;

  @Field(() => Int, { description: 'With a result before and none now.' })
  removed: number;

  @Field(() => Int, { description: 'With a result in both, and another mark in anything.' })
  changed: number;

  @Field(() => Int, { description: 'Of the changed, those with another rating.' })
  ratingChanged: number;
}

@ObjectType({
  description: 'One import of one year’s results. Its numbers never change; a correction is another release.',
})
export class Release {
  @Field(() => ID, { description: 'The id of this thing anywhere in the graph. Opaque.' })
  id: string;

  @Field(() => Int, { description: 'Its number within the year, as the argument "release" takes it.' })
  number: number;

  @Field(() => ReleaseState, { description: 'Where it stands.' })
  state: ReleaseState;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it became public, or where it is SCHEDULED will. Null before that.',
  })
  publishedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the department says of it; of a correction, the reason.',
  })
  note: string | null;

  @Field(() => Disclosure, {
    description: 'Which averages the public sees of it, as the setting of its year was when it was made.',
  })
  disclosure: Disclosure;

  @Field(() => ReleaseChanges, {
    nullable: true,
    description:
      'How it differs from the release that was public before it, withdrawn or not. Null where none was.',
  })
  changes: ReleaseChanges | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When a second person approved it. Null where nobody has, or rows came since.',
  })
  approvedAt: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was withdrawn. Null where it was not.',
  })
  withdrawnAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn. Null where it was not.' })
  withdrawalNote: string | null;

  @Field(() => Boolean, { description: 'Whether the viewer may publish it now.' })
  viewerCanPublish: boolean;

  @Field(() => Boolean, {
    description: 'Whether the viewer may approve it now: a draft into which it brought nothing.',
  })
  viewerCanApprove: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer may withdraw it now.' })
  viewerCanWithdraw: boolean;
}
