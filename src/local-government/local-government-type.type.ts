import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LocalizedName } from '../graphql/localized-name.type.js';

export enum LocalGovernmentType {
  PAO = 'PAO',
  CITY_MUNICIPALITY = 'CITY_MUNICIPALITY',
  TOWN_MUNICIPALITY = 'TOWN_MUNICIPALITY',
  SUBDISTRICT_MUNICIPALITY = 'SUBDISTRICT_MUNICIPALITY',
  SAO = 'SAO',
  SPECIAL = 'SPECIAL',
}

registerEnumType(LocalGovernmentType, {
  name: 'LocalGovernmentType',
  description: 'The legal types of local government (ประเภท อปท.).',
  valuesConfig: {
    PAO: {
      description: 'อบจ. องค์การบริหารส่วนจังหวัด: provincial administrative organization, one in each province.',
    },
    CITY_MUNICIPALITY: { description: 'ทน. เทศบาลนคร: city municipality.' },
    TOWN_MUNICIPALITY: { description: 'ทม. เทศบาลเมือง: town municipality.' },
    SUBDISTRICT_MUNICIPALITY: { description: 'ทต. เทศบาลตำบล: subdistrict municipality.' },
    SAO: { description: 'อบต. องค์การบริหารส่วนตำบล: subdistrict administrative organization.' },
    SPECIAL: { description: 'Special administration: the City of Pattaya (เมืองพัทยา).' },
  },
});

@ObjectType({ description: 'How many local governments there are of one type.' })
export class LocalGovernmentCount {
  @Field(() => LocalGovernmentType, { description: 'The type.' })
  type: LocalGovernmentType;

  @Field(() => LocalizedName, { description: 'The type’s name.' })
  typeName: LocalizedName;

  @Field(() => Int, { description: 'How many there are.' })
  count: number;
}

@ObjectType({
  description: 'How many local governments there are today, as the registry has them.',
})
export class LocalGovernmentCounts {
  @Field(() => Int, { description: 'In all.' })
  total: number;

  @Field(() => [LocalGovernmentCount], {
    description: 'By type, largest type of body first; types without any are left out.',
  })
  byType: LocalGovernmentCount[];
}
