// Comma-separated values as RFC 4180 says: CRLF, quotes where needed; and no cell that a spreadsheet takes for a formula.

const cell = (value: string | number): string => {
  const text = String(value).replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows of cells as text. */
export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
