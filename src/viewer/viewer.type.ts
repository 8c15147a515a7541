import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

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

@ObjectType({ description: 'The account or the key that asks.' })
export class Viewer {
  @Field(() => ID, { description: 'The id of this thing anywhere in the graph. Opaque.' })
  id: string;

  @Field(() => String, {
    description: 'The name it logs in with; of a partner’s key "api-key:" and its name.',
  })
  username: string;

  @Field(() => AccountRole, { description: 'What it may do.' })
  role: AccountRole;
}
