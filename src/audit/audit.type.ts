import { GraphQLDateTimeISO, GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo } from '../graphql/page-info.type.js';

export enum AuditAction {
  IMPORT_REGISTRY = 'IMPORT_REGISTRY',
  IMPORT_RESULTS = 'IMPORT_RESULTS',
  CREATE_RELEASE = 'CREATE_RELEASE',
  APPROVE = 'APPROVE',
  PUBLISH = 'PUBLISH',
  WITHDRAW = 'WITHDRAW',
  ADD_ACCOUNT = 'ADD_ACCOUNT',
  LOG_IN = 'LOG_IN',
  LOG_IN_REFUSED = 'LOG_IN_REFUSED',
}

registerEnumType(AuditAction, {
  name: 'AuditAction',
  description: 'A deed. More may be added.',
  valuesConfig: {
    IMPORT_REGISTRY: { description: 'The list of local governments was taken in.' },
    IMPORT_RESULTS: { description: 'A year’s results became a draft.' },
    CREATE_RELEASE: { description: 'A draft without results was opened, to bring rows into.' },
    APPROVE: { description: 'A second person approved a draft.' },
    PUBLISH: { description: 'A draft became public, or was told when to.' },
    WITHDRAW: { description: 'A release was taken back.' },
    ADD_ACCOUNT: { description: 'An account was made.' },
    LOG_IN: { description: 'An account logged in.' },
    LOG_IN_REFUSED: { description: 'A log-in was refused.' },
  },
});

@ObjectType({ description: 'Something that was done, kept for good. For ADMIN.' })
export class AuditEvent {
  @Field(() => ID, { description: 'The id of this thing anywhere in the graph. Opaque.' })
  id: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  at: Date;

  @Field(() => AuditAction, { description: 'What was done.' })
  action: AuditAction;

  @Field(() => String, {
    nullable: true,
    description:
      'Who: the name of the account, or on the command line of the user of the machine. Null where nobody is known: a log-in with a name that no account has, which may be a password typed into the wrong field.',
  })
  actor: string | null;

  @Field(() => String, { description: 'From where: an IP address, or "command line".' })
  origin: string;

  @Field(() => String, {
    nullable: true,
    description: 'To what: "2568/2" is the second release of 2568; an account is told by its name.',
  })
  subject: string | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'As it was before; null where new.' })
  before: object | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'As it was afterwards.' })
  after: object | null;

  @Field(() => String, { nullable: true, description: 'The name of the file, where there was one.' })
  fileName: string | null;

  @Field(() => String, { nullable: true, description: 'The SHA-256 of its bytes.' })
  fileSha256: string | null;
}

@ObjectType({ description: 'An event on a page.', simpleResolvers: true })
export class AuditEventEdge {
  @Field(() => String, { description: 'Its place in the list, to pass as "after". Opaque.' })
  cursor: string;

  @Field(() => AuditEvent, { description: 'The event.' })
  node: AuditEvent;
}

@ObjectType({ description: 'A page of events, newest first.' })
export class AuditEventConnection {
  @Field(() => [AuditEventEdge], { description: 'The items with their cursors.' })
  edges: AuditEventEdge[];

  @Field(() => [AuditEvent], { description: 'The items.' })
  nodes: AuditEvent[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo: PageInfo;
}
