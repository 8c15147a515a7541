import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { LocalizedName } from '../graphql/localized-name.type.js';
import { LocalGovernmentType } from './local-government-type.type.js';

export enum LocalGovernmentChangeKind {
  LISTED = 'LISTED',
  TYPE_CHANGED = 'TYPE_CHANGED',
  RENAMED = 'RENAMED',
  DISTRICT_CHANGED = 'DISTRICT_CHANGED',
  CODE_CHANGED = 'CODE_CHANGED',
  CLOSED = 'CLOSED',
  MERGED = 'MERGED',
  REOPENED = 'REOPENED',
}

registerEnumType(LocalGovernmentChangeKind, {
  name: 'LocalGovernmentChangeKind',
  description: 'What became of a local government. More may be added.',
  valuesConfig: {
    LISTED: {
      description: 'It came into the registry; the date, where there is one, is that of its founding.',
    },
    TYPE_CHANGED: { description: 'It became another type, as an อบต. becomes a ทต. (ยกฐานะ).' },
    RENAMED: { description: 'It took another name.' },
    DISTRICT_CHANGED: { description: 'It lies in another district.' },
    CODE_CHANGED: { description: 'It got another official code; the former one still finds it.' },
    CLOSED: { description: 'It exists no more (ยุบเลิก).' },
    MERGED: { description: 'It became a part of another one (ยุบรวม).' },
    REOPENED: { description: 'It exists after all, or again.' },
  },
});

@ObjectType({ description: 'What a local government was called at a time, and where it lay.' })
export class LocalGovernmentIdentity {
  @Field(() => String, { description: 'The official code, seven digits.' })
  code: string;

  @Field(() => LocalGovernmentType, { description: 'The type.' })
  type: LocalGovernmentType;

  @Field(() => LocalizedName, { description: 'The name, without its type.' })
  name: LocalizedName;
}

@ObjectType({
  description:
    'One thing that became of a local government. Each changes one thing, so that together they lead from what it was to what it is.',
})
export class LocalGovernmentChange {
  @Field(() => ID, { description: 'The id of this change anywhere in the graph. Opaque.' })
  id: string;

  @Field(() => LocalGovernmentChangeKind, { description: 'What changed.' })
  kind: LocalGovernmentChangeKind;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'The day from which it holds. Null where it came into the registry and nothing says since when it exists.',
  })
  effectiveOn: string | null;

  @Field(() => LocalGovernmentIdentity, {
    nullable: true,
    description: 'What it was. Null where it did not exist, or was not in the registry.',
  })
  before: LocalGovernmentIdentity | null;

  @Field(() => LocalGovernmentIdentity, {
    nullable: true,
    description: 'What it became. Null where it exists no more.',
  })
  after: LocalGovernmentIdentity | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When the registry learned of it.' })
  recordedAt: Date;
}
