// Papers are shown to a virus scanner before they are taken in, where one is configured.
export { openClamd, type Passing, type Scan, type ScannerPlace } from './clamd.ts';
