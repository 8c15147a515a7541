import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { PageInfo } from '../graphql/page-info.type.js';
import { UserError } from '../graphql/user-error.type.js';
import { AccountRole } from '../viewer/viewer.type.js';

@ObjectType({ description: 'Who may log in. For ADMIN.' })
export class Account {
  @Field(() => ID, { description: 'The id of this thing anywhere in the graph. Opaque.' })
  id: string;

  @Field(() => String, { description: 'The name it logs in with.' })
  username: string;

  @Field(() => String, { description: 'Whose it is, for people.' })
  displayName: string;

  @Field(() => AccountRole, { description: 'What it may do.' })
  role: AccountRole;

  @Field(() => String, { nullable: true, description: 'The code of its province; null for the department.' })
  provinceCode: string | null;

  @Field(() => String, { nullable: true, description: 'The code of its local government; null for offices.' })
  localGovernmentCode: string | null;

  @Field(() => Boolean, {
    description: 'Whether its password is a first one, to be changed at the next log-in.',
  })
  mustChangePassword: boolean;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it last logged in; null where never.',
  })
  lastLogInAt: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when it may not log in; null where it may.',
  })
  disabledAt: Date | null;
}

@ObjectType({ description: 'An account on a page.' })
export class AccountEdge {
  @Field(() => String, { description: 'Its place in the list, to pass as "after". Opaque.' })
  cursor: string;

  @Field(() => Account, { description: 'The account.' })
  node: Account;
}

@ObjectType({ description: 'A page of accounts, by their names.' })
export class AccountConnection {
  @Field(() => [AccountEdge], { description: 'The items with their cursors.' })
  edges: AccountEdge[];

  @Field(() => [Account], { description: 'The items.' })
  nodes: Account[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo: PageInfo;
}

@ObjectType({ description: 'What became of a change to an account.' })
export class AccountPayload {
  @Field(() => Account, { nullable: true, description: 'The account afterwards; null where it was refused.' })
  account: Account | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty where it was not.' })
  userErrors: UserError[];
}

@ObjectType({ description: 'An account with a new first password.' })
export class AccountPasswordPayload extends AccountPayload {
  @Field(() => String, {
    nullable: true,
    description:
      'Its first password, told this once: whoever logs in with it has to choose another. Null where it was refused.',
  })
  oneTimePassword: string | null;
}
