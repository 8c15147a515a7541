import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A name in the two languages of the reports.' })
export class LocalizedName {
  @Field(() => String, { description: 'In Thai.' })
  th: string;

  @Field(() => String, { nullable: true, description: 'In English; null where no official one is known.' })
  en: string | null;
}
