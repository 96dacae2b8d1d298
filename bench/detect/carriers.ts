// Short sentences, written by hand, that carry an identifier (in place of "~"), and sentences with numbers that are none.

/** Say nothing of what the value is. */
export const BARE = [
  'She had written ~ on the back of her hand.',
  'The note in the glove box just said ~ and nothing else.',
  'I could make out ~ on the screen before he turned it away.',
  'PAGE 4 LINE 12: ~ (illegible)',
  'He kept repeating ~ as though I ought to know it.',
  'Seized: one envelope marked ~ in blue ink.',
  '~ was scratched into the paint under the stairs.',
  'Look at ~ again, the officer told me, take your time.',
];

/** Say it, before or after, in the ways that forms, notes and people do. At least eight of each kind. */
export const CUED: Readonly<Record<string, readonly string[]>> = {
  'NHS number': ['NHS No: ~', 'NHS ~  Ward 7', 'Patient known to the trust, NHS number ~.', 'Her NHS no is ~, it was on the letter.', 'N.H.S. No.  ~', 'wristband read NHS ~', 'I read ~ off the appointment card, next to where it says NHS number.', 'PT DETAILS / NHS NUMBER\n~'], // prettier-ignore
  'National Insurance': ['NI number ~', 'NINO: ~', 'My national insurance number is ~.', 'N.I. ~ (from payslip)', 'Nat Ins No.\t~', 'payslip in name of suspect, NI no ~', 'DWP give NINO ~ for her', '~ is my NI number if you need it for the claim.'], // prettier-ignore
  telephone: ['Tel: ~', 'Mob ~', 'You can ring me on ~ after six.', 'CALLER GAVE NUMBER ~', 'Her new mobile is ~, please do not give it to him.', 'text sent to ~ at 22.14', 'Contact (work): ~ not at weekends', 'I called ~ three times and it went to voicemail.'], // prettier-ignore
  'e-mail': ['Email: ~', 'e-mail ~', 'Write to me at ~.', 'From: ~', 'She uses ~ for the shopping.', 'statement to be sent to ~ please', 'account registered to ~', 'my address for emails is ~ and I check it daily'], // prettier-ignore
  address: ['Address: ~', 'I live at ~.', 'Home address ~', 'He was stopped outside ~.', 'OF ~', 'letters go to ~ now', 'Next of kin at ~.', 'Attended ~, no reply.'], // prettier-ignore
  'birth date': ['DOB: ~', 'Date of birth ~', 'I was born on ~ in the morning.', 'D.O.B. ~', 'b. ~', 'gives date of birth as ~', 'Born ~', 'MALE DETAINED, dob ~, no fixed abode'], // prettier-ignore
  vehicle: ['Vehicle: blue Ford Focus ~', 'Reg ~', 'VRM ~', 'I drive a grey Golf, ~.', 'The registration was ~.', 'INDEX ~ SEEN TURNING LEFT', 'my car, a silver Yaris, registration ~, was in the drive', 'a white van with the plate ~ pulled up'], // prettier-ignore
  'driving licence': ['Driving licence ~', 'Driver no ~', 'Licence number: ~', 'produced a driving licence, number ~', 'DVLA ~', 'He showed me his licence, ~.', 'DLN ~', 'ID seen: UK driving licence ~'], // prettier-ignore
  passport: ['Passport no. ~', 'Passport: ~', 'British passport number ~ seized.', 'my passport (number ~) was in the drawer', 'PASSPORT NO ~ GBR', 'holder of passport ~', 'ID: passport ~', 'He handed me passport ~ and a visa.'], // prettier-ignore
  'passport line': ['MRZ ~', 'Passport, line two: ~', 'PASSPORT (LOWER LINE)\n~', 'machine readable zone ~', 'Scan of passport page:\n~', 'passport page copied, bottom line ~', 'Document data ~ (passport)', 'Passport MRZ:\t~'], // prettier-ignore
  'bank account': ['Sort code and account ~', 'Please pay ~.', 'Account: ~', 'Bank details ~', 'I was told to send it to ~.', 'S/C and A/C ~', 'wages go into ~', 'FPO ~ REF LOAN'], // prettier-ignore
  IBAN: ['IBAN ~', 'IBAN: ~', 'The money went to ~ in the end.', 'transfer to account ~ on 3 March', 'Pay to IBAN ~ quoting your name', 'bank account (IBAN) ~', 'beneficiary ~', 'she read out the IBAN, ~, over the phone'], // prettier-ignore
  'payment card': ['Card no ~', 'Card number: ~', 'The debit card ends up as ~.', 'Visa ~ exp 08/27', 'bank card ~ recovered from bin', 'my card, ~, was used at the garage', 'payment taken from ~', 'Mastercard ~'], // prettier-ignore
  'PNC ID': ['PNC ID ~', 'PNCID: ~', 'PNC ~', 'PNC no. ~ refers.', 'shown on PNC as ~', 'Male checked, PNC ID ~.', 'PNC/~', 'record ~ on the PNC'], // prettier-ignore
  CRO: ['CRO ~', 'CRO No: ~', 'C.R.O. ~', 'CRO number ~ confirmed by prints', 'PNC nil, CRO ~', 'criminal records office ref ~', 'fingerprints held under CRO ~', 'CRO: ~  DOB: seen'], // prettier-ignore
  ASN: ['ASN ~', 'ASN: ~', 'Arrest summons number ~', 'A.S.N. ~', 'arrest/summons no. ~', 'charged under ASN ~', 'Summons ref (ASN) ~', 'Custody sheet shows ASN ~.'], // prettier-ignore
  'tax reference': ['UTR ~', 'UTR: ~', 'Unique taxpayer reference ~', 'my UTR is ~, HMRC wrote to me', 'self assessment UTR ~', 'HMRC reference ~', 'tax reference ~ on the letter', 'Tax ref (UTR)\t~'], // prettier-ignore
  'pupil number': ['UPN ~', 'UPN: ~', 'Unique pupil number ~', 'pupil no ~', 'school record UPN ~', 'UPN (from census) ~', 'pupil reference ~, see file', 'Pupil number: ~'], // prettier-ignore
  'prison number': ['Prison no. ~', 'Prison number: ~', 'NOMIS ~', 'HMP record, ~', 'prisoner ~ on B wing', 'prisoner number ~', 'NOMS no ~', 'serving prisoner, held under ~'], // prettier-ignore
  IMEI: ['IMEI ~', 'IMEI: ~', 'handset IMEI ~', 'mobile phone, IMEI ~, sealed', 'IMEI number ~', 'the phone with IMEI ~ was never found', 'Device ID (IMEI)\t~', 'IMEI no. ~'], // prettier-ignore
  SIM: ['ICCID ~', 'SIM: ~', 'SIM card number ~', 'ICCID: ~', 'SIM serial ~', 'pay as you go sim, ~ printed on it', 'SIM ICCID\t~', 'the SIM (~) was cut in two'], // prettier-ignore
  'internet address': ['IP ~', 'IP address ~', 'logged in from ~ at 02.11', 'X-Originating-IP: ~', 'session IP: ~', 'the login came from IP address ~', 'router IP ~', 'connection from ~ to the bank'], // prettier-ignore
};

/** Numbers and codes that are nobody's. */
export const DISTRACTORS = [
  'I produce the disc as my exhibit LJ/1.',
  'The bus was the 17.42 and it was four minutes late.',
  'Total price £2,150.00 including VAT.',
  'He was about 185 cm tall and sixteen stone.',
  'On 14 March 2025 at 22.58 hours I was on duty.',
  'The receipt shows item 5012345678900, one bottle, £9.99.',
  'The order number was 4471902238 and it never came.',
  'Speed 27.2 m/s over 21.8 m, 24 frames at 30 fps.',
  'Bay 14 on level 3 of the car park.',
  'We have 340 bales and 11 heifers.',
  'Exhibit bag B20417733 was sealed in my presence.',
  'The reading on the meter was 004471.',
  'Serial number C02ZK4417JQ, rose gold.',
  'Section 47 of the Offences Against the Person Act 1861.',
  'The parcel tracking number was JD0002 2244 1180 3306.',
  'It was 3 degrees and the dew point was 1.',
  'Train 1S78 stopped at platform 2 for 90 seconds.',
  'The score was 3-2 and there were 41,204 people there.',
  'Part number 7M0-845-099-A was found on the kerb.',
  'I counted it twice, 1215 pounds in twenties.',
];
