import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { AccountRole } from '../viewer/viewer.type.js';

@InputType({ description: 'Which account.' })
export class AccountInput {
  @Field(() => String, { description: 'Its name; capital letters do not matter.' })
  username: string;
}

@InputType({ description: 'What an account becomes.' })
export class ChangeAccountInput extends AccountInput {
  @Field(() => AccountRole, { description: 'What it may do.' })
  role: AccountRole;

  @Field(() => String, { nullable: true, description: 'The two-digit code of its province, for PROVINCE.' })
  provinceCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The seven-digit code of its local government, for LAO.',
  })
  localGovernmentCode?: string | null;
}

@InputType({ description: 'A new account.' })
export class CreateAccountInput extends ChangeAccountInput {
  @Field(() => String, { nullable: true, description: 'Whose it is, for people; its name by default.' })
  displayName?: string | null;
}

@InputType({ description: 'What a list of accounts is narrowed to; all conditions must hold.' })
export class AccountFilterInput {
  @Field(() => AccountRole, { nullable: true, description: 'Only of this role.' })
  role?: AccountRole | null;

  @Field(() => String, { nullable: true, description: 'Only of this province and its local governments.' })
  provinceCode?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that may log in no more, or only the others.',
  })
  disabled?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Only with this in their name.' })
  search?: string | null;
}

@ArgsType()
export class AccountsArguments {
  @Field(() => Int, { defaultValue: 20, description: 'How many to give, 1 to 100.' })
  first: number;

  @Field(() => String, { nullable: true, description: 'The cursor after which to go on.' })
  after?: string | null;

  @Field(() => AccountFilterInput, { nullable: true, description: 'What to narrow the list to.' })
  filter?: AccountFilterInput | null;
}
