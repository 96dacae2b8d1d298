// Every recogniser, one line each. The order does not matter: evidence decides.
import type { Known, Recogniser } from './recogniser.ts';
import { contextRecognisersFor, learnCase } from './context/index.ts';
import { ages } from './identifiers/age.ts';
import { birthDates } from './identifiers/birth.ts';
import { arrestSummons, caseReferences, caseUrn, exhibitReferences } from './identifiers/case-reference.ts';
import { imei, ipAddress, macAddress, simNumbers } from './identifiers/device.ts';
import { recordMarkers } from './identifiers/markers.ts';
import { emailAddresses } from './identifiers/email.ts';
import { healthNumbers } from './identifiers/health.ts';
import { labelledNumbers } from './identifiers/labelled.ts';
import { drivingLicence, drivingLicenceNi } from './identifiers/licence.ts';
import { bankAccount, iban, lastDigits, paymentCard } from './identifiers/money.ts';
import { phoneNumbers } from './identifiers/phone.ts';
import { policeRecordNumbers } from './identifiers/pnc.ts';
import { rosterNumbers } from './identifiers/roster-numbers.ts';
import { spelling } from './identifiers/spelling.ts';
import { socialHandles } from './identifiers/social.ts';
import * as state from './identifiers/state.ts';
import { vehicleRegistrations } from './identifiers/vehicle.ts';
import { nameRecognisers } from './names/index.ts';
import { addresses } from './places/address.ts';
import { coordinates } from './places/coordinates.ts';
import type { View } from './view.ts';

/** Recognisers of numbers and addresses, which look at one line: searched once more across the ends of full lines. */
export const LINEWISE: readonly Recogniser[] = [
  addresses,
  coordinates,
  phoneNumbers,
  emailAddresses,
  socialHandles,
  spelling,
  birthDates,
  ages,
  vehicleRegistrations,
  healthNumbers,
  state.nationalInsurance,
  state.nationalInsuranceDamaged,
  state.taxReference,
  state.pupilNumber,
  state.passport,
  state.machineReadable,
  state.custodyNumbers,
  state.securityLicence,
  drivingLicence,
  drivingLicenceNi,
  paymentCard,
  lastDigits,
  iban,
  bankAccount,
  policeRecordNumbers,
  imei,
  simNumbers,
  macAddress,
  ipAddress,
  caseUrn,
  arrestSummons,
  caseReferences,
  exhibitReferences,
  labelledNumbers,
  recordMarkers,
  rosterNumbers,
];

/** Recognisers that go by capitals: searched once more where somebody types without any. */
export const BY_CAPITALS: readonly Recogniser[] = [addresses, ...nameRecognisers];

/** The recognisers for the papers of one case: those of context first learn from all of them. */
export function recognisersFor(views: readonly View[], known: Known): readonly Recogniser[] {
  return [...LINEWISE, ...nameRecognisers, ...contextRecognisersFor(learnCase(views, known))];
}
