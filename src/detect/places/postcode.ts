// Postcodes: grammar and areas. Not here: what stands before them (address.ts).
const AREA = 'AB|AL|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE|ZZ'; // prettier-ignore

/** Outward part (area and district) as the source of a regular expression. */
export const OUTWARD = `(?:${AREA})(?:\\d{1,2}|\\d[A-HJKPSTUW]|\\d[ABEHMNPRVWXY])`;
const SPECIAL = 'GIR ?0AA|SAN ?TA1|BFPO ?\\d{1,4}|(?:ASCN|STHL|TDCU|BBND|[BFS]IQQ|PCRN|TKCA) ?1ZZ|KY1-\\d{4}';
/** A whole postcode as the source of a regular expression (capitals). */
export const POSTCODE = `(?:${OUTWARD} ?\\d[ABD-HJLNP-UW-Z]{2}|${SPECIAL})`;

/** A postcode without its space, in capitals: the form in which two are compared. */
export const postcodeKey = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();
