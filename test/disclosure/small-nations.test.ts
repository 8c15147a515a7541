import { randomFrom } from '../unit/suppression-tables.js';
import { attack } from './attack.js';
import { beginHistory, counted, nothing } from './history.js';
import { composeNation, correct } from './small-nation.js';

const nations = Number(process.env['DISCLOSURE_NATIONS'] ?? 12);

test.each(Array.from({ length: nations }, (_, i) => i + 1))(
  'nation %i: published, corrected and withdrawn, it gives no single result away',
  async (seed) => {
    const random = randomFrom(seed);
    let standings = composeNation(random);
    const history = await beginHistory(standings);
    for (let release = 0; release < 3; release++) {
      const number = await history.publish(standings);
      await history.read();
      if (random() < 0.3) await history.withdraw(number);
      standings = correct(standings, random);
    }
    const told = await history.read();
    await history.close();
    // It must have had something to solve.
    expect(told.filter(({ percent }) => percent !== null).length).toBeGreaterThan(50);
    const findings = attack(told, history.truth);
    if (Object.values(findings).some(({ length }) => length > 0)) console.log(findings);
    expect(counted(findings)).toEqual(nothing);
  },
);
