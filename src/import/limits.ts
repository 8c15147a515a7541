/** What a file may cost, so that no file can take the process with it. */
export const limits = {
  /** Of the file itself: a nation with marks per indicator is some 30 MB. */
  fileBytes: 64 * 1024 * 1024,
  /** Of all parts of a workbook that are read, unpacked. */
  unpackedBytes: 400 * 1024 * 1024,
  /** Of the table of strings, which is held in memory. */
  stringBytes: 64 * 1024 * 1024,
  /** Honest worksheets are packed some 10 to 60 times smaller; from this and `ratioFrom` on it is a bomb. */
  ratio: 200,
  ratioFrom: 4 * 1024 * 1024,
  /** Of XML without a single tag. */
  untaggedBytes: 1024 * 1024,
  sheets: 100,
  columns: 256,
  cells: 12_000_000,
  /** Cells that merged ranges cover. */
  mergedCells: 2_000_000,
} as const;

export const megabytes = (bytes: number): string => `${Math.ceil(bytes / (1024 * 1024))} MB`;
