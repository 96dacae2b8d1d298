// Loads what the fenced program loads, so that its compiled code is kept (warm.ts). Opens no document.
import { openDocument } from '../../intake/index.ts';
import '../copy.ts';
import './redact-one.ts';

await openDocument(new Uint8Array(0), 'none');
