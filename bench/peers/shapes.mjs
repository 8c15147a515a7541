/** What answers are made of, from rows. */
export const name = (row) => ({ th: row.name_th, en: row.name_en });
export const rating = ({ rating: level }) => (level === null ? null : { level });
export const place = (at, of) => (at === null ? null : { place: at, of });
