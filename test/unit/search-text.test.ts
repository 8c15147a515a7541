import { searchTerms, searchText, type Searched } from '../../src/local-government/search-text.js';
import { cleanText, comparable } from '../../src/local-government/thai-text.js';
import { bareDistrict, bareName, nearestType, parseType } from '../../src/local-government/type-words.js';

const bodies = {
  banDon: { type: 'SAO', nameTh: 'บ้านดอน', nameEn: 'Ban Don', districtTh: 'อู่ทอง' },
  bunRueang: {
    type: 'SUBDISTRICT_MUNICIPALITY',
    nameTh: 'บุญเรือง',
    nameEn: 'Bun Rueang',
    districtTh: 'เชียงของ',
  },
  phrae: { type: 'PAO', nameTh: 'แพร่', nameEn: 'Phrae', districtTh: 'เมืองแพร่' },
  namCham: { type: 'SAO', nameTh: 'น้ำชำ', nameEn: null, districtTh: 'สูงเม่น' },
  kilometre5: { type: 'SAO', nameTh: 'กม.5', nameEn: 'Ko Mo 5', districtTh: 'อ่าวลึก' },
  sungaiKolok: {
    type: 'TOWN_MUNICIPALITY',
    nameTh: 'สุไหงโก-ลก',
    nameEn: 'Su-ngai Kolok',
    districtTh: 'สุไหงโก-ลก',
  },
  pattaya: { type: 'SPECIAL', nameTh: 'เมืองพัทยา', nameEn: 'Pattaya', districtTh: 'บางละมุง' },
} satisfies Record<string, Searched>;

/** Who has every term of the query, as the database finds it. */
const found = (query: string) =>
  Object.entries(bodies)
    .filter(([, body]) => searchTerms(query).every((term) => searchText(body).includes(term)))
    .map(([name]) => name);

test.each([
  ['อบต.บ้านดอน', ['banDon']],
  ['อบต บ้านดอน', ['banDon']],
  ['อบต. บ้านดอน', ['banDon']],
  ['องค์การบริหารส่วนตำบลบ้านดอน', ['banDon']],
  ['บ้าน', ['banDon']],
  ['เทศบาลตำบลบุญเรือง', ['bunRueang']],
  ['ทต. บุญเรือง', ['bunRueang']],
  ['ตำบลบุญเรือง', ['bunRueang']],
  ['bun rueang', ['bunRueang']],
  ['BunRueang', ['bunRueang']],
  ['Bun Rueang Subdistrict Municipality', ['bunRueang']],
  ['บุญเรือง อ.เชียงของ', ['bunRueang']],
  ['อบจ แพร่', ['phrae']],
  ['กม ๕', ['kilometre5']],
  ['กม.5', ['kilometre5']],
  ['สุไหงโกลก', ['sungaiKolok']],
  ['su-ngai', ['sungaiKolok']],
  ['พัทยา', ['pattaya']],
  ['ทม.บ้านดอน', []],
])('"%s" finds %j', (query, expected) => {
  expect(found(query)).toEqual(expected);
});

// Marks are written as code points: an editor, or a reader, sees no difference between these.
test.each([
  ['tone before am', '\u0e19\u0e49\u0e33'],
  ['am before the tone', '\u0e19\u0e33\u0e49'],
  ['nikhahit, tone, aa', '\u0e19\u0e4d\u0e49\u0e32'],
  ['tone, nikhahit, aa', '\u0e19\u0e49\u0e4d\u0e32'],
  ['the tone twice', '\u0e19\u0e49\u0e49\u0e33'],
  ['a zero-width space inside', '\u0e19\u200b\u0e49\u0e33'],
])('น้ำ typed as %s is found', (_how, water) => {
  expect(found(water)).toEqual(['namCham']);
});

test.each([
  ['a vowel above', '\u0e17\u0e48\u0e35', '\u0e17\u0e35\u0e48'],
  ['a vowel below', '\u0e2d\u0e48\u0e39', '\u0e2d\u0e39\u0e48'],
  ['sara ae of two sara e', '\u0e40\u0e40\u0e1e\u0e23\u0e48', '\u0e41\u0e1e\u0e23\u0e48'],
  ['the silencer before a vowel', '\u0e18\u0e4c\u0e34', '\u0e18\u0e34\u0e4c'],
])('%s typed in another order is the same text', (_what, typed, right) => {
  expect(cleanText(typed)).toBe(right);
});

test('an empty query asks for everybody, one of punctuation for nobody', () => {
  expect(searchTerms('  ')).toEqual([]);
  expect(found('%')).toEqual([]);
  expect(found('_')).toEqual([]);
});

test('a term comes once', () => {
  expect(searchTerms('บ้าน บ้าน ดอน')).toEqual(['บ้าน', 'ดอน']);
});

test('texts for display keep their words and lose what is invisible', () => {
  expect(cleanText('\ufeff เทศบาล\u200bเมือง\t\n ข\u200dลุง\u00a0')).toBe('เทศบาลเมือง ขลุง');
  expect(comparable('จ.ป.ร. ๕')).toBe('จปร5');
});

test.each([
  ['SUBDISTRICT_MUNICIPALITY', 'เทศบาลตำบลปะตง', 'ปะตง'],
  ['TOWN_MUNICIPALITY', 'เทศบาลเมือง ขลุง', 'ขลุง'],
  ['SAO', 'อบต.ขุนซ่อง', 'ขุนซ่อง'],
  ['SAO', 'อบต ขุนซ่อง', 'ขุนซ่อง'],
  ['SAO', 'ขุนซ่อง', 'ขุนซ่อง'],
  ['SAO', 'เทศบาล', 'เทศบาล'],
  ['SPECIAL', 'เมืองพัทยา', 'เมืองพัทยา'],
] as const)('%s "%s" is called %s', (type, written, name) => {
  expect(bareName(type, written)).toBe(name);
});

test('districts lose their title and keep a name that begins like one', () => {
  expect(['อ.ขลุง', 'อำเภอ ขลุง', 'กิ่งอำเภอขลุง', 'อู่ทอง'].map(bareDistrict)).toEqual([
    'ขลุง',
    'ขลุง',
    'ขลุง',
    'อู่ทอง',
  ]);
});

test('types are known by every word for them', () => {
  expect(
    ['SAO', 'sao', 'อบต.', 'อบต', 'องค์การบริหารส่วนตำบล', 'เทศบาลเมือง', 'SPECIAL_PATTAYA'].map(parseType),
  ).toEqual([...['SAO', 'SAO', 'SAO', 'SAO', 'SAO'], ...['TOWN_MUNICIPALITY', 'SPECIAL']]);
  expect(parseType('เทศบาล')).toBeNull();
  expect(nearestType('เทศบาลนคน')).toBe('CITY_MUNICIPALITY');
});
