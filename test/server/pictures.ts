// Takes the pictures of the review that the documentation shows, of the practice case in Debian's Chromium. Look at them before
// they are kept. Run: node test/server/pictures.ts [FOLDER] (docs/pictures where none is named)
import path from 'node:path';
import sharp from 'sharp';
import { startBrowser } from './chromium.ts';
import { openPage, startWorkbench } from './workbench.ts';

const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../docs/pictures'));
const browser = await startBrowser();
// The id decides which pages are blind: the same one gives the same pictures.
const bench = await startWorkbench(undefined, 1, '4f0c9a52-6d0e-4b6e-9d53-0a4f7f2a1c11');
try {
  const { page, who } = await openPage(bench, browser, 'Kiran Malik', { open: 3, questions: 2 });
  const take = async (name: string, of = page): Promise<void> => void (await sharp(await of.screenshot()).png({ palette: true, colours: 64, effort: 10 }).toFile(path.join(folder, `${name}.png`))); // prettier-ignore
  const here = page.url();
  await take('workbench-review');
  await page.keyboard.down('h');
  await take('workbench-recipient');
  await page.keyboard.up('h');
  await page.goto(bench.own + ((await page.locator('a[href*="/alike"]').first().getAttribute('href')) ?? ''));
  await take('workbench-contact-sheet');
  const dark = await bench.window(browser, who, { dark: true });
  await dark.page.goto(here);
  await take('workbench-dark', dark.page);
  const phone = await bench.window(browser, who, { width: 390, height: 800 });
  await phone.page.goto(here);
  await take('workbench-phone', phone.page);
  const welsh = await bench.window(browser, who);
  await welsh.context.addCookies([{ name: 'blotter-language', value: 'cy', url: bench.own }]);
  await welsh.page.goto(here);
  await take('review-welsh', welsh.page);
} finally {
  await browser.close();
  await bench.stop();
}
