// Boxes of a picture (pixels from the top left) as boxes of the PDF that shows it (points from the bottom left).
//
//   picture  (0,0)┌──────┐        PDF      ┌──────┐ h·sy
//                 │ x0,y0│                 │      │
//                 └──────┘(w,h)       (0,0)└──────┘ w·sx
import type { Box } from '../../model/index.ts';
import type { Opened } from '../open.ts';

/** `boxes` with their places on `opened.pdf`: turned into points for pictures, as they are for everything else. */
export function placeOnPdf<T extends { readonly page: number; readonly box: Box }>(
  opened: Pick<Opened, 'pixel' | 'document'>,
  boxes: readonly T[],
): T[] {
  return boxes.map((one) => {
    const pixel = opened.pixel?.[one.page - 1];
    const page = opened.document.pages[one.page - 1];
    if (!pixel || !page) return one;
    const [x0, y0, x1, y1] = one.box;
    const high = page.size[1];
    return { ...one, box: [x0 * pixel[0], (high - y1) * pixel[1], x1 * pixel[0], (high - y0) * pixel[1]] };
  });
}
