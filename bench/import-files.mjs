import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { crc32, deflateRawSync } from 'node:zlib';

/** The same marks on every run: a small generator, seeded. */
function random(seed) {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** A local government a row, marks per dimension. */
export async function writeDimensionMarks(path, { bodies, fulls }) {
  const next = random(1);
  const columns = fulls.flatMap((_, at) => [`d${at + 1}_full`, `d${at + 1}_score`]);
  await write(path, function* () {
    yield `dla_code,type,name_th,district_th,${columns.join(',')},total_full,total_score,total_pct\n`;
    for (const { code, type, nameTh, districtTh } of bodies) {
      const scores = fulls.map((full) => Math.round(full * (0.5 + next() / 2) * 100) / 100);
      const full = fulls.reduce((sum, each) => sum + each, 0);
      const score = Math.round(scores.reduce((sum, each) => sum + each, 0) * 100) / 100;
      const marks = fulls.flatMap((each, at) => [each, scores[at]]);
      yield (
        [code, type, nameTh, districtTh, ...marks, full, score, ((100 * score) / full).toFixed(2)].join(',') +
        '\n'
      );
    }
  });
}

/** An indicator of a local government a row; every fiftieth does not apply. */
function* indicatorMarks({ bodies, indicators }) {
  const next = random(2);
  for (const { code } of bodies)
    for (const { name, full } of indicators) {
      const drawn = next();
      yield [code, name, full, drawn < 0.02 ? 'ไม่เกี่ยวข้อง' : Math.round(full * (0.4 + 0.6 * drawn) * 2) / 2];
    }
}

export const writeIndicatorCsv = (path, nation) =>
  write(path, function* () {
    yield 'dla_code,indicator,full,score\n';
    for (const row of indicatorMarks(nation)) yield `${row.join(',')}\n`;
  });

/** The same as Excel saves it: texts in a table of their own, numbers as numbers. */
export async function writeIndicatorXlsx(path, nation) {
  const texts = new Map();
  const text = (value) => {
    if (!texts.has(value)) texts.set(value, texts.size);
    return `t="s"><v>${texts.get(value)}</v>`;
  };
  const cell = (letter, line, value) =>
    `<c r="${letter}${line}" ${typeof value === 'number' ? `><v>${value}</v>` : text(String(value))}</c>`;
  const parts = ['<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'];
  let line = 0;
  const row = (cells) => {
    line += 1;
    return `<row r="${line}" spans="1:4">${cells.map((value, at) => cell('ABCD'[at], line, value)).join('')}</row>`;
  };
  parts.push(row(['dla_code', 'indicator', 'full', 'score']));
  for (const cells of indicatorMarks(nation)) parts.push(row(cells));
  parts.push('</sheetData></worksheet>');
  const main = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (type, target) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
    `<Relationship Id="rId1" Type="${main}/${type}" Target="${target}"/></Relationships>`;
  const strings = [...texts.keys()].map((value) => `<si><t>${value}</t></si>`).join('');
  await write(path, () =>
    zip({
      '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
      'xl/workbook.xml': `<workbook xmlns:r="${main}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
      'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
      'xl/worksheets/sheet1.xml': parts.join(''),
    }),
  );
}

function* zip(parts) {
  const directory = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 6 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, place, Buffer.from(name)]),
    );
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name)]);
    offset += local.length + packed.length;
    yield local;
    yield packed;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  yield Buffer.concat([entries, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

async function write(path, pieces) {
  const file = createWriteStream(path);
  for (const piece of pieces()) if (!file.write(piece)) await once(file, 'drain');
  file.end();
  await once(file, 'close');
}

export const nameOfRun = () => `lpa_bench_${randomBytes(4).toString('hex')}`;
