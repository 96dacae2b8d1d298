// Imported before the canvas is: the fonts of the machine are not asked for. Nothing is drawn with them (the other engine
// brings its own), and to list them costs 20 MB and a tenth of a second at every start.
process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
