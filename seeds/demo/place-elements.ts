/** A part of a place name: in Thai, and as the Royal Institute writes it in Latin letters. */
export type Element = readonly [th: string, en: string];

const everywhere: readonly Element[] = [
  ['บ้าน', 'Ban'], // village
  ['หนอง', 'Nong'], // pond
  ['ทุ่ง', 'Thung'], // field
  ['ห้วย', 'Huai'], // stream
  ['ท่า', 'Tha'], // landing
  ['วัง', 'Wang'], // deep water
  ['ดอน', 'Don'], // rise
  ['นา', 'Na'], // paddy
];

/** What a place name begins with, by the region of the province. */
export const beginnings: Readonly<Record<string, readonly Element[]>> = {
  North: [...everywhere, ['แม่', 'Mae'], ['สัน', 'San'], ['ป่า', 'Pa'], ['เวียง', 'Wiang'], ['ดอย', 'Doi']],
  Northeast: [
    ...everywhere,
    ['โนน', 'Non'],
    ['โคก', 'Khok'],
    ['กุด', 'Kut'],
    ['โพน', 'Phon'],
    ['เหล่า', 'Lao'],
    ['คำ', 'Kham'],
  ],
  Central: [
    ...everywhere,
    ['บาง', 'Bang'],
    ['คลอง', 'Khlong'],
    ['บึง', 'Bueng'],
    ['สระ', 'Sa'],
    ['เขา', 'Khao'],
  ],
  East: [...everywhere, ['บาง', 'Bang'], ['คลอง', 'Khlong'], ['เขา', 'Khao'], ['เกาะ', 'Ko'], ['บ่อ', 'Bo']],
  West: [...everywhere, ['บาง', 'Bang'], ['คลอง', 'Khlong'], ['เขา', 'Khao'], ['ไร่', 'Rai'], ['สวน', 'Suan']],
  South: [
    ...everywhere,
    ['ควน', 'Khuan'],
    ['เกาะ', 'Ko'],
    ['ปาก', 'Pak'],
    ['คลอง', 'Khlong'],
    ['เขา', 'Khao'],
  ],
};

/** What the beginning is said of: a plant, an animal, a thing. */
export const middles: readonly Element[] = [
  ['บัว', 'Bua'],
  ['ไผ่', 'Phai'],
  ['ม่วง', 'Muang'],
  ['ขาม', 'Kham'],
  ['ตาล', 'Tan'],
  ['ยาง', 'Yang'],
  ['โพธิ์', 'Pho'],
  ['สัก', 'Sak'],
  ['หว้า', 'Wa'],
  ['มะขาม', 'Makham'],
  ['กระทุ่ม', 'Krathum'],
  ['กระโดน', 'Kradon'],
  ['ประดู่', 'Pradu'],
  ['หิน', 'Hin'],
  ['ทราย', 'Sai'],
  ['ปลา', 'Pla'],
  ['ช้าง', 'Chang'],
  ['กวาง', 'Kwang'],
  ['เสือ', 'Suea'],
  ['นก', 'Nok'],
  ['ไทร', 'Sai'],
  ['แค', 'Khae'],
  ['แก้ว', 'Kaeo'],
  ['หญ้า', 'Ya'],
  ['น้ำ', 'Nam'],
  ['ชะอม', 'Cha-om'],
  ['จันทร์', 'Chan'],
  ['ดาว', 'Dao'],
];

/** How it is: a colour, a place, a good wish. */
export const endings: readonly Element[] = [
  ['ทอง', 'Thong'],
  ['งาม', 'Ngam'],
  ['ใหญ่', 'Yai'],
  ['น้อย', 'Noi'],
  ['แดง', 'Daeng'],
  ['ขาว', 'Khao'],
  ['เหนือ', 'Nuea'],
  ['ใต้', 'Tai'],
  ['กลาง', 'Klang'],
  ['ใหม่', 'Mai'],
  ['เก่า', 'Kao'],
  ['คู่', 'Khu'],
  ['ล้อม', 'Lom'],
  ['เจริญ', 'Charoen'],
  ['สวรรค์', 'Sawan'],
  ['พัฒนา', 'Phatthana'],
  ['สามัคคี', 'Samakkhi'],
  ['สมบูรณ์', 'Sombun'],
];

/** What these elements make by chance but real local governments or districts are called. */
export const realNames: ReadonlySet<string> = new Set(
  `คลองทรายขาว ดอนโพธิ์ทอง ทุ่งไทรทอง นาโพธิ์กลาง นาโพธิ์พัฒนา บางทรายน้อย บางทรายใหญ่ บางบัวทอง บางโพธิ์เหนือ
   บ่อกวางทอง บ่อปลาทอง วังน้ำขาว สันทรายงาม หนองช้างใหญ่ หนองทรายขาว หนองน้ำแดง หนองบัวทอง หนองบัวน้อย
   หนองบัวเหนือ หนองบัวแดง หนองบัวใต้ หนองบัวใหญ่ หนองหญ้าขาว หนองไผ่ล้อม ห้วยทรายเหนือ ห้วยน้ำขาว เกาะช้างใต้
   เขากวางทอง ทุ่งยางแดง วังเหนือ นาน้อย โนนแดง วังสมบูรณ์ บึงสามัคคี วังทอง เวียงเก่า คลองใหญ่ โคกเจริญ บ่อทอง
   นากลาง วังน้อย หนองใหญ่ ทุ่งใหญ่ โพนสวรรค์ โพนทอง บางใหญ่ ท่าใหม่`.split(/\s+/),
);
