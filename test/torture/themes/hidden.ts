// Copies of the secret in the page's content that nobody sees: too small, too pale, off the page, switched off, or no text at all.
import { form, keptLine, makePage, mention, page, show, technique, type Technique } from '../technique.ts';

const BE = 'box+elsewhere';

export const HIDDEN: readonly Technique[] = [
  page('invisible rendering mode', BE, ({ text }) => ({ content: `BT 3 Tr /F 12 Tf 40 200 Td (${text}) Tj ET` })),
  page('white on white', BE, ({ text }) => ({ content: `1 g ${show(text, 40, 200)}` })),
  page('a tenth of a point high', BE, ({ text }) => ({ content: show(text, 40, 200, 0.1) })),
  page('a thousandth of a point high', BE, ({ text }) => ({ content: show(text, 40, 200, 0.001) })),
  page('font size zero', BE, ({ text }) => ({ content: show(text, 40, 200, 0) })),
  page('horizontal scale zero', BE, ({ text }) => ({ content: `BT 0 Tz /F 12 Tf 40 200 Td (${text}) Tj ET` })),
  page('flattened by its matrix', BE, ({ text }) => ({ content: `BT /F 12 Tf 1 0 0 0 40 200 Tm (${text}) Tj ET` })),
  page('off the page', BE, ({ text }) => ({ content: `${show(text, 900, 900)}${show(text, -300, 100)}` })),
  page('outside the crop box', BE, ({ text }) => ({ content: show(text, 40, 290, 6), page: '/CropBox [0 0 400 280]' })),
  page('inside the bleed but outside the crop box', BE, ({ text }) => ({
    content: show(text, 40, 8, 6),
    page: '/CropBox [20 20 380 280] /TrimBox [10 10 390 290] /BleedBox [0 0 400 300] /ArtBox [30 30 300 280]',
  })),
  page('clipped to nothing', BE, ({ text }) => ({ content: `q 0 0 0 0 re W n ${show(text, 40, 200)} Q` })),
  page('clipped to another place', BE, ({ text }) => ({ content: `q 300 20 50 50 re W n ${show(text, 40, 200)} Q` })),
  page('outside the box of its form', BE, ({ text }) => ({
    content: '/A Do',
    resources: '/XObject << /A 10 0 R >>',
    more: [
      [
        '/Type /XObject /Subtype /Form /BBox [300 20 350 50] /Resources << /Font << /F 5 0 R >> >>',
        show(text, 40, 200),
      ],
    ],
  })),
  page('wholly transparent', BE, ({ text }) => ({
    content: `/G gs ${show(text, 40, 200)}`,
    resources: '/ExtGState << /G << /ca 0 /CA 0 >> >>',
  })),
  page('blended away', BE, ({ text }) => ({
    content: `q /G gs 1 g ${show(text, 40, 200)} Q`,
    resources: '/ExtGState << /G << /BM /Multiply >> >>',
  })),
  page('overprinted in no colorant', BE, ({ text }) => ({
    content: `q /G gs /C cs 1 scn ${show(text, 40, 200)} Q`,
    resources:
      '/ExtGState << /G << /OP true /op true /OPM 1 >> >> /ColorSpace << /C [/Separation /None /DeviceGray << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>] >>',
  })),
  page('behind a white rectangle', BE, ({ text }) => ({
    content: `${show(text, 40, 200)} 1 g 30 190 200 30 re f 0 g`,
  })),
  page('behind a black rectangle, an old redaction', BE, ({ text }) => ({
    content: `${show(text, 40, 200)} 0 g 38 196 90 16 re f`,
  })),
  page('behind an opaque picture', BE, ({ text }) => ({
    content: `${show(text, 40, 200)} q 200 0 0 30 30 190 cm /I Do Q`,
    resources: '/XObject << /I 10 0 R >>',
    more: [['/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', '\xc0']],
  })),
  page('letters as a clip', BE, ({ text }) => ({
    content: `q BT 7 Tr /F 12 Tf 40 200 Td (${text}) Tj ET 0.5 g 0 190 400 30 re f Q`,
  })),
  page('letters as a clip with nothing painted', BE, ({ text }) => ({
    content: `q BT 7 Tr /F 12 Tf 40 200 Td (${text}) Tj ET Q`,
  })),
  page('layer that is off', BE, ({ text }) => ({
    content: `/OC /L BDC ${show(text, 40, 200)} EMC`,
    resources: '/Properties << /L 10 0 R >>',
    catalog: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>',
    more: ['<< /Type /OCG /Name (Layer) >>'],
  })),
  page('layers named after it', BE, ({ text, wide }) => ({
    content: `/OC /L BDC ${show('Also kept', 40, 200)} EMC`,
    resources: '/Properties << /L 10 0 R >>',
    catalog: `/OCProperties << /OCGs [10 0 R] /D << /Name <${wide}> /Order [(${text}) 10 0 R] >> >>`,
    more: [`<< /Type /OCG /Name (${text}) /Usage << /CreatorInfo << /Creator (${text}) /Subtype /Artwork >> >> >>`],
  })),
  page('layer membership by an expression', BE, ({ text }) => ({
    content: `/OC /L BDC ${show(text, 40, 200)} EMC`,
    resources: '/Properties << /L 11 0 R >>',
    catalog: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>',
    more: ['<< /Type /OCG /Name (Layer) >>', '<< /Type /OCMD /OCGs [10 0 R] /VE [/And 10 0 R] >>'],
  })),
  page('form on a layer that only prints', BE, ({ text }) => ({
    content: '/A Do',
    resources: '/XObject << /A 11 0 R >>',
    catalog:
      '/OCProperties << /OCGs [10 0 R] /D << /BaseState /OFF /AS [<< /Event /Print /OCGs [10 0 R] /Category [/Print] >>] >> >>',
    more: [
      '<< /Type /OCG /Name (Layer) /Usage << /Print << /PrintState /ON >> /View << /ViewState /OFF >> >> >>',
      form(show(text, 40, 200), '/OC 10 0 R'),
    ],
  })),
  page('layer whose section is never closed', BE, ({ text }) => ({
    content: `${show('Also kept', 40, 220)} /OC /L BDC ${show(text, 40, 200)}`,
    resources: '/Properties << /L 10 0 R >>',
    catalog: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>',
    more: ['<< /Type /OCG /Name (Layer) >>'],
  })),
  page('replacement text of a section', BE, ({ text, wide }) => ({
    content: `/Span << /ActualText (${text}) /Alt <${wide}> /E (${text}) /Lang (${text}) >> BDC ${show('Also kept', 40, 200)} EMC`,
  })),
  page('replacement text in a property list', BE, ({ wide }) => ({
    content: `/Span /P BDC ${show('Also kept', 40, 200)} EMC`,
    resources: `/Properties << /P << /MCID 0 /ActualText <${wide}> >> >>`,
  })),
  page('marked points', BE, ({ text }) => ({ content: `/P << /Note (${text}) >> DP /${text} MP\n` })),
  page('comment in the content', BE, ({ text }) => ({ content: `% ${text}\n` })),
  page('strings that no operator takes', BE, ({ text }) => ({
    content: `(${text}) 1 0 0 RG [(${text})] 0 d /${text} gs`,
  })),
  page('unknown operators in a compatibility section', BE, ({ text }) => ({
    content: `BX (${text}) Xyz /${text} Q2 EX`,
  })),
  page('unknown operators', BE, ({ text }) => ({ content: `(${text}) Xyz` })),
  page('operands left over at the end', BE, ({ text }) => ({ content: `(${text}) /${text} <<  /A (${text}) >>` })),
  page('resource named after it', BE, ({ text }) => ({
    content: `BT /${text} 12 Tf 40 200 Td (Also kept) Tj ET /${text} gs`,
    fonts: `/${text} 5 0 R`,
    resources: `/ExtGState << /${text} << /LW 1 >> >> /ColorSpace << /${text} /DeviceRGB >>`,
  })),
  page('resources that nothing uses', BE, ({ text }) => ({
    content: '',
    fonts: `/Z << /Type /Font /Subtype /Type1 /BaseFont /${text} >>`,
    resources: '/XObject << /Z 10 0 R >>',
    more: [form(show(text, 40, 200))],
  })),
  technique('reader of pixels wrote it above the visible word', BE, (secret, shown) =>
    makePage({
      content: `${keptLine}${shown ? mention(secret) : ''}BT 3 Tr /F 12 Tf 41 118 Td (${secret}) Tj ET`,
    }),
  ),
  // Such a page becomes a picture that still shows the pattern: only a reader of pixels can tell, and then it is refused.
  page(
    'text in a pattern',
    BE,
    ({ text }) => ({
      content: '/Pattern cs /P scn 40 180 200 30 re f',
      resources: '/Pattern << /P 10 0 R >>',
      more: [
        [
          '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 100 30] /XStep 100 /YStep 30 /Resources << /Font << /F 5 0 R >> >>',
          show(text, 0, 10),
        ],
      ],
    }),
    { expect: 'either' },
  ),
  page('text in a pattern without colour, under the box', 'box', ({ text }) => ({
    content: '/C cs 0.2 0.2 0.2 /P scn 40 96 150 18 re f',
    resources: '/Pattern << /P 10 0 R >> /ColorSpace << /C [/Pattern /DeviceRGB] >>',
    more: [
      [
        '/Type /Pattern /PatternType 1 /PaintType 2 /TilingType 1 /BBox [0 0 400 300] /XStep 400 /YStep 300 /Resources << /Font << /F 5 0 R >> >>',
        show(text, 40, 100),
      ],
    ],
  })),
  page('soft mask of letters', 'box', ({ text }) => ({
    content: 'q /G gs 0 0 400 300 re f Q',
    resources: '/ExtGState << /G << /SMask << /S /Luminosity /G 10 0 R >> >> >>',
    more: [form(`1 g ${show(text, 40, 100)}`, '/Group << /S /Transparency /CS /DeviceGray >>')],
  })),
  page('soft mask of letters elsewhere', BE, ({ text }) => ({
    content: 'q /G gs 0.4 g 0 150 400 100 re f Q',
    resources: '/ExtGState << /G << /SMask << /S /Alpha /G 10 0 R >> >> >>',
    more: [form(show(text, 40, 200), '/Group << /S /Transparency >>')],
  })),
];
