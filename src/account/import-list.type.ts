import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../graphql/user-error.type.js';
import { Finding } from '../release/import/import.type.js';

@InputType({ description: 'A list of accounts.' })
export class ImportAccountsInput {
  @Field(() => String, {
    description:
      'The list as CSV, at most 2,000 rows and 250 KB: columns username, role, province_code, dla_code, display_name. A list of ' +
      'local governments or of provinces will do as it is: a row with dla_code becomes lao-CODE, one with province_code ' +
      'alone province-CODE.',
  })
  csv: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Looks at all of it, and makes nothing.' })
  dryRun: boolean;
}

@ObjectType({ description: 'An account that was made, and its first password.' })
export class FirstPassword {
  @Field(() => String, { description: 'The name it logs in with.' })
  username: string;

  @Field(() => String, { description: 'Whose it is, for people.' })
  displayName: string;

  @Field(() => String, {
    description: 'Its first password, told this once: whoever logs in with it has to choose another.',
  })
  oneTimePassword: string;
}

@ObjectType({ description: 'What a list of accounts gave.' })
export class ImportAccountsPayload {
  @Field(() => Int, {
    nullable: true,
    description: 'How many accounts were made; of a dry run, how many would be. Null where it was refused.',
  })
  count: number | null;

  @Field(() => [FirstPassword], {
    nullable: true,
    description: 'Each account that was made. Null where it was refused, and of a dry run.',
  })
  firstPasswords: FirstPassword[] | null;

  @Field(() => [Finding], {
    nullable: true,
    description:
      'What is wrong with rows, and which names are accounts already and stayed as they are: the first five hundred, errors first.',
  })
  findings: Finding[] | null;

  @Field(() => Int, { nullable: true, description: 'How many findings there are.' })
  findingCount: number | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty where it was not.' })
  userErrors: UserError[];
}
