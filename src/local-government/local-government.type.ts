import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Assessed } from '../assessment/assessed.type.js';
import { LocalizedName } from '../graphql/localized-name.type.js';
import { LocalGovernmentType } from './local-government-type.type.js';

@ObjectType({ description: 'General information of a local government (ข้อมูลทั่วไป).' })
export class LocalGovernmentInformation {
  @Field(() => Int, { nullable: true, description: 'People (คน). Null where not known.' })
  population: number | null;

  @Field(() => Float, { nullable: true, description: 'Area in km² (ตร.กม.). Null where not known.' })
  areaKm2: number | null;

  @Field(() => Int, { nullable: true, description: 'Villages (หมู่บ้าน). Null where not known.' })
  villageCount: number | null;

  @Field(() => String, { nullable: true, description: 'Where these figures come from.' })
  source: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day they are of.' })
  date: string | null;
}

@ObjectType({
  description:
    'A local government (อปท.). Readable by itself, by the office of its province and by the department; nobody else learns whether it exists.',
  implements: Assessed,
})
export class LocalGovernment extends Assessed {
  @Field(() => String, { description: 'The official code of today, seven digits.' })
  code: string;

  @Field(() => LocalGovernmentType, { description: 'Its type today; a result says the type of its year.' })
  type: LocalGovernmentType;

  @Field(() => LocalizedName, { description: 'Its type and name in full, such as เทศบาลตำบลบุญเรือง.' })
  fullName: LocalizedName;

  @Field(() => String, { description: 'Its abbreviated type and name in Thai, such as ทต.บุญเรือง.' })
  shortName: string;

  @Field(() => LocalizedName, { description: 'The district (อำเภอ) it lies in.' })
  district: LocalizedName;

  @Field(() => LocalGovernmentInformation, { description: 'General information.' })
  generalInformation: LocalGovernmentInformation;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day on which it exists no more, closed or merged. Null while it exists.',
  })
  closedOn: string | null;
}
