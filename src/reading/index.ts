// Pixels become words. Everything that reads pixels lives behind this face, in a process of its own.
export type { PixelReader, PixelReading, Raster, ReadWord } from './pixels.ts';
export { startTesseract, type TesseractOptions } from './tesseract.ts';
