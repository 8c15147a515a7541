import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../graphql/user-error.type.js';
import { AccountRole } from '../viewer/viewer.type.js';

@ObjectType({ description: 'A key by which a partner’s program reads. For ADMIN.' })
export class ApiKey {
  @Field(() => ID, { description: 'The id of this thing anywhere in the graph. Opaque.' })
  id: string;

  @Field(() => String, {
    description: 'Whose program uses it; the key that takes its place has the same name.',
  })
  name: string;

  @Field(() => AccountRole, { description: 'As what it reads; never ADMIN.' })
  role: AccountRole;

  @Field(() => String, { nullable: true, description: 'The code of its province; null for the department.' })
  provinceCode: string | null;

  @Field(() => String, { nullable: true, description: 'The code of its local government; null for offices.' })
  localGovernmentCode: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => String, { description: 'By whom.' })
  createdBy: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it ends by itself.' })
  expiresAt: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was ended before that; null where not.',
  })
  revokedAt: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was last used, to the minute; null where never.',
  })
  lastUsedAt: Date | null;
}

@InputType({ description: 'A new key.' })
export class CreateApiKeyInput {
  @Field(() => String, {
    description: 'Whose program will use it: 3 to 64 of a-z, 0-9, dot, dash and underscore.',
  })
  name: string;

  @Field(() => AccountRole, { description: 'As what it reads; not ADMIN.' })
  role: AccountRole;

  @Field(() => String, { nullable: true, description: 'The two-digit code of its province, for PROVINCE.' })
  provinceCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The seven-digit code of its local government, for LAO.',
  })
  localGovernmentCode?: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it ends by itself.' })
  expiresAt: Date;
}

@InputType({ description: 'Which key.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'Its id, as apiKeys gives it.' })
  id: string;
}

@ObjectType({ description: 'What became of a change to a key.' })
export class RevokeApiKeyPayload {
  @Field(() => ApiKey, { nullable: true, description: 'The key afterwards; null where it was refused.' })
  apiKey: ApiKey | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty where it was not.' })
  userErrors: UserError[];
}

@ObjectType({ description: 'A new key.' })
export class CreateApiKeyPayload extends RevokeApiKeyPayload {
  @Field(() => String, {
    nullable: true,
    description: 'To be sent as "Authorization: Bearer lpa_…". Told this once. Null where it was refused.',
  })
  secret: string | null;
}
