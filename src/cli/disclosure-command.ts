import { setDisclosure } from '../release/disclosure.commands.js';
import { deed, finish, text } from './deed.js';
import { asHelp, asOf, operatorAs } from './operator.js';
import { jsonHelp, reasonOf, settingOf, yearHelp, yearOf } from './release-options.js';
import { tellDisclosed } from './release-report.js';

export const disclosureCommand = deed(
  {
    usage: '--year YEAR --set strict|open --reason TEXT [--as ACCOUNT] [--json]',
    about: `Decides whether averages that would give single local governments away are public, for a year.\nIt holds for releases made from now on; drafts are worked out anew, and an approval of them ends.\nWhat is public, or waits for its time, stays as it is.\n${yearHelp}
--set          strict, as every year is at first: they are hidden; open: they are shown
--reason       why: kept in the audit\n${asHelp}\n${jsonHelp}`,
    examples: [
      'release -- disclosure --year 2568 --set open --reason "Order 12/2568 of the Director-General"',
    ],
    options: { year: text, set: text, reason: text, as: text },
  },
  (values) => {
    const input = { year: yearOf(values), disclosure: settingOf(values), reason: reasonOf(values) };
    const as = asOf(values);
    return async (database) =>
      finish(await setDisclosure(database, await operatorAs(database, as), input), values, tellDisclosed);
  },
);
