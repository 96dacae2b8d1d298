// Makes a born-digital case of a wanted number of pages for the benchmark: ten documents of police prose with people,
// numbers and addresses on every page, laid out by pdf-lib. Deterministic; all persons made up.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

// One statement page as they are: about 40 lines of 90 characters, a dozen pieces of personal data among plain prose.
const PROSE = [
  'I am the above named person. On Tuesday 5 March 2024 at about 11.20 hours I was standing at',
  'the end of the road waiting for a lift into town. It was dry and bright and I had a clear',
  'view along the terrace as far as the railings. I saw a man whom I now know to be TRANTER',
  'come out of the passage behind the houses. He was carrying a brown holdall over one shoulder',
  'and he was walking quickly, looking behind him as he went. My neighbour Mrs Bridget Fallon',
  'of 14 Acre Lane, Wakefield WF1 4PR called out to him from her step. He did not answer her.',
  'He crossed the road in front of a white van and went out of my sight by the bus shelter.',
  'I waited for a minute or so and then I walked back to the house and looked at the side gate.',
  'The bolt had been forced and there were splinters of wood on the path. I did not touch it.',
  'I telephoned the police on 07700 900461 and gave my name and where I was standing.',
  'I have known Mr Tranter by sight for about two years because he drinks in the same place',
  'as my brother. I was wearing my glasses. There was nothing between us but a low wall. I would',
  'say that I watched him for twenty seconds in all, at a distance of some fifteen metres.',
  'Detective Constable 2280 Marsden later showed me an exhibit marked RM/4, which I recognise',
  'as the holdall. I had not seen it before that day and I have not seen the man since then.',
  'I was asked about my health and I said that I take tablets for my blood pressure. Nobody has',
  'asked me to say anything that is not true and I have not talked about this with the others.',
  'I am willing to attend court. I make this statement of my own free will from what I saw.',
];

/** Writes a case folder of `pages` pages in ten PDFs. */
export async function makeCase(folder: string, pages: number): Promise<void> {
  mkdirSync(path.join(folder, 'documents'), { recursive: true });
  writeFileSync(
    path.join(folder, 'case.yaml'),
    `urn: 13XD0412325
title: R v Colin James TRANTER
offences: [Burglary dwelling]
people:
  - {id: D1, role: defendant, name: Colin James Tranter, born: 1987-09-02, pnc: 06/41213C, cro: 20117/06B, aliases: [Caz]}
  - {id: V1, role: victim, name: Mrs Hilda Marchbank, born: 1941-03-30, addresses: ["9 Acre Lane, Wakefield WF1 4PR"], phones: ["01632 960417"]}
  - {id: W1, role: witness, name: Bridget Fallon, born: 1966-11-05, addresses: ["14 Acre Lane, Wakefield WF1 4PR"], phones: ["07700 900461"]}
  - {id: O1, role: officer, name: DC 2280 Marsden}
recipient: defence:D1
`,
  );
  const per = Math.ceil(pages / 10);
  for (let d = 0, left = pages; left > 0; d++) {
    const own = Math.min(per, left);
    left -= own;
    const pdf = await PDFDocument.create();
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    for (let p = 0; p < own; p++) {
      const page = pdf.addPage([595.28, 841.89]);
      page.drawText(`WITNESS STATEMENT    URN 13XD0412325    Page ${p + 1} of ${own}`, {
        x: 60,
        y: 800,
        size: 9,
        font,
      });
      if (p === 0) page.drawText('Statement of: Bridget FALLON', { x: 60, y: 780, size: 10, font });
      for (let line = 0; line < 40; line++)
        page.drawText(PROSE[(line + p) % PROSE.length] ?? '', { x: 60, y: 750 - line * 17, size: 10.5, font });
    }
    writeFileSync(path.join(folder, 'documents', `MG11 part ${String(d + 1).padStart(2, '0')}.pdf`), await pdf.save());
  }
}
