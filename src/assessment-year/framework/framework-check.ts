import { finding, type Finding } from '../../import/finding.js';
import {
  dimensionOf,
  levels,
  nameOf,
  parts,
  settings,
  type FrameworkLine,
  type Part,
} from './framework-line.js';

/** A line, with its place in the file where it is of one. */
type Line = FrameworkLine & { readonly line?: number };

/**
 * The framework that a year would have: of each part that the file has rows of, those of the file and no others; of
 * the other parts what is there.
 */
export function mergedWith(file: readonly Line[], known: readonly FrameworkLine[]): Line[] {
  const given = new Set(file.map(({ part }) => part));
  return parts.flatMap((part) => (given.has(part) ? file : known).filter((line) => line.part === part));
}

/** What is wrong with a framework as a whole; a year's results could not be made by it. */
export function checkFramework(lines: readonly Line[], sheet: string | null): Finding[] {
  const of = (part: Part) => lines.filter((line) => line.part === part);
  const say = (line: Line | undefined, th: string, en: string) =>
    finding({ sheet, ...(line?.line && { line: line.line, column: 'code', value: line.code }) }, th, en);
  const [dimensions, ratings, indicators] = [of('dimension'), of('rating'), of('indicator')];
  return [
    ...settings
      .filter((setting) => !of('year').some(({ code }) => code === setting))
      .map((setting) => say(undefined, `ไม่มีแถว year,${setting}`, `There is no row "year,${setting}".`)),
    ...(dimensions.length === 0
      ? [say(undefined, 'ไม่มีแถว dimension', 'There is no row of a dimension.')]
      : []),
    ...gaps(dimensions).map((line) =>
      say(line, 'ด้านต้องเรียงเลข 1, 2, 3 ไม่ข้าม', 'leaves a gap: dimensions are numbered 1, 2, 3 without one.'),
    ),
    ...checkRatings(ratings, say),
    ...checkIndicators(indicators, dimensions, say),
  ];
}

type Say = (line: Line | undefined, th: string, en: string) => Finding;

function gaps(dimensions: readonly Line[]): Line[] {
  const numbers = new Set(dimensions.map(({ code }) => Number(code)));
  return dimensions.filter(({ code }) => code !== '1' && !numbers.has(Number(code) - 1));
}

/** Every percentage has one rating, and a better level begins higher. */
function checkRatings(ratings: readonly Line[], say: Say): Finding[] {
  if (ratings.length === 0) return [say(undefined, 'ไม่มีแถว rating', 'There is no row of a rating.')];
  const order = (line: Line) => levels.findIndex((level) => level === line.code);
  const best = [...ratings].sort((a, b) => order(a) - order(b));
  const falling = best.filter((line, at) => at > 0 && Number(line.value) >= Number(best[at - 1]?.value));
  const lowest = best.at(-1);
  return [
    ...falling.map((line) =>
      say(line, 'ต้องเริ่มต่ำกว่าระดับที่ดีกว่า', 'must begin below the better rating before it.'),
    ),
    ...(lowest && falling.length === 0 && Number(lowest.value) !== 0
      ? [say(lowest, 'ระดับต่ำสุดต้องเริ่มที่ 0', 'is the lowest rating, and must begin at 0.')]
      : []),
  ];
}

function checkIndicators(indicators: readonly Line[], dimensions: readonly Line[], say: Say): Finding[] {
  const numbers = new Set(dimensions.map(({ code }) => code));
  const homeless = indicators.filter((line) => !numbers.has(dimensionOf(line)));
  const counted = new Set(indicators.filter(({ pilot }) => !pilot).map(dimensionOf));
  const bare = indicators.length === 0 ? [] : dimensions.filter(({ code }) => !counted.has(code));
  return [
    ...homeless.map((line) =>
      line.line === undefined
        ? say(
            line,
            `ตัวชี้วัด ${line.code} ที่มีอยู่เป็นของด้านที่ไฟล์ไม่มี: ให้ใส่แถวตัวชี้วัดด้วย`,
            `${nameOf(line)} is there, and its dimension is not in the file: give the indicators too.`,
          )
        : say(line, 'ปีนี้ไม่มีด้านนี้', 'is of a dimension that the year does not have.'),
    ),
    ...bare.map((line) =>
      say(
        line,
        `ด้านที่ ${line.code} ไม่มีตัวชี้วัดที่นับคะแนน`,
        `Dimension ${line.code} has no indicator that counts, and the others have.`,
      ),
    ),
  ];
}
