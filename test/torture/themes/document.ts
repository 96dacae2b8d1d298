// What a document carries beside its pages: descriptions, names, outlines, structure, files, private data.
import { form, keptLine, makePdf, mention, page, show, technique, type Technique } from '../technique.ts';

const BE = 'box+elsewhere';
const XML = '/Type /Metadata /Subtype /XML';
const xmp = (text: string): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
const entities = (text: string): string => [...text].map((one) => `&#${one.charCodeAt(0)};`).join('');

export const DOCUMENT: readonly Technique[] = [
  page('document information', BE, ({ text, wide }) => ({
    content: '',
    trailer: '/Info 10 0 R',
    more: [`<< /Title (${text}) /Author <${wide}> /Subject (${text}) /Keywords (${text}) /Creator (${text}) >>`],
  })),
  page('information under keys of its own', BE, ({ text }) => ({
    content: '',
    trailer: '/Info 10 0 R',
    more: [`<< /Producer (kept) /${text} (x) /SourceFile (C:\\\\cases\\\\${text}.docx) >>`],
  })),
  page('metadata of the document', BE, ({ text }) => ({
    content: '',
    catalog: '/Metadata 10 0 R',
    more: [[XML, xmp(text)]],
  })),
  page('metadata in entities', BE, ({ text }) => ({
    content: '',
    catalog: '/Metadata 10 0 R',
    more: [[XML, xmp(entities(text))]],
  })),
  page('metadata in UTF-16', BE, ({ text }) => ({
    content: '',
    catalog: '/Metadata 10 0 R',
    more: [[XML, `\xff\xfe${Buffer.from(xmp(text), 'utf16le').toString('latin1')}`]],
  })),
  page('metadata of the page', BE, ({ text }) => ({ content: '', page: '/Metadata 10 0 R', more: [[XML, xmp(text)]] })),
  page('private data of document and page', BE, ({ text }) => ({
    content: '',
    page: `/PieceInfo << /A << /LastModified (D:2026) /Private << /B (${text}) >> >> >> /LastModified (D:2026)`,
    catalog: `/PieceInfo << /A << /Private 10 0 R >> >>`,
    more: [['', text]],
  })),
  page('keys that nobody defined', BE, ({ text }) => ({
    content: '',
    page: `/Own (${text}) /${text} [1 2]`,
    catalog: `/Own << /A [(${text})] >>`,
    trailer: `/Own (${text})`,
  })),
  page('outline', BE, ({ text, wide }) => ({
    content: '',
    catalog: '/Outlines 10 0 R /PageMode /UseOutlines',
    more: [
      '<< /Type /Outlines /First 11 0 R /Last 12 0 R /Count 2 >>',
      `<< /Title (${text}) /Parent 10 0 R /Next 12 0 R /Dest [3 0 R /Fit] >>`,
      `<< /Title <${wide}> /Parent 10 0 R /Prev 11 0 R /A << /S /GoTo /D (${text}) >> >>`,
    ],
  })),
  page('named places in a tree', BE, ({ text }) => ({
    content: '',
    catalog: `/Names << /Dests << /Kids [10 0 R] >> >>`,
    more: [`<< /Limits [(${text}) (${text})] /Names [(${text}) [3 0 R /Fit]] >>`],
  })),
  page('page labels', BE, ({ text }) => ({
    content: '',
    catalog: `/PageLabels << /Nums [0 << /S /D /P (${text} ) >>] >>`,
  })),
  page('article threads', BE, ({ text }) => ({
    content: '',
    catalog: '/Threads [10 0 R]',
    page: '/B [11 0 R]',
    more: [
      `<< /Type /Thread /F 11 0 R /I << /Title (${text}) >> >>`,
      '<< /Type /Bead /T 10 0 R /N 11 0 R /V 11 0 R /P 3 0 R /R [0 0 10 10] >>',
    ],
  })),
  page('thumbnail', BE, ({ text }) => ({
    content: '',
    page: '/Thumb 10 0 R',
    more: [['/Width 4 /Height 3 /ColorSpace /DeviceGray /BitsPerComponent 8', text.slice(0, 12)]],
  })),
  page('structure tree', BE, ({ text, wide }) => ({
    content: `/P << /MCID 0 >> BDC ${show('Also kept', 40, 200)} EMC`,
    catalog: `/StructTreeRoot 10 0 R /MarkInfo << /Marked true >> /Lang (${text})`,
    page: '/StructParents 0',
    more: [
      `<< /Type /StructTreeRoot /K 11 0 R /RoleMap << /${text} /P >> /ClassMap << /${text} << /O /Layout >> >> /IDTree << /Names [(${text}) 11 0 R] >> /ParentTree << /Nums [0 [11 0 R]] >> /Namespaces [<< /NS (${text}) >>] >>`,
      `<< /Type /StructElem /S /${text} /P 10 0 R /Pg 3 0 R /K 0 /ActualText (${text}) /Alt <${wide}> /E (${text}) /T (${text}) /ID (${text}) /Lang (${text}) /Phoneme (${text}) /A << /O /UserProperties /P [<< /N (a) /V (${text}) >>] >> /C /${text} >>`,
    ],
  })),
  page('lists that artefacts carry', BE, ({ text }) => ({
    content: `/Artifact << /Type /Pagination /Subtype /Header /Contents (${text}) >> BDC ${show('Also kept', 40, 200)} EMC`,
  })),
  page('embedded file', BE, ({ text }) => ({
    content: '',
    catalog: `/Names << /EmbeddedFiles << /Names [(${text}.txt) 10 0 R] >> >>`,
    more: [
      `<< /Type /Filespec /F (${text}.txt) /UF (${text}.txt) /Desc (${text}) /EF << /F 11 0 R >> >>`,
      [`/Type /EmbeddedFile /Params << /Mac << /Creator (${text}) >> >>`, `${text} in a file`],
    ],
  })),
  page('embedded PDF with the whole original', BE, ({ text }) => ({
    content: '',
    catalog: '/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>',
    more: [
      '<< /Type /Filespec /F (a.pdf) /EF << /F 11 0 R >> >>',
      [
        '/Type /EmbeddedFile',
        Buffer.from(
          makePdf([
            '<< /Type /Catalog /Pages 2 0 R >>',
            '<< /Type /Pages /Kids [] /Count 0 >>',
            ['', show(text, 40, 100)],
          ]),
        ).toString('latin1'),
      ],
    ],
  })),
  page('associated files of document, page and content', BE, ({ text }) => ({
    content: `/AF /A BDC ${show('Also kept', 40, 200)} EMC`,
    resources: '/Properties << /A << /MCAF [10 0 R] >> >>',
    catalog: '/AF [10 0 R]',
    page: '/AF [10 0 R]',
    more: [
      `<< /Type /Filespec /AFRelationship /Source /F (${text}) /EF << /F 11 0 R >> >>`,
      ['/Type /EmbeddedFile', text],
    ],
  })),
  page(
    'portfolio',
    BE,
    ({ text }) => ({
      content: '',
      catalog: `/Collection << /View /D /D (${text}) >> /Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>`,
      more: [
        `<< /Type /Filespec /F (${text}.pdf) /CI << /A (${text}) >> /EF << /F 11 0 R >> >>`,
        ['/Type /EmbeddedFile', text],
      ],
    }),
    { expect: 'refused' },
  ),
  page('template page', BE, ({ text }) => ({
    content: '',
    catalog: `/Names << /Templates << /Names [(${text}) 10 0 R] >> >>`,
    more: [
      '<< /Type /Template /MediaBox [0 0 400 300] /Contents 11 0 R /Resources << /Font << /F 5 0 R >> >> >>',
      ['', show(text, 40, 200)],
    ],
  })),
  page('page out of the tree, reached by a link', BE, ({ text }) => ({
    content: '',
    page: '/Annots [10 0 R]',
    more: [
      '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Dest [11 0 R /Fit] >>',
      '<< /Type /Page /MediaBox [0 0 400 300] /Contents 12 0 R /Resources << /Font << /F 5 0 R >> >> >>',
      ['', show(text, 40, 200)],
    ],
  })),
  technique(
    'page that the count leaves out',
    BE,
    (secret, shown) =>
      makePdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
        ['', `${keptLine}${shown ? mention(secret) : ''}`],
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 7 0 R /Resources << /Font << /F 5 0 R >> >> >>',
        ['', show(secret, 40, 200)],
      ]),
    { expect: 'refused' },
  ),
  technique('content inherited from the tree of pages', BE, (secret, shown) =>
    makePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 400 300] /Resources << /Font << /F 5 0 R >> >> /Own (${secret}) >>`,
      '<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>',
      ['', `${keptLine}${shown ? mention(secret) : ''}`],
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ]),
  ),
  page('settings for colour and viewing', BE, ({ text }) => ({
    content: '',
    catalog: `/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (${text}) /Info (${text}) /RegistryName (${text}) /DestOutputProfile 10 0 R >>] /URI << /Base (https://example.com/${text}) >> /ViewerPreferences << /Own (${text}) >> /Legal << /Attestation (${text}) >> /Requirements [<< /S /${text} >>] /Extensions << /${text} << /BaseVersion /1.7 /ExtensionLevel 1 >> >>`,
    more: [['/N 3', `${'\0'.repeat(128)}desc${text}`]],
  })),
  page('pages captured from the web', BE, ({ text }) => ({
    content: '',
    catalog: `/SpiderInfo << /V 1.0 /C [10 0 R] >> /Names << /IDS << /Names [(a) 11 0 R] >> /URLS << /Names [(https://example.com/${text}) 11 0 R] >> >>`,
    page: `/ID (${text}) /PZ 1`,
    more: [
      `<< /URL (https://example.com/${text}) /P (${text}) >>`,
      `<< /Type /SpiderContentSet /S /SPS /SI << /TI (${text}) /AU (https://example.com/${text}) >> /O [3 0 R] /ID (x) >>`,
    ],
  })),
  page('parts of a variable document and long-term evidence', BE, ({ text }) => ({
    content: '',
    catalog: `/DPartRoot << /DPartRootNode << /DPM << /Name (${text}) >> >> >> /DSS << /Certs [10 0 R] /VRI << /${text} << /TU (${text}) >> >> >>`,
    page: `/DPart << /DPM << /Name (${text}) >> >>`,
    more: [['', text]],
  })),
  page('views and measures of the page', BE, ({ text }) => ({
    content: '',
    page: `/VP [<< /Type /Viewport /BBox [0 0 10 10] /Name (${text}) /Measure << /Type /Measure /R (${text}) >> >>] /PresSteps << /NA << /S /GoTo /D (${text}) >> >> /SeparationInfo << /DeviceColorant (${text}) >> /Trans << /S /${text} >> /AA << /O << /S /JavaScript /JS (${text}) >> >> /BoxColorInfo << /Own (${text}) >>`,
  })),
  page('another page’s look as a form, named in the catalogue only', BE, ({ text }) => ({
    content: '',
    catalog:
      '/Names << /Pages << /Names [(a) 10 0 R] >> /AP << /Names [(a) 10 0 R] >> /Renditions << /Names [(a) << /S /MR /N (kept) >>] >> >>',
    more: [form(show(text, 40, 200))],
  })),
];
