import { refusal } from '../graphql/errors.js';

export const noSuchProvince = (): Error =>
  refusal(
    'NOT_FOUND',
    'No province has this code: codes have two digits, 10 to 96; "provinces { code }" lists them.',
    'ไม่มีจังหวัดรหัสนี้',
  );
