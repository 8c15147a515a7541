import { GraphQLDateTimeISO, GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo } from '../graphql/page-info.type.js';

export enum AuditAction {
  IMPORT_REGISTRY = 'IMPORT_REGISTRY',
  IMPORT_FRAMEWORK = 'IMPORT_FRAMEWORK',
  IMPORT_RESULTS = 'IMPORT_RESULTS',
  CREATE_RELEASE = 'CREATE_RELEASE',
  APPROVE = 'APPROVE',
  PUBLISH = 'PUBLISH',
  WITHDRAW = 'WITHDRAW',
  SET_DISCLOSURE = 'SET_DISCLOSURE',
  ADD_ACCOUNT = 'ADD_ACCOUNT',
  LOG_IN = 'LOG_IN',
  LOG_IN_REFUSED = 'LOG_IN_REFUSED',
  CHANGE_PASSWORD = 'CHANGE_PASSWORD',
  LOG_IN_DELAYED = 'LOG_IN_DELAYED',
  LOG_OUT = 'LOG_OUT',
  LOG_OUT_EVERYWHERE = 'LOG_OUT_EVERYWHERE',
  REFRESH_TOKEN_REUSED = 'REFRESH_TOKEN_REUSED',
  DISABLE_ACCOUNT = 'DISABLE_ACCOUNT',
  ENABLE_ACCOUNT = 'ENABLE_ACCOUNT',
  RESET_PASSWORD = 'RESET_PASSWORD',
  CHANGE_ACCOUNT = 'CHANGE_ACCOUNT',
  ADD_API_KEY = 'ADD_API_KEY',
  REVOKE_API_KEY = 'REVOKE_API_KEY',
  USE_API_KEY = 'USE_API_KEY',
  READ_REPORT = 'READ_REPORT',
  READ_DRAFT = 'READ_DRAFT',
  READ_REFUSED = 'READ_REFUSED',
  DEED_REFUSED = 'DEED_REFUSED',
  TOKEN_REFUSED = 'TOKEN_REFUSED',
  API_KEY_REFUSED = 'API_KEY_REFUSED',
  AUDIT_GAP = 'AUDIT_GAP',
  TRIM_AUDIT = 'TRIM_AUDIT',
}

registerEnumType(AuditAction, {
  name: 'AuditAction',
  description: 'A deed. More may be added.',
  valuesConfig: {
    IMPORT_REGISTRY: { description: 'The list of local governments was taken in.' },
    IMPORT_FRAMEWORK: {
      description: 'The method, pass mark, dimensions, ratings or indicators of a year were taken in.',
    },
    IMPORT_RESULTS: { description: 'A year’s results became a draft.' },
    CREATE_RELEASE: { description: 'A draft without results was opened, to bring rows into.' },
    APPROVE: { description: 'A second person approved a draft.' },
    PUBLISH: { description: 'A draft became public, or was told when to.' },
    WITHDRAW: { description: 'A release was taken back.' },
    SET_DISCLOSURE: { description: 'It was decided which averages of a year’s releases are public.' },
    ADD_ACCOUNT: { description: 'An account was made.' },
    LOG_IN: { description: 'An account logged in.' },
    LOG_IN_REFUSED: { description: 'A log-in was refused.' },
    CHANGE_PASSWORD: { description: 'Somebody changed the password of the own account.' },
    LOG_IN_DELAYED: { description: 'A log-in was refused unseen, as too many had been tried.' },
    LOG_OUT: { description: 'A session was ended by who had opened it.' },
    LOG_OUT_EVERYWHERE: { description: 'All sessions of an account were ended by who had opened them.' },
    REFRESH_TOKEN_REUSED: {
      description:
        'A refresh token came a second time, so that the session was ended: it may have been stolen.',
    },
    DISABLE_ACCOUNT: { description: 'An account was ended.' },
    ENABLE_ACCOUNT: { description: 'An account that was ended may log in again.' },
    RESET_PASSWORD: { description: 'An account was given a new one-time password.' },
    CHANGE_ACCOUNT: { description: 'The role or the scope of an account was changed.' },
    ADD_API_KEY: { description: 'A key for a partner was made.' },
    REVOKE_API_KEY: { description: 'A key for a partner was ended.' },
    USE_API_KEY: { description: 'A key was used, the first time on that day from that address.' },
    READ_REPORT: { description: 'Local governments were read; details name them.' },
    READ_DRAFT: {
      description: 'A release that is not public was read; details name it, and the local governments.',
    },
    READ_REFUSED: {
      description:
        'Local governments were asked for by an account that may not read them, or that do not exist; details name what was asked for.',
    },
    DEED_REFUSED: {
      description:
        'A deed was refused, or a list that is for administrators; the subject is its field in the schema.',
    },
    TOKEN_REFUSED: {
      description:
        'A token was refused: FORGED is none of ours, EXPIRED was ours, ENDED is of a session or an account that ended.',
    },
    API_KEY_REFUSED: { description: 'A key of a partner was refused, as it is REVOKED or EXPIRED.' },
    AUDIT_GAP: { description: 'So many events were lost as could not be written in time.' },
    TRIM_AUDIT: {
      description: 'What was read long ago was taken away: details say of before when, and how much.',
    },
  },
});

@ObjectType({ description: 'Something that was done, kept for good, or that was read. For ADMIN.' })
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

  @Field(() => String, {
    description:
      'From where: an IP address, or "command line", with the user of the machine where it acted as an account.',
  })
  origin: string;

  @Field(() => String, {
    nullable: true,
    description:
      'To what: "2568/2" is the second release of 2568; an account is told by its name, a key by its name and number.',
  })
  subject: string | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'As it was before; null where new.' })
  before: object | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'As it was afterwards.' })
  after: object | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      'What else is known. Of reads: the request, the name of the operation, the local governments and releases that were read, and how often within a second. Of what was refused: the first request, why, and how often within a minute. Of an import: each file with its SHA-256, and what was accepted.',
  })
  details: object | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the file, or of several, where there was one.',
  })
  fileName: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The SHA-256 of its bytes; of several that of their list, while details have that of each.',
  })
  fileSha256: string | null;
}

@ObjectType({ description: 'An event on a page.' })
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
