import { ProvinceEntity } from '../province/province.entity.js';
import { ProvincePopulationEntity } from '../province/province-population.entity.js';
import { AssessmentYearEntity } from '../assessment-year/assessment-year.entity.js';
import { RatingBandEntity } from '../assessment-year/rating-band.entity.js';
import { DimensionEntity } from '../dimension/dimension.entity.js';
import { IndicatorEntity } from '../indicator/indicator.entity.js';
import { LocalGovernmentEntity } from '../local-government/local-government.entity.js';
import { LocalGovernmentCountEntity } from '../local-government/local-government-count.entity.js';
import { AccountEntity } from '../account/account.entity.js';
import { ReleaseEntity } from '../release/release.entity.js';
import { AssessmentEntity } from '../assessment/assessment.entity.js';
import { DimensionScoreEntity } from '../dimension/dimension-score.entity.js';
import { IndicatorScoreEntity } from '../indicator/indicator-score.entity.js';

/** Every table that the service writes by entity. */
export const entities = [
  ProvinceEntity,
  ProvincePopulationEntity,
  AssessmentYearEntity,
  RatingBandEntity,
  DimensionEntity,
  IndicatorEntity,
  LocalGovernmentEntity,
  LocalGovernmentCountEntity,
  AccountEntity,
  ReleaseEntity,
  AssessmentEntity,
  DimensionScoreEntity,
  IndicatorScoreEntity,
];
