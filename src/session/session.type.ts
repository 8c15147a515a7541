import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../graphql/user-error.type.js';

@InputType({ description: 'Who logs in.' })
export class LogInInput {
  @Field(() => String, { description: 'The name of the account; capital letters do not matter.' })
  username: string;

  @Field(() => String, { description: 'Its password.' })
  password: string;
}

@InputType({ description: 'Who takes another password.' })
export class ChangePasswordInput extends LogInInput {
  @Field(() => String, {
    description: 'The new one: 12 to 128 characters of any kind, not one that is tried first.',
  })
  newPassword: string;
}

@InputType({ description: 'What is exchanged.' })
export class RefreshInput {
  @Field(() => String, { description: 'The newest refresh token of the session.' })
  refreshToken: string;
}

@ObjectType({ description: 'What logging in or renewing gave.' })
export class LogInPayload {
  @Field(() => String, {
    nullable: true,
    description: 'To be sent as "Authorization: Bearer …". Null where it was refused.',
  })
  token: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the token ends: refresh before.',
  })
  expiresAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'To be given to refresh for new tokens, within 8 hours and once. Null where it was refused.',
  })
  refreshToken: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty where it was not.' })
  userErrors: UserError[];
}

@ObjectType({ description: 'What logging out gave.' })
export class LogOutPayload {
  @Field(() => [UserError], { description: 'Why it was refused; empty where it was not.' })
  userErrors: UserError[];
}
