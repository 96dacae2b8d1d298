// Which entry may hold what, from the trailer down: a copy is made of these kinds of objects and of no others, each reached
// from the pages, and text stands only where this list says "string". A new kind of content is one more row here and its
// names in structure.ts. Not here: walking (shape.ts), and what streams hold (data.ts).

/**
 * One row per kind: `Entry:what`. What is a primitive (number, numbers, bool, bools, name, string, above, space, codes,
 * widths) or a kind, or `known` (an object
 * that shapes.ts answers for); `[Kind]` = a list of it, `{Kind}` = a dictionary of it under any name of ours, `a|b` = either. A kind
 * with `*` is a stream, with `?` may be one.
 */
export const KINDS: Readonly<Record<string, string>> = {
  Trailer: 'Size:number Root:Catalog Info:Info',
  Info: 'Producer:string Title:string',
  Catalog:
    'Type:name Pages:Tree Lang:string StructTreeRoot:known MarkInfo:Flags ViewerPreferences:Flags Outlines:known',
  Flags: 'Marked:bool DisplayDocTitle:bool',
  Tree: 'Type:name Parent:above Count:number Kids:[Page|Tree]',
  Page: 'Type:name Parent:above MediaBox:numbers CropBox:numbers Rotate:number UserUnit:number Group:Group Resources:Resources Contents:Content StructParents:number Annots:[known]',
  Group: 'Type:name S:name CS:space I:bool K:bool',
  Resources:
    'Font:{Font} XObject:{Image|Form} ExtGState:{State} ColorSpace:{space} Pattern:{Tiling|Pattern} Shading:{Shading}',
  'Content*': '',
  'Form*': 'Type:name Subtype:name BBox:numbers Matrix:numbers Group:Group Resources:Resources',
  'Image*':
    'Type:name Subtype:name Width:number Height:number BitsPerComponent:number ColorSpace:space Decode:numbers Interpolate:bool ImageMask:bool SMask:Image Mask:Image|numbers Matte:numbers',
  State:
    'Type:name LW:number LC:number LJ:number ML:number FL:number SM:number CA:number ca:number OPM:number OP:bool op:bool SA:bool AIS:bool TK:bool RI:name BM:name D:dash SMask:name|Mask',
  Mask: 'Type:name S:name G:Form BC:numbers TR:name|Function',
  'Function?':
    'FunctionType:number Domain:numbers Range:numbers C0:numbers C1:numbers N:number Functions:[Function] Bounds:numbers Encode:numbers Size:numbers BitsPerSample:number Decode:numbers',
  Shading:
    'ShadingType:number ColorSpace:space Background:numbers BBox:numbers Coords:numbers Domain:numbers Matrix:numbers Function:Function|[Function] Extend:bools',
  Pattern: 'Type:name PatternType:number Matrix:numbers Shading:Shading',
  'Tiling*':
    'Type:name PatternType:number Matrix:numbers PaintType:number TilingType:number BBox:numbers XStep:number YStep:number Resources:Cell',
  Cell: 'ColorSpace:{space} ExtGState:{State} Shading:{Shading} Pattern:{Pattern}',
  Font: 'Type:name Subtype:name BaseFont:name Encoding:name|Encoding FontDescriptor:Descriptor ToUnicode:Letters FirstChar:number LastChar:number Widths:numbers DescendantFonts:[Descendant] FontBBox:numbers FontMatrix:numbers CharProcs:{Glyph} Resources:Empty',
  Empty: '',
  Encoding: 'Type:name BaseEncoding:name Differences:codes',
  'Letters*': '',
  'Glyph*': '',
  Descendant:
    'Type:name Subtype:name BaseFont:name CIDSystemInfo:Collection FontDescriptor:Descriptor DW:number W:widths CIDToGIDMap:name|Map',
  Collection: 'Registry:string Ordering:string Supplement:number',
  'Map*': '',
  Descriptor:
    'Type:name FontName:name FontBBox:numbers Flags:number ItalicAngle:number Ascent:number Descent:number Leading:number CapHeight:number XHeight:number StemV:number StemH:number AvgWidth:number MaxWidth:number MissingWidth:number FontFile:Program FontFile2:Program FontFile3:Program',
  'Program*': 'Length1:number Length2:number Length3:number Subtype:name',
};

/** Entries that any stream may have beside its own. */
export const STREAM = 'Length:number Filter:name DecodeParms:Parms';
export const PARMS =
  'Predictor:number Colors:number BitsPerComponent:number Columns:number Rows:number K:number EndOfLine:bool EncodedByteAlign:bool EndOfBlock:bool BlackIs1:bool DamagedRowsBeforeError:number ColorTransform:number';

/** Strings with one possible value; others (a title) are free, and searched like everything else. */
export const FIXED: Readonly<Record<string, string>> = {
  'Info/Producer': 'Blotter',
  'Catalog/Lang': 'en-GB',
  'Collection/Registry': 'Adobe',
  'Collection/Ordering': 'Identity',
};

/** Names with few possible values: what says that it is one thing must not be another. */
export const NAMED: Readonly<Record<string, string>> = {
  'Catalog/Type': 'Catalog',
  'Tree/Type': 'Pages',
  'Page/Type': 'Page',
  'Group/Type': 'Group',
  'Group/S': 'Transparency',
  'Form/Type': 'XObject',
  'Form/Subtype': 'Form',
  'Image/Type': 'XObject',
  'Image/Subtype': 'Image',
  'State/Type': 'ExtGState',
  'Mask/Type': 'Mask',
  'Mask/S': 'Alpha Luminosity',
  'Pattern/Type': 'Pattern',
  'Tiling/Type': 'Pattern',
  'Font/Type': 'Font',
  'Font/Subtype': 'Type0 Type1 MMType1 TrueType Type3',
  'Encoding/Type': 'Encoding',
  'Descendant/Type': 'Font',
  'Descendant/Subtype': 'CIDFontType0 CIDFontType2',
  'Descendant/CIDToGIDMap': 'Identity',
  'Descriptor/Type': 'FontDescriptor',
  'Program/Subtype': 'Type1C CIDFontType0C OpenType',
};
