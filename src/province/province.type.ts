import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Assessed } from '../assessment/assessed.type.js';
import { LocalizedName } from '../graphql/localized-name.type.js';

@ObjectType({ description: 'The people of a province on a day.' })
export class Population {
  @Field(() => Int, { description: 'How many people are registered (คน).' })
  population: number;

  @Field(() => GraphQLLocalDate, { description: 'The day of the count.' })
  date: string;

  @Field(() => String, { description: 'Who counted.' })
  source: string;
}

@ObjectType({
  description: 'A province (จังหวัด): the middle of the three levels of the reports. Public.',
  implements: Assessed,
})
export class Province extends Assessed {
  @Field(() => String, { description: 'The official two-digit code (TIS 1099), such as 43.' })
  code: string;

  @Field(() => String, { description: 'The ISO 3166-2 code, such as TH-43.' })
  iso: string;

  @Field(() => LocalizedName, { description: 'The region (ภาค).' })
  region: LocalizedName;

  @Field(() => Boolean, {
    description:
      'Whether its local governments are under the department: false for Bangkok alone, which has none here.',
  })
  underDepartment: boolean;

  @Field(() => Int, { description: 'How many districts (อำเภอ) it has.' })
  districtCount: number;

  @Field(() => Int, { description: 'How many subdistricts (ตำบล) it has.' })
  subdistrictCount: number;

  @Field(() => Int, { description: 'How many villages (หมู่บ้าน) it has.' })
  villageCount: number;

  @Field(() => Float, { description: 'Its area in km² (ตร.กม.).' })
  areaKm2: number;

  @Field(() => String, { description: 'Where the counts and the area come from, and of when they are.' })
  source: string;
}
