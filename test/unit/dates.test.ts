import { parseDay } from '../../src/import/dates.js';

test.each([
  '2021-10-01',
  '2564-10-01',
  '01/10/2564',
  '1/10/2021',
  '1-10-2564',
  '1 ต.ค. 2564',
  '1 ต.ค.2564',
  '๑ ตุลาคม พ.ศ. ๒๕๖๔',
])('%s is the first of October 2564', (text) => {
  expect(parseDay(text)).toBe('2021-10-01');
});

test.each([
  '',
  '1/10/64',
  '10/25/2564',
  '31/02/2564',
  '29/02/2565',
  '2564',
  '1 ต 2564',
  '1 October 2021',
  '2300-01-01',
])('“%s” is no day', (text) => {
  expect(parseDay(text)).toBeNull();
});
