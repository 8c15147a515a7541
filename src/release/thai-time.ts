const zone = { timeZone: 'Asia/Bangkok' } as const;

const day = new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', {
  ...{ ...zone, day: 'numeric', month: 'long', year: 'numeric' },
});
const iso = new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short', timeStyle: 'short' });

/** A moment as clocks in Thailand show it: `2026-12-05 09:00`. */
export const onThaiClocks = (moment: Date): string => iso.format(moment);

/** The same for people, in the calendar of each language: a year of the Buddhist Era stands in Thai only. */
export const thaiTime = (moment: Date): { th: string; en: string } => ({
  th: `${day.format(moment)} เวลา ${onThaiClocks(moment).slice(-5)} น.`,
  en: `${onThaiClocks(moment)} Thai time`,
});
