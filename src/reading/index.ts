// Pixels become words. Everything that reads pixels lives behind this face, in processes of its own.
export type { Layout, PixelReader, PixelReading, Raster, ReadWord } from './pixels.ts';
export { startTesseract, type TesseractOptions } from './tesseract.ts';
export type { FoundCode } from './codes.ts';
export { startReading, type PictureLine, type PictureReader, type PictureReading } from './picture.ts';
export { align, fold, likeness } from './fold.ts';
export { angleOf, boxAround, centreOf, heightOf, mapQuad, partOf, widthOf, type Point, type Quad } from './shape.ts';
