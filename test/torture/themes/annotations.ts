// Annotations of every kind, form fields and scripts: text beside the page's content. Not here: the page itself.
import { form, page, show, type Spelling, type Technique } from '../technique.ts';

const BE = 'box+elsewhere';

/** A page with annotations given as dictionary entries; `more` are objects from 20. */
const notes = (
  name: string,
  build: (secret: Spelling) => {
    annots: readonly string[];
    more?: readonly (string | readonly [string, string])[];
    catalog?: string;
  },
): Technique =>
  page(name, BE, (secret) => {
    const { annots, more = [], catalog = '' } = build(secret);
    const padding = Array.from({ length: 10 - annots.length }, () => 'null');
    return {
      content: '',
      page: `/Annots [${annots.map((_, i) => `${10 + i} 0 R`).join(' ')}]`,
      catalog,
      more: [...annots.map((one) => `<< /Type /Annot /Rect [40 180 200 220] ${one} >>`), ...padding, ...more],
    };
  });
const look = (text: string, entries = ''): readonly [string, string] => form(show(text, 2, 10), entries);

/** Kinds whose text stands in Contents and whose look shows it as well. */
const DRAWN = [
  'FreeText /DA (/F 12 Tf 0 g)',
  'Stamp /Name /Draft',
  'Ink /InkList [[40 180 200 220]]',
  'Line /L [40 180 200 220]',
  'Square',
  'Circle',
  'Polygon /Vertices [40 180 200 220 60 200]',
  'PolyLine /Vertices [40 180 200 220]',
  'Caret',
  'Watermark',
  'PrinterMark /MN /ColorBar',
  'TrapNet /Version [] /AnnotStates [/Off]',
  'Projection',
] as const;
/** Kinds that mark a passage. */
const MARKUP = ['Highlight', 'Underline', 'Squiggly', 'StrikeOut'] as const;

export const ANNOTATIONS: readonly Technique[] = [
  ...DRAWN.map((kind) =>
    notes(`${kind.split(' ')[0] ?? ''} annotation with its look`, ({ text }) => ({
      annots: [`/Subtype /${kind} /Contents (${text}) /AP << /N 20 0 R >> /F 4`],
      more: [look(text)],
    })),
  ),
  notes('marks on a passage with comments', ({ wide }) => ({
    annots: MARKUP.map((kind) => `/Subtype /${kind} /QuadPoints [40 210 200 210 40 190 200 190] /Contents <${wide}>`),
  })),
  notes('sticky note with pop-up, reply and rich text', ({ text, wide }) => ({
    annots: [
      `/Subtype /Text /Contents (${text}) /T <${wide}> /Subj (${text}) /NM (${text}) /Popup 11 0 R`,
      `/Subtype /Popup /Parent 10 0 R /Contents (${text})`,
      `/Subtype /Text /IRT 10 0 R /RT /R /State (Accepted) /StateModel (Review) /RC (<body><p>${text}</p></body>)`,
    ],
  })),
  notes('link to an address with it', ({ text }) => ({
    annots: [
      `/Subtype /Link /A << /S /URI /URI (https://example.com/${text}?q=${text}) >> /PA << /S /URI /URI (https://example.com/${text}) >>`,
    ],
  })),
  notes('link to a place named after it', ({ text }) => ({
    annots: [`/Subtype /Link /Dest /${text}`],
    catalog: `/Dests << /${text} [3 0 R /Fit] >>`,
  })),
  notes('redaction that was marked and not applied', ({ text }) => ({
    annots: [
      `/Subtype /Redact /QuadPoints [40 210 200 210 40 190 200 190] /OverlayText (${text}) /Contents (${text}) /RO 20 0 R`,
    ],
    more: [look(text)],
  })),
  notes('hidden annotation with looks for the pointer', ({ text }) => ({
    annots: ['/Subtype /Stamp /F 2 /AP << /N 20 0 R /R 21 0 R /D << /On 21 0 R >> >> /AS /Off'],
    more: [look('kept'), look(text)],
  })),
  notes('attached file, sound, film and screen', ({ text }) => ({
    annots: [
      `/Subtype /FileAttachment /FS << /Type /Filespec /F (${text}.txt) /UF (${text}.txt) /Desc (${text}) /EF << /F 20 0 R >> >>`,
      '/Subtype /Sound /Sound 21 0 R',
      `/Subtype /Movie /T (${text}) /Movie << /F (${text}.avi) >>`,
      `/Subtype /Screen /T (${text}) /MK << /CA (${text}) >> /A << /S /Rendition /R << /S /MR /N (${text}) /C << /S /MCD /N (${text}) /CT (video/mp4) /D << /Type /Filespec /F (${text}.mp4) >> >> >> >>`,
    ],
    more: [
      ['/Type /EmbeddedFile', `${text} in a file`],
      ['/Type /Sound /R 8000', text],
    ],
  })),
  notes('three-dimensional model', ({ text }) => ({
    annots: ['/Subtype /3D /3DD 20 0 R /AP << /N 21 0 R >>'],
    more: [
      [
        `/Type /3D /Subtype /U3D /VA [<< /Type /3DView /XN (${text}) /IN (${text}) >>] /OnInstantiate 22 0 R`,
        `U3D\0${text}`,
      ],
      look(text),
      ['', `// ${text}`],
    ],
  })),
  notes('rich media', ({ text }) => ({
    annots: [
      `/Subtype /RichMedia /RichMediaContent << /Assets << /Names [(${text}.swf) << /Type /Filespec /F (${text}.swf) /EF << /F 20 0 R >> >>] >> /Configurations [<< /Name (${text}) >>] >>`,
    ],
    more: [['/Type /EmbeddedFile', `FWS ${text}`]],
  })),
  notes('annotation under the box', ({ text }) => ({
    annots: [`/Subtype /Stamp /Rect [40 96 200 114] /Contents (${text}) /AP << /N 20 0 R >>`],
    more: [look(text)],
  })),
  notes('annotation of no known kind with keys of its own', ({ text }) => ({
    annots: [`/Subtype /${text} /Own (${text}) /Border [0 0 1 [(${text})]] /AF [20 0 R]`],
    more: [`<< /Type /Filespec /F (${text}) >>`],
  })),
];

const field = (entries: string): string => `/Subtype /Widget ${entries}`;
const fields = (
  name: string,
  build: (secret: Spelling) => {
    annots: readonly string[];
    more?: readonly (string | readonly [string, string])[];
    form?: string;
    catalog?: string;
  },
): Technique =>
  notes(name, (secret) => {
    const made = build(secret);
    return {
      ...made,
      catalog: `${made.catalog ?? ''} /AcroForm << /Fields [${made.annots.map((_, i) => `${10 + i} 0 R`).join(' ')}] /DR << /Font << /F 5 0 R >> >> /DA (/F 12 Tf 0 g) ${made.form ?? ''} >>`,
    };
  });

export const FIELDS: readonly Technique[] = [
  fields('text field', ({ text, wide }) => ({
    annots: [
      field(
        `/FT /Tx /T (a) /V (${text}) /DV <${wide}> /TU (${text}) /TM (${text}) /RV (<p>${text}</p>) /DS (font: ${text}) /AP << /N 20 0 R >>`,
      ),
    ],
    more: [look(text)],
  })),
  fields('hidden text field of no size', ({ text }) => ({
    annots: [field(`/FT /Tx /T (a) /V (${text}) /F 2 /Rect [0 0 0 0]`)],
  })),
  fields('choices', ({ text }) => ({
    annots: [field(`/FT /Ch /T (a) /Opt [(one) [(${text}) (two)]] /V (one) /I [0]`)],
  })),
  fields('buttons', ({ text }) => ({
    annots: [
      field(`/FT /Btn /T (a) /Ff 65536 /MK << /CA (${text}) /RC (${text}) /AC (${text}) >>`),
      field(`/FT /Btn /T (b) /V /${text} /AS /${text} /AP << /N << /${text} 20 0 R /Off 21 0 R >> >>`),
    ],
    more: [look('on'), look('off')],
  })),
  fields('field named after it', ({ text }) => ({
    annots: [field(`/FT /Tx /T (${text}) /V (kept)`)],
    form: `/CO [10 0 R]`,
  })),
  fields('signature', ({ text }) => ({
    annots: [field('/FT /Sig /T (s) /V 20 0 R')],
    more: [
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Name (${text}) /Reason (${text}) /Location (${text}) /ContactInfo (${text}) /Contents <${'00'.repeat(20)}${Buffer.from(text, 'latin1').toString('hex')}> /ByteRange [0 10 20 10] /Prop_Build << /App << /Name /${text} >> >> >>`,
    ],
    catalog: '/Perms << /DocMDP 20 0 R >>',
    form: '/SigFlags 3',
  })),
  fields('scripts of a field and of the document', ({ text }) => ({
    annots: [
      field(
        `/FT /Tx /T (a) /AA << /K << /S /JavaScript /JS (event.value = "${text}") >> /C << /S /JavaScript /JS 20 0 R >> >>`,
      ),
    ],
    more: [['', `// ${text}`]],
    catalog: `/OpenAction << /S /JavaScript /JS (app.alert\\("${text}"\\)) /Next << /S /URI /URI (https://example.com/${text}) >> >> /AA << /WC << /S /JavaScript /JS (${text}) >> >> /Names << /JavaScript << /Names [(${text}) << /S /JavaScript /JS 20 0 R >>] >> >>`,
  })),
  fields('form that imports and submits', ({ text }) => ({
    annots: [
      field(
        `/FT /Btn /T (a) /A << /S /SubmitForm /F << /FS /URL /F (https://example.com/${text}) >> /Fields [(${text})] /Next [<< /S /Launch /F (${text}.exe) /Win << /F (${text}) /P (${text}) >> >> << /S /GoToR /F (${text}.pdf) /D (${text}) >>] >>`,
      ),
    ],
  })),
  fields('field that no page shows', ({ text }) => ({
    annots: [field('/FT /Tx /T (shown) /V (kept)')],
    form: `/XX [20 0 R]`,
    more: [`<< /FT /Tx /T (a) /V (${text}) /Kids [<< /T (${text}) /FT /Tx /V (${text}) >>] >>`],
  })),
  page('static XFA beside the fields', BE, ({ text }) => ({
    content: '',
    catalog: '/AcroForm << /Fields [10 0 R] /XFA [(datasets) 11 0 R (template) 12 0 R] >>',
    page: '/Annots [10 0 R]',
    more: [
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (kept) /Rect [0 0 10 10] >>',
      [
        '',
        `<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><a>${text}</a></xfa:data></xfa:datasets>`,
      ],
      ['', '<template xmlns="http://www.xfa.org/schema/xfa-template/3.0/"><subform name="a"/></template>'],
    ],
  })),
  page(
    'XFA without fields: only its own viewer shows it',
    BE,
    ({ text }) => ({
      content: '',
      catalog: '/NeedsRendering true /AcroForm << /Fields [] /XFA [(datasets) 10 0 R (template) 11 0 R] >>',
      more: [
        [
          '',
          `<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><a>${text}</a></xfa:data></xfa:datasets>`,
        ],
        ['', '<template xmlns="http://www.xfa.org/schema/xfa-template/3.0/"><subform name="a"/></template>'],
      ],
    }),
    { expect: 'refused' },
  ),
];
