import * as argon2 from '@node-rs/argon2';
import { hashOneTime, hashPassword, oneTimePassword, passwordMatches } from '../../src/viewer/password.js';

jest.mock('@node-rs/argon2', () => {
  const real = jest.requireActual<typeof argon2>('@node-rs/argon2');
  return { ...real, verify: jest.fn(real.verify) };
});
const verify = jest.mocked(argon2.verify);

test('each kind of password matches itself and no other', async () => {
  const [once, chosen] = [oneTimePassword(), 'ปลาบึก แม่น้ำ ตะวัน เรือ'];
  const hashes = [await hashOneTime(once), await hashPassword(chosen), null] as const;
  const found = [];
  for (const hash of hashes)
    for (const typed of [once, chosen, 'nobody has this password', 'nor this'])
      found.push(await passwordMatches(hash, typed));
  expect(found).toEqual([
    ...[true, false, false, false],
    ...[false, true, false, false],
    ...[false, false, false, false],
  ]);
});

test('whose password it is costs the same work: nobody’s, one for one use, one that was chosen', async () => {
  const hashes = [null, await hashOneTime('x'), await hashPassword('y')];
  for (const hash of hashes) {
    verify.mockClear();
    await passwordMatches(hash, 'typed');
    const costs = verify.mock.calls.map(([hashed]) => /m=\d+,t=\d+,p=\d+/.exec(String(hashed))?.[0]);
    expect(costs).toEqual(['m=19456,t=2,p=1', 'm=1024,t=1,p=1']);
  }
});
