import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { UserError } from '../graphql/user-error.type.js';

export enum AccountRole {
  LAO = 'LAO',
  PROVINCE = 'PROVINCE',
  DEPARTMENT = 'DEPARTMENT',
  ADMIN = 'ADMIN',
}

registerEnumType(AccountRole, {
  name: 'AccountRole',
  description: 'What an account may do. Who has none reads the nation and the provinces.',
  valuesConfig: {
    LAO: { description: 'A local government: reads itself.' },
    PROVINCE: { description: 'A provincial office (สถจ.): reads the local governments of its province.' },
    DEPARTMENT: { description: 'The department (สถ.): reads all, releases in preparation included.' },
    ADMIN: { description: 'Reads all; imports, publishes, keeps the accounts.' },
  },
});

@ObjectType({ description: 'The account that asks.' })
export class Viewer {
  @Field(() => ID, { description: 'The id of this thing anywhere in the graph. Opaque.' })
  id: string;

  @Field(() => String, { description: 'The name it logs in with.' })
  username: string;

  @Field(() => AccountRole, { description: 'What it may do.' })
  role: AccountRole;
}

@InputType({ description: 'Who logs in.' })
export class LogInInput {
  @Field(() => String, { description: 'The name of the account; capital letters do not matter.' })
  username: string;

  @Field(() => String, { description: 'Its password.' })
  password: string;
}

@ObjectType({ description: 'What logging in gave.', simpleResolvers: true })
export class LogInPayload {
  @Field(() => String, {
    nullable: true,
    description: 'To be sent as "Authorization: Bearer …". Null where the log-in was refused.',
  })
  token: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the token ends: log in again before.',
  })
  expiresAt: Date | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty where it was not.' })
  userErrors: UserError[];
}
