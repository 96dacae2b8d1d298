// The file below its objects: bytes between, before and after, orphans, packings, tables of every kind, encryption, earlier versions.
import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { ascii85, asciiHex, flate, lzw, runLength } from '../make/codecs.ts';
import {
  bytesOf,
  form,
  hexOf,
  keptLine,
  makePage,
  mention,
  page,
  show,
  technique,
  textOf,
  type PagePart,
  type Technique,
} from '../technique.ts';

const BE = 'box+elsewhere';
const base = (secret: string, shown: boolean, part: Partial<PagePart> = {}): Uint8Array =>
  makePage({ ...part, content: `${keptLine}${shown ? mention(secret) : ''}${part.content ?? ''}` });

/** A plain page, its bytes changed as text. Offsets are mended afterwards where `mend` is said. */
const altered = (
  name: string,
  change: (file: string, secret: string) => string,
  part: (secret: string) => Partial<PagePart> = () => ({}),
): Technique =>
  technique(name, BE, (secret, shown) => bytesOf(change(textOf(base(secret, shown, part(secret))), secret)));

/** Puts `added` at the front of the table, offsets mended: for what stands before it. */
const before = (file: string, mark: string, added: string): string => {
  const at = file.indexOf(mark);
  const moved = (n: number): number => (n >= at ? n + added.length : n);
  const start = Number(/startxref\n(\d+)/.exec(file)?.[1] ?? 0);
  return (file.slice(0, at) + added + file.slice(at))
    .replace(/^(\d{10}) 00000 n /gm, (_, n: string) => `${String(moved(Number(n))).padStart(10, '0')} 00000 n `)
    .replace(/startxref\n\d+/, `startxref\n${moved(start)}`);
};

/** Appends a section that redefines objects. */
export function append(
  file: Uint8Array,
  objects: Readonly<Record<number, string>>,
  free: readonly number[] = [],
): Uint8Array {
  const text = textOf(file);
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? '0';
  let out = text;
  let rows = '';
  for (const [no, body] of Object.entries(objects)) {
    rows += `${no} 1\n${String(out.length).padStart(10, '0')} 00000 n \n`;
    out += `${no} 0 obj\n${body}\nendobj\n`;
  }
  for (const no of free) rows += `${no} 1\n0000000000 00001 f \n`;
  const at = out.length;
  return bytesOf(`${out}xref\n${rows}trailer\n<< /Size 99 /Root 1 0 R /Prev ${start} >>\nstartxref\n${at}\n%%EOF\n`);
}
const stream = (content: string, entries = ''): string =>
  `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;

interface Row {
  readonly no: number;
  readonly kind: 0 | 1 | 2;
  readonly a: number;
  readonly b: number;
}
const word = (n: number, bytes: number): string =>
  String.fromCharCode(...Array.from({ length: bytes }, (_, i) => Math.floor(n / 256 ** (bytes - 1 - i)) % 256));
/** A cross-reference stream over objects 0…size-1. */
const table = (no: number, rows: readonly Row[], size: number, entries: string): string => {
  const all = Array.from(
    { length: size },
    (_, i) => rows.find((row) => row.no === i) ?? { no: i, kind: 0, a: 0, b: 65535 },
  );
  const data = textOf(
    deflateSync(Buffer.from(all.map(({ kind, a, b }) => word(kind, 1) + word(a, 4) + word(b, 2)).join(''), 'latin1')),
  );
  return `${no} 0 obj\n<< /Type /XRef /Size ${size} /W [1 4 2] /Root 1 0 R /Filter /FlateDecode /Length ${data.length} ${entries} >>\nstream\n${data}\nendstream\nendobj\n`;
};

/** A file whose small objects stand in object streams. `orphans` stand in the same streams, listed nowhere. */
function packed(secret: string, shown: boolean, orphans: readonly string[], version = '1.7', extra = ''): Uint8Array {
  const inside = [
    `<< /Type /Catalog /Pages 2 0 R ${extra} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...orphans,
  ];
  const numbers = inside.map((_, i) => (i < 4 ? i + 1 : 40 + i));
  let at = 0;
  const head = inside.map((one, i) => {
    const pair = `${numbers[i] ?? 0} ${at}`;
    at += one.length + 1;
    return pair;
  });
  const first = `${head.join(' ')}\n`;
  const data = flate(`${first}${inside.join('\n')}\n`);
  let out = `%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`;
  const rows: Row[] = [1, 2, 3, 4].map((no, i) => ({ no, kind: 2, a: 6, b: i }));
  const add = (no: number, body: string): void => {
    rows.push({ no, kind: 1, a: out.length, b: 0 });
    out += `${no} 0 obj\n${body}\nendobj\n`;
  };
  add(5, stream(`${keptLine}${shown ? mention(secret) : ''}`));
  add(
    6,
    `<< /Type /ObjStm /N ${inside.length} /First ${first.length} /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream`,
  );
  const start = out.length;
  rows.push({ no: 7, kind: 1, a: start, b: 0 });
  return bytesOf(`${out}${table(7, rows, 8, '')}startxref\n${start}\n%%EOF\n`);
}

const BYTES: readonly Technique[] = [
  altered('bytes before the header', (file, secret) => `${secret} sent this\n${file}`),
  altered('bytes after the end', (file, secret) => `${file}${secret}\n`),
  altered('comment behind the header', (file, secret) => before(file, '1 0 obj', `% ${secret}\n`)),
  altered('comment between objects', (file, secret) => before(file, '3 0 obj', `% ${secret}\n(${secret})\n`)),
  altered('comment inside an object', (file, secret) => before(file, '/Parent 2 0 R', `% ${secret}\n`)),
  altered('bytes between the table and the trailer', (file, secret) =>
    file.replace('trailer\n', `% ${secret}\ntrailer\n`),
  ),
  altered(
    'object that nothing refers to',
    (file) => file,
    (secret) => ({ more: [`(${secret})`, ['', show(secret, 40, 200)]] }),
  ),
  altered('object that the table calls free', (file, secret) => {
    const with99 = before(file, 'xref\n', `99 0 obj\n(${secret})\nendobj\n`);
    return with99;
  }),
  altered('data behind the length of a stream', (file, secret) =>
    before(file, 'endstream\nendobj\n5 0 obj', `${secret}\n`),
  ),
  altered('length too long, behind it the secret', (file, secret) => {
    const longer = before(file, 'endstream\nendobj\n5 0 obj', `% ${secret}\n`);
    return longer.replace(/\/Length (\d+)/, (_, n: string) =>
      `/Length ${Number(n) + 9000}`.slice(0, `/Length ${n}`.length),
    );
  }),
  altered('key given twice', (file, secret) => before(file, '/Parent 2 0 R', `/Contents (${secret}) `)),
  altered('object number given twice', (file, secret) => before(file, '5 0 obj', `4 0 obj\n(${secret})\nendobj\n`)),
  altered('damaged table, so that readers search for objects', (file, secret) =>
    `${file.replace(/startxref\n\d+/, 'startxref\n7')}`.replace('xref\n0', `88 0 obj (${secret}) endobj\nxref\n0`),
  ),
  altered(
    'names spelt with numbers',
    (file) => file,
    (secret) => ({
      page: `/${[...secret].map((one) => `#${hexOf(one)}`).join('')} 1`,
    }),
  ),
  altered(
    'strings in four spellings',
    (file) => file,
    (secret) => ({
      page: `/A [<${hexOf(secret)}> (${[...secret].map((one) => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')}) (\xff\xfe${[...secret].map((one) => `${one}\0`).join('')}) (\xef\xbb\xbf${secret})]`,
    }),
  ),
  altered('trailer with a dictionary of its own', (file, secret) =>
    file.replace('/Size', `/Own << /A (${secret}) >> /ID [(${secret}) (${secret})] /Size`),
  ),
];

const PACKINGS: readonly Technique[] = [
  ...(
    [
      ['LZW', '/LZWDecode', lzw],
      ['base 85 within hexadecimal', '[/AHx /A85]', (text: string) => asciiHex(ascii85(text))],
      ['run lengths within Flate', '[/Fl /RL]', (text: string) => flate(runLength(text))],
      ['Flate four times', '[/Fl /Fl /Fl /Fl]', (text: string) => flate(flate(flate(flate(text))))],
      ['identity crypt filter', '[/Crypt /FlateDecode] /DecodeParms [<< /Name /Identity >> null]', flate],
    ] as const
  ).map(([name, filter, pack]) =>
    page(`content packed by ${name}`, 'box', ({ text }) => ({
      content: '/A Do',
      resources: '/XObject << /A 10 0 R >>',
      more: [form(pack(show(text, 40, 100)), `/Filter ${filter}`)],
    })),
  ),
  page('content with a predictor', 'box', ({ text }) => {
    const content = show(text, 40, 100).padEnd(100, ' ');
    const rows = Array.from({ length: 10 }, (_, i) => `\0${content.slice(i * 10, i * 10 + 10)}`).join('');
    return {
      content: '/A Do',
      resources: '/XObject << /A 10 0 R >>',
      more: [form(flate(rows), '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 10 >>')],
    };
  }),
  page('stream whose data is said to be in another file', BE, ({ text }) => ({
    content: '',
    catalog: '/Own 10 0 R',
    more: [[`/F (${text}.bin) /FFilter /FlateDecode /FDecodeParms << /A (${text}) >>`, `BT (${text}) Tj ET`]],
  })),
  page('bytes behind the end of packed content', BE, ({ text }) => ({
    content: '/A Do',
    resources: '/XObject << /A 10 0 R >>',
    more: [form(`${flate(show('Also kept', 40, 200))}${text}`, '/Filter /FlateDecode')],
  })),
];

const TABLES: readonly Technique[] = [
  technique('object streams and a packed table', 'box', (secret) => packed(secret, true, [])),
  technique('orphan in an object stream', BE, (secret, shown) =>
    packed(secret, shown, [`(${secret})`, `<< /A (${secret}) >>`]),
  ),
  technique('PDF 2.0 with encryption terms of its own', BE, (secret, shown) =>
    packed(secret, shown, [], '2.0', `/Lang (${secret}) /Version /2.0`),
  ),
  technique('hybrid table: the packed part knows more', BE, (secret, shown) => {
    // Readers of the plain table see a harmless catalogue; those of the packed one see objects 11 and 12 as well.
    const plain = textOf(base(secret, shown, { catalog: '/Own 11 0 R' }));
    const at = plain.indexOf('xref\n0');
    const inside = `(${secret})`;
    const data = flate(`11 0 ${inside}`);
    const body = plain.slice(0, at);
    const objects = `12 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream\nendobj\n`;
    const start = body.length + objects.length;
    const packedTable = table(
      13,
      [
        { no: 11, kind: 2, a: 12, b: 0 },
        { no: 12, kind: 1, a: body.length, b: 0 },
        { no: 13, kind: 1, a: start, b: 0 },
      ],
      14,
      '',
    );
    const moved = start + packedTable.length;
    return bytesOf(
      `${body}${objects}${packedTable}${plain
        .slice(at)
        .replace('/Root', `/XRefStm ${start} /Root`)
        .replace(/startxref\n\d+/, `startxref\n${moved}`)}`,
    );
  }),
  technique('redaction that an appended section undoes', BE, (secret, shown) => {
    const old = base(secret, shown);
    return append(old, { 4: stream(`${keptLine}${shown ? mention(secret) : ''}${show(secret, 40, 200)}`) });
  }),
  technique('earlier version with the secret', BE, (secret, shown) =>
    append(makePage({ content: `${keptLine}${show(secret, 40, 200)}` }), {
      4: stream(`${keptLine}${shown ? mention(secret) : ''}`),
    }),
  ),
  technique('page deleted by an appended section', BE, (secret, shown) =>
    append(
      base(secret, shown, {
        more: [
          '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 11 0 R /Resources << /Font << /F 5 0 R >> >> >>',
          ['', show(secret, 40, 200)],
        ],
      }),
      { 2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' },
      [10, 11],
    ),
  ),
  technique('three earlier versions', BE, (secret, shown) => {
    let file = makePage({ content: keptLine, trailer: '/Info 10 0 R', more: [`<< /Title (${secret}) >>`] });
    for (let i = 0; i < 2; i++) file = append(file, { 10: '<< /Title (kept) >>' });
    return append(file, { 4: stream(`${keptLine}${shown ? mention(secret) : ''}`) });
  }),
  technique('file made fast for the web, with hints', BE, (secret, shown) =>
    base(secret, shown, { more: ['<< /Linearized 1 /L 9999 /H [0 10] /O 3 /E 999 /N 1 /T 99 >>', ['/S 10', secret]] }),
  ),
  technique('generation numbers other than zero', BE, (secret, shown) =>
    bytesOf(textOf(base(secret, shown, { more: [`(${secret})`] })).replace('10 0 obj', '10 7 obj')),
  ),
];

const CIPHERS = ['RC4-40', 'RC4-128', 'AES-128', 'AES-256'] as const;
const ENCRYPTION: readonly Technique[] = [
  ...CIPHERS.map((algorithm) =>
    technique(`${algorithm} with an empty password`, BE, async (secret, shown) => {
      const document = await PDFDocument.load(base(secret, shown), { updateMetadata: false });
      document.setTitle(secret);
      document.encrypt({ userPassword: '', ownerPassword: 'owner', algorithm, allowWeakCryptography: true });
      return document.save();
    }),
  ),
  technique('encrypted, written without object streams', 'box', async (secret) => {
    const document = await PDFDocument.load(base(secret, true), { updateMetadata: false });
    document.encrypt({ userPassword: '', ownerPassword: 'owner', algorithm: 'AES-256' });
    return document.save({ useObjectStreams: false });
  }),
  technique('encrypted, with plain bytes behind', BE, async (secret, shown) => {
    const document = await PDFDocument.load(base(secret, shown), { updateMetadata: false });
    document.encrypt({ userPassword: '', ownerPassword: 'owner', algorithm: 'AES-128' });
    return Uint8Array.from([...(await document.save()), ...bytesOf(`% ${secret}\n`)]);
  }),
  technique(
    'encrypted with a password that nobody gave',
    BE,
    async (secret, shown) => {
      const document = await PDFDocument.load(base(secret, shown), { updateMetadata: false });
      document.encrypt({ userPassword: 'closed', ownerPassword: 'owner', algorithm: 'AES-256' });
      return Uint8Array.from([...(await document.save()), ...bytesOf(`% ${secret}\n`)]);
    },
    { expect: 'refused' },
  ),
];

export const SYNTAX: readonly Technique[] = [...BYTES, ...PACKINGS, ...TABLES, ...ENCRYPTION];
