// A second set of sentences, written before damaged numbers were mended; none of its misses was read meanwhile. Not quite
// unseen: the same hand wrote the cue words afterwards (docs/evidence.md). Same form as carriers.ts; only totals are printed.

/** Say nothing of what the value is. */
export const BARE = [
  'On the inside of the lid somebody has scratched ~ with a nail.',
  'The torn corner has ~ and half a coffee ring on it.',
  'Q. What about this one? A. That says ~, I think.',
  'Written on left palm: ~ (photographed)',
  'I only remember ~ because I said it to myself all the way home.',
  'Post-it, yellow: ~',
  'There was a scrap of paper, ~, nothing else on it, tucked under the clock.',
  'Rear of beer mat reads ~. No other marks.',
];

/** Say it, before or after, in the ways that forms, notes and people do. Eight of each kind. */
export const CUED: Readonly<Record<string, readonly string[]>> = {
  'NHS number': ['NHS number: ~ (checked with GP)', 'Ambulance sheet has NHS no. ~ top right.', 'Label on drip stand gave his NHS number as ~.', 'Patient NHS ~ discharged 14.10', 'The letter starts Dear Patient, NHS Number ~, please attend.', 'NHS NUMBER ~ / CONSULTANT SEEN 0915', 'My NHS number, which I know by heart, is ~.', 'NHS#\t~'], // prettier-ignore
  'National Insurance': ['Nat. Ins. number: ~', 'P45 found in the bin shows NI ~.', 'Employer supplied National Insurance No ~ for the driver.', 'NI No. ~ (not verified)', 'She opened the claim with NINO ~.', 'National insurance ~', 'his NI number came up as ~ on the payroll', 'NINO\t~\tJobcentre'], // prettier-ignore
  telephone: ['Telephone: ~', 'M: ~', 'Best contact is ~, evenings only.', 'incoming call from ~ lasted nine seconds', 'He rang me from ~ and hung up.', 'Landline ~ (mother)', 'WhatsApp messages received from ~', 'New phone number since Monday: ~'], // prettier-ignore
  'e-mail': ['E-mail address: ~', 'To: ~', 'Footage sent to ~ at 0914.', 'His email is ~ but he never answers.', 'Login name ~', 'the receipt was e-mailed to ~', 'mail me at ~, thanks', 'contact email ~ given at reception'], // prettier-ignore
  address: ['Addr: ~', 'My home address is ~ and has been since 2011.', 'Call to ~, neighbours arguing.', 'He gave his address as ~.', 'Parcel left at ~ in error.', 'Search warrant executed at ~', 'We have lived at ~ for six years.', 'Bail to live and sleep at ~.'], // prettier-ignore
  'birth date': ['Date of birth: ~', 'd.o.b. ~', 'She told the custody sergeant she was born ~.', 'DOB ~, no middle name', 'Patient born ~ attended alone.', 'My date of birth is ~.', 'M/W/~ DOB CONFIRMED', 'Birth date given: ~'], // prettier-ignore
  vehicle: ['The car was a red Corsa, index ~.', 'VRM: ~', 'ANPR hit ~ 01:52 northbound', 'Registration number ~ is kept by a hire firm.', 'a black BMW with registration ~ reversed at me', 'Reg. no. ~', 'I wrote down the number plate, ~, straight away.', 'white Transit van ~ parked across the gate'], // prettier-ignore
  'driving licence': ['Driving licence number ~', 'UK driving licence no. ~ in wallet', 'Driver number: ~', 'he handed over driving licence ~', 'DVLA driver number ~ confirmed', 'Licence no: ~', 'Hirer produced driving licence (~)', 'D/L ~ driving licence valid to 2031'], // prettier-ignore
  passport: ['Passport number: ~', 'UK passport ~ in the name of the suspect', 'Travelled on passport no ~.', 'PASSPORT ~ RETAINED', 'The passport number is ~.', 'a maroon passport, no. ~', 'Identity confirmed by passport: ~', 'passport (~) handed to immigration'], // prettier-ignore
  'passport line': ['Bottom line of passport: ~', 'MRZ line 2: ~', 'Passport machine readable line\n~', 'Passport scanned, ~ on the strip', 'PASSPORT MRZ\n~', 'copy of passport:\n~', 'passport, machine-readable zone, second line ~', 'Passport data page: ~'], // prettier-ignore
  'bank account': ['Account details: ~', 'The bank account is ~.', 'Paid into ~ on the Friday.', 'Sort code/account number: ~', 'He texted me his bank details, ~, twice.', 'Funds left account ~ at 11.03', 'Payee account ~', 'Transfer to sort code and account no ~'], // prettier-ignore
  IBAN: ['IBAN number ~', 'Her IBAN is ~.', 'Remitted to IBAN: ~', 'Beneficiary account (IBAN): ~', 'The IBAN on the invoice, ~, had been altered.', 'international transfer, IBAN ~', 'IBAN\t~', 'account held abroad, IBAN ~, closed in May'], // prettier-ignore
  'payment card': ['Card number ~', 'Debit card ~ reported stolen', 'He read out the long card number, ~.', 'Credit card: ~', 'Visa debit ~ used contactless', 'The card (~) was declined twice.', 'Paid by Mastercard ~', 'cloned card ~'], // prettier-ignore
  'PNC ID': ['PNC ID: ~', 'PNC number ~', 'Known to PNC as ~.', 'PNC check, ID ~, two warning signals', 'PNC id ~ (male)', 'See PNC record ~', 'Subject PNC ~', 'traced on PNC under ~'], // prettier-ignore
  CRO: ['CRO number ~', 'CRO: ~', 'Has a CRO of ~.', 'CRO no ~', 'CRO ref. ~ matched', 'his CRO is ~', 'C.R.O. number ~', 'Prints on file, CRO ~.'], // prettier-ignore
  ASN: ['ASN: ~', 'Arrest Summons No. ~', 'ASN ~ (one charge)', 'Each offence carries ASN ~.', 'Arrest/Summons reference ~', 'recorded against ASN ~', 'Result ASN ~ at court', 'ASN number ~'], // prettier-ignore
  'tax reference': ['UTR number ~', 'HMRC UTR: ~', 'Tax reference ~', 'my unique taxpayer reference, ~, is on the return', 'Self-assessment UTR ~', 'Sole trader, UTR ~.', 'taxpayer reference: ~', 'UTR\t~\tfiled late'], // prettier-ignore
  'pupil number': ['UPN: ~', 'Unique Pupil Number: ~', 'The school gave UPN ~.', 'UPN ~ Year 9', 'pupil UPN is ~', 'Child recorded under UPN ~', 'Unique pupil no. ~', 'UPN on transfer form, ~, differs'], // prettier-ignore
  'prison number': ['Prison number ~', 'Prisoner no. ~', 'NOMIS number ~', 'Offender held at HMP, prison no ~', 'NOMS: ~', 'He is prisoner ~.', 'Letter addressed to prisoner number ~', 'PRISON NUMBER ~ REMANDED'], // prettier-ignore
  IMEI: ['IMEI number: ~', 'Handset seized, IMEI ~.', 'Device IMEI: ~', 'the box gives the IMEI as ~', 'IMEI ~ blocked by network', 'Samsung phone IMEI ~', 'IMEI 1: ~', 'Phone (IMEI ~) handed in'], // prettier-ignore
  SIM: ['SIM card ~', 'ICCID number ~', 'SIM (ICCID): ~', 'SIM no. ~', 'spare SIM card, ~, in the tray', 'SIM serial number ~ topped up in cash', 'ICCID: ~ inactive', 'the SIM number is ~'], // prettier-ignore
  'internet address': ['IP address: ~', 'Session from IP ~ at 23:40', 'IP ~ resolved to the library', 'The account was opened from IP address ~.', 'login IP ~', 'source IP: ~', 'Posted from IP ~.', 'IP address of router: ~'], // prettier-ignore
};

/** Numbers and codes that are nobody's. */
export const DISTRACTORS = [
  'The lift stopped at floor 6 and would not move.',
  'Weather at 0600: 4 degrees, wind north-westerly.',
  'I signed seal number 00218847 at the time.',
  'Invoice 20318 came to £418.60 and was settled.',
  'The barcode was 5000169067253, a tin of tomatoes.',
  'Court 3 will sit at 10.15 on 12 May 2025.',
  'My exhibit TB/4 is the copy of that page.',
  'Model KX-7741 drill, orange, battery missing.',
  'The tyre was a 205/55 R16 and it was bald.',
  'About 1,340 people were inside the ground.',
  'Round 2 took eleven minutes and 40 seconds.',
  'Locker 118 was empty apart from a towel.',
  'The fine was £200 with a surcharge of £80.',
  'Delivery reference 7781-4420-91 was wrong.',
  'Bus route 36 was on diversion all day.',
  'Regulation 4 of the 1998 Regulations applies.',
  'It measured 2.4 metres by 1.1 metres.',
  'The clock on the oven was showing 88:88.',
  'Paint code LY9B, sample bag 3 of 7.',
  'He had been served four pints by half past nine.',
];
