import { refusal } from '../graphql/errors.js';
import { type LocalGovernmentScope, reaches } from './local-government.policy.js';

/** What is said of a local government that the viewer may not read and of one that does not exist: the same. */
export function outsideScope(scope: LocalGovernmentScope): Error {
  const own = scope.localGovernmentId !== null;
  return refusal(
    'FORBIDDEN',
    own
      ? 'Your account reads its own local government only: "viewer { localGovernment { code } }" says which.'
      : `Your account reads the local governments of province ${scope.provinceCode} only.`,
    own ? 'บัญชีของท่านดูได้เฉพาะองค์กรปกครองส่วนท้องถิ่นของท่าน' : 'บัญชีของท่านดูได้เฉพาะองค์กรปกครองส่วนท้องถิ่นในจังหวัดของท่าน',
  );
}

/** @throws FORBIDDEN where the scope holds nothing of the province: a list is refused rather than shown empty */
export function refuseOutside(scope: LocalGovernmentScope, provinceCode: string): void {
  if (!reaches(scope, provinceCode)) throw outsideScope(scope);
}
