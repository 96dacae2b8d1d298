// A worker of casework that is made to be killed. Says "open" when it works; with `untilDone` it ends when nothing is left to
// do. Run by kill.ts. Not a test.
import type { Place } from '../../src/store/index.ts';
import type { Lane } from '../../src/store/contract/lanes.ts';
import { ALONE, openOffice } from './open.ts';

const { place, root, untilDone } = JSON.parse(process.argv[2] ?? '') as {
  place: Place;
  root: string;
  untilDone: boolean;
};
const lane: Lane = { name: 'folder' in place ? 'embedded' : 'server', place, clear: async () => undefined };
const office = await openOffice(lane, ALONE, { root });
process.stdout.write('open\n');
if (untilDone) {
  await office.settled();
  await office.close();
} else await new Promise(() => setInterval(() => undefined, 1000));
