// One catalogue of every error a person can meet: what happened, and the cure. docs/errors.md is made from it and a
// test keeps the two equal. `{name}` is filled from the parameters, which never hold a value found in a document.

/** Exit codes of the command line (contract). */
export const EXIT = { done: 0, held: 1, wrongUse: 2, checkFailed: 3, fault: 70 } as const;

export const ERRORS = {
  'B-USE-01': { exit: 2, what: 'Unknown command "{command}".', cure: 'Run `blotter help` for the list of commands.' },
  'B-USE-02': { exit: 2, what: '{command}: {problem}', cure: 'Run `blotter help {command}` for its arguments.' },
  'B-USE-03': { exit: 2, what: '"{recipient}" is not a recipient.', cure: 'Use defence:D1 (any defendant id of the manifest), court, probation, witness-service, cps-pre-charge, police:FORCE or press.' },
  'B-USE-04': { exit: 2, what: 'Nobody is named as recipient.', cure: 'Add `--for RECIPIENT`, or a line `recipient: defence:D1` to case.yaml.' },
  'B-USE-05': { exit: 2, what: '{recipient} names no defendant of this case.', cure: 'The defendants in case.yaml are: {defendants}.' },
  'B-CASE-01': { exit: 2, what: '{path} is not a case folder: it has no case.yaml.', cure: 'Give the folder that holds case.yaml and documents/.' },
  'B-CASE-02': { exit: 2, what: '{path} has no documents folder, or the folder is empty.', cure: 'Put the papers into {path}/documents.' },
  'B-CASE-03': { exit: 2, what: 'case.yaml line {line}: {problem}', cure: '{cure}' },
  'B-CASE-04': { exit: 2, what: '{path} could not be read ({reason}).', cure: 'Check that it exists and that you may read it.' },
  'B-CASE-05': { exit: 2, what: 'A case of this number (URN) is in the store already.', cure: 'Open it from the list of cases and add the papers there; if you do not see it, ask whoever gives out cases.' },
  'B-CASE-06': { exit: 2, what: 'The papers were not taken in: {problem}. Nothing of them was kept.', cure: 'Put that right and send them again, all of them.' },
  'B-CASE-07': { exit: 2, what: 'There is no such case.', cure: 'Go back to the list of cases.' },
  'B-OUT-01': { exit: 2, what: '{path} already holds something that Blotter did not write.', cure: 'Give a new or empty folder.' },
  'B-OUT-02': { exit: 2, what: '{path} lies inside the case folder.', cure: 'Outputs are kept apart from the originals: give a folder outside the case.' },
  'B-OUT-03': { exit: 70, what: 'The output could not be written to {path} ({reason}). Nothing was left half-written.', cure: 'Check the space and the rights on that folder, then run the command again.' },
  'B-OUT-04': { exit: 70, what: 'A disk is full: something that was needed on the way could not be written. Nothing was left half-written.', cure: 'Make room where this machine keeps its temporary files and your own, then run the command again.' },
  'B-DOC-01': { exit: 2, what: 'The file is empty (0 bytes).', cure: 'Ask for the file again; it was lost on the way.' },
  'B-DOC-02': { exit: 2, what: 'The PDF is protected by a password.', cure: 'Ask the sender for an unprotected copy, or save one with the password removed.' },
  'B-DOC-03': { exit: 2, what: 'The file is damaged and cannot be opened as {format} ({reason}).', cure: 'Ask for the file again, or print the original to PDF.' },
  'B-DOC-04': { exit: 2, what: 'Files of this kind ({format}) cannot be read yet.', cure: 'Convert the document to PDF and put that into the case instead.' },
  'B-DOC-05': { exit: 2, what: 'The document has {pages} pages; the limit is {limit}.', cure: 'Split it, or leave out the pages that are not relevant.' },
  'B-DOC-06': { exit: 2, what: 'The file is {size} MB; the limit is {limit} MB.', cure: 'Split it, or leave out what is not relevant.' },
  'B-DOC-07': { exit: 2, what: 'The file is not what its name says: named .{named}, but it is {found}.', cure: 'Give it the right ending, or ask for the file again.' },
  'B-DOC-08': { exit: 2, what: 'The PDF is a dynamic form (XFA) or a portfolio, whose content only its own viewer shows.', cure: 'Print it to an ordinary PDF, or unpack the portfolio into separate files.' },
  'B-DOC-09': { exit: 2, what: 'The picture has {pixels} million pixels; the limit is {limit}.', cure: 'Save it smaller, or scan it again at 300 dots per inch.' },
  'B-DOC-10': { exit: 2, what: 'Pictures of this kind (HEIC) need a decoder that is not installed.', cure: 'Save the picture as JPEG, or install the decoder once: `npm install --no-save heic-decode` (LGPL) in the program folder.' },
  'B-DOC-11': { exit: 2, what: 'Files inside files go too far here ({problem}).', cure: 'Take the files out and put them into the case as files of their own.' },
  'B-DOC-12': { exit: 2, what: 'Files of this kind ({format}) are opened through LibreOffice, and that failed: {reason}.', cure: 'Install LibreOffice and leave BLOTTER_OFFICE unset or on auto, or save the file as DOCX, XLSX or PDF and put that into the case instead.' },
  'B-BOOK-01': { exit: 2, what: 'The address book, line {line}: {problem}', cure: '{cure}' },
  'B-COVER-01': { exit: 2, what: 'The cover e-mail cannot be used: {problem}', cure: 'Give the message as .eml, or as a text file that begins with lines To:, Cc:, Subject:, Attached: and an empty line (docs/identity.md).' },
  'B-PLAN-01': { exit: 2, what: 'The plan cannot be used: {problem}', cure: 'A plan is {"boxes": [{"page": 1, "box": [x0, y0, x1, y1]}], "values": ["…"]}.' },
  'B-DEC-01': { exit: 2, what: 'The decisions file cannot be used: {problem}', cure: 'See docs/decisions-file.md for its form.' },
  'B-REDACT-01': { exit: 3, what: 'The redacted copy did not pass its check ({failed}), so nothing was written.', cure: 'Send this document to a person: print it, redact by hand, scan it.' },
  'B-LIMIT-01': { exit: 2, what: 'The document was not done within its time of {seconds} seconds ({pages} pages), so the work was ended and nothing was written.', cure: 'Split it, or print it to an ordinary PDF and give that.' },
  'B-LIMIT-02': { exit: 2, what: 'The document needs more memory than its {megabytes} MB, so the work was ended and nothing was written.', cure: 'Split it, or print it to an ordinary PDF and give that.' },
  'B-LIMIT-03': { exit: 2, what: 'The process that worked on the document was ended from outside or broke down ({how}); nothing was written.', cure: 'Run the command again; if it happens twice, print the document to an ordinary PDF and give that.' },
  'B-SIGN-01': { exit: 2, what: 'The key file {path} cannot be trusted: {problem}.', cure: 'Make it a file of yours with `chmod 600`; if others may have read it, make a new key with `blotter register rotate`.' },
  'B-SIGN-02': { exit: 2, what: '{path} holds no signing keys.', cure: 'Restore it from a backup, or move it away: a new key is then made, which nobody knows yet.' },
  'B-SIGN-03': { exit: 2, what: '{path} cannot be read as {form}.', cure: 'Give a file that `blotter register export|prove` or `blotter release` wrote, unchanged.' },
  'B-RULES-01': { exit: 70, what: 'The rulebook cannot be used: {problem}', cure: 'Restore the guidance folder from the release, or mend the rule at the place named.' },
  'B-RULES-02': { exit: 2, what: 'This rulebook or layer cannot be used: {problem}', cure: 'Mend it at the place named; `blotter guidance check` names every fault.' },
  'B-STORE-01': { exit: 2, what: 'Another process is working with the store in {folder}.', cure: 'Stop it first (`blotter serve`, `blotter work` or a backup), or give another folder. For several processes at once use a PostgreSQL server (DATABASE_URL).' },
  'B-STORE-02': { exit: 70, what: 'The embedded store does not sync its commits to disk, so a power cut could lose them; it was not opened.', cure: 'Install the locked dependencies again (`npm ci --ignore-scripts`); if it stays so, report it and use a PostgreSQL server (DATABASE_URL).' },
  'B-STORE-03': { exit: 2, what: 'The database in {folder} was made by PostgreSQL {found}; this program holds {wanted}.', cure: 'Back it up with the version of Blotter that made it (`blotter backup`), then restore it with this one.' },
  'B-STORE-04': { exit: 2, what: 'The database server cannot be reached ({reason}).', cure: 'Check DATABASE_URL, that the server runs and that it lets this machine in; `blotter config check` tries it.' },
  'B-STORE-05': { exit: 2, what: 'The database server is PostgreSQL {version}; 15 or newer is needed.', cure: 'Upgrade the server, or leave DATABASE_URL unset to use the embedded store.' },
  'B-STORE-06': { exit: 2, what: 'The role {role} is missing in the database and the login {login} may not make or grant it.', cure: 'Have an administrator of the server run: CREATE ROLE "{role}" NOLOGIN; GRANT "{role}" TO "{login}"; or give DATABASE_OWNER_URL, the login that owns the tables.' },
  'B-STORE-07': { exit: 2, what: 'The tables of this database were made by a newer version of Blotter.', cure: 'Run that version, or restore a backup that this one wrote.' },
  'B-STORE-08': { exit: 70, what: 'The embedded database has stopped because it could not write to its disk. What was confirmed before is safe.', cure: 'Check the free space and the health of the disk that holds the data folder, then run the command again; a workbench that runs goes on by itself as soon as there is room.' },
  'B-STORE-09': { exit: 70, what: 'The disk of the store is full. Nothing of what was just done was kept, and nothing that was kept before is lost.', cure: 'Tell whoever runs this server to make room; then do it once more. Papers that are being prepared or packed go on by themselves.' },
  'B-KEY-01': { exit: 2, what: 'The master key cannot be used: {problem}.', cure: 'See docs/operations.md, "Keys".' },
  'B-KEY-02': { exit: 2, what: 'The master key {file} is missing, and documents in this store were encrypted with one.', cure: 'Put the key file back from where you keep it. Without it the documents cannot be read by anybody.' },
  'B-KEY-03': { exit: 2, what: 'A key in the store was not wrapped by master key {master}, or was changed.', cure: 'Give the right master key (and the one before it after a rotation); if it is right, restore from a backup.' },
  'B-KEY-04': { exit: 2, what: 'The store needs master key {master}, which is not among those given.', cure: 'Add it to the configuration as an older key (docs/operations.md, "Keys").' },
  'B-BLOB-01': { exit: 70, what: 'The encrypted bytes {address}… are missing.', cure: 'Restore them from a backup; the register tells which document they belong to.' },
  'B-BLOB-02': { exit: 70, what: 'The encrypted bytes {address}… were changed or cut off.', cure: 'Restore them from a backup, and find out who wrote to the store.' },
  'B-BLOB-03': { exit: 2, what: 'This document was erased for good on {day}.', cure: 'Nothing brings it back; ask its source for it again.' },
  'B-SHELF-01': { exit: 70, what: 'The store of encrypted documents does not do what it is asked ({problem}). Nothing was lost.', cure: 'Try again in a minute; if it lasts, whoever runs this server checks `shelf.s3`, its keys and the store itself.' },
  'B-SCAN-01': { exit: 2, what: 'The virus scanner found {name} in one of the papers. Nothing of them was kept.', cure: 'Tell your information-security officer and whoever sent the papers; send the others without it.' },
  'B-SCAN-02': { exit: 1, what: 'The virus scanner could not be asked about the papers ({problem}), so nothing of them was kept.', cure: 'Try again in a minute; if it lasts, whoever runs this server checks that clamd runs, and `scanner` in the configuration.' },
  'B-HOLD-01': { exit: 1, what: 'This case is under a legal hold and cannot be erased.', cure: 'An information-security officer lifts it, with a reason, on the page “How long it is kept” of the case; whoever runs the store does it with `blotter keep`.' },
  'B-HOLD-02': { exit: 1, what: 'This case must be kept until {day} and cannot be erased yet.', cure: 'Wait for the day, or have an information-security officer change it, with a reason, on the page “How long it is kept” of the case.' },
  'B-HOLD-03': { exit: 2, what: 'How long the case is kept was not changed: {problem}.', cure: 'Put that right and say it again. A reason names no person: it says what stands against erasing, or what changed.' },
  'B-JOB-01': { exit: 2, what: 'No job {job} is parked.', cure: '`blotter work --parked` lists those that are.' },
  'B-CONF-01': { exit: 2, what: 'The configuration cannot be used: {where}: {problem}.', cure: 'docs/operations.md lists the settings; `blotter config check` tries them.' },
  'B-BACKUP-01': { exit: 2, what: '{path} is not a backup that this version can read ({problem}).', cure: 'Give the folder that `blotter backup` wrote; a backup of a newer version needs that version.' },
  'B-BACKUP-02': { exit: 3, what: 'The backup does not pass its check: {problem}.', cure: 'Use another copy of the backup. Nothing was restored.' },
  'B-BACKUP-03': { exit: 2, what: 'The store that is to be filled already holds cases.', cure: 'Give an empty folder (BLOTTER_DATA) or an empty database (DATABASE_URL).' },
  'B-ACCOUNT-01': { exit: 2, what: 'The sign-in name "{login}" is taken or empty.', cure: 'Choose another one.' },
  'B-ACCOUNT-02': { exit: 2, what: 'This link does not work any more.', cure: 'Links work once and for three days. Ask an administrator for a new one.' },
  'B-ACCOUNT-03': { exit: 2, what: 'This is your own account.', cure: 'Another administrator closes it, or changes it.' },
  'B-ACCOUNT-04': { exit: 2, what: 'This sign-in belongs to another account already.', cure: 'Sign in with it, or ask an administrator to make a new link for that account, which takes it away from there.' },
  'B-OIDC-01': { exit: 70, what: 'The sign-in service of your organisation does not answer ({problem}).', cure: 'Try again in a minute. If it stays away, the break-glass administrator signs in by password; whoever runs this server checks `signIn.oidc`.' },
  'B-OIDC-02': { exit: 2, what: 'The sign-in did not go through: {problem}.', cure: 'Begin again from the sign-in page, in one window.' },
  'B-OIDC-03': { exit: 2, what: 'Nobody here has this sign-in.', cure: 'Ask an administrator for an account, and open it with the link that they give you.' },
  'B-PASSKEY-01': { exit: 2, what: 'The passkey was not taken: {problem}.', cure: 'Begin again; if it happens twice, use another way to sign in, or another passkey.' },
  'B-PASSKEY-02': { exit: 2, what: 'This passkey told a lower count than before, so there may be a copy of it. It was removed.', cure: 'Sign in another way, tell your information-security officer, and make a new passkey.' },
  'B-WEB-01': { exit: 2, what: 'The page sent something that it could not have asked for.', cure: 'Nothing was changed. Load the page again and do it once more.' },
  'B-API-01': { exit: 2, what: 'The request names nobody: its token is missing, mistyped, over or withdrawn.', cure: 'Send the header `Authorization: Bearer TOKEN` with a token that was made on the page “Tokens” beside your name.' },
  'B-API-02': { exit: 2, what: 'This token may not be used for that: it lacks the scope {scope}.', cure: 'Make one with that scope on the page “Tokens”, if your work includes it.' },
  'B-API-03': { exit: 2, what: 'That is not part of your work here.', cure: 'Ask an administrator if you need it.' },
  'B-API-04': { exit: 2, what: 'There is no such thing, or it is not one of yours.', cure: 'Look it up in the lists: `GET /api/v1/cases` gives the cases that are yours.' },
  'B-API-05': { exit: 2, what: 'You are kept from this case: a conflict of interest was recorded.', cure: 'Ask whoever gave you the case if that is wrong.' },
  'B-API-06': { exit: 2, what: 'You do not prepare papers for this recipient.', cure: 'Ask whoever gave you the case.' },
  'B-API-07': { exit: 2, what: 'This cannot be taken back, so it needs a sign-in that is only minutes old.', cure: 'Sign in again in the browser, make a token for it there, and use it within ten minutes of the sign-in.' },
  'B-API-08': { exit: 2, what: 'The request has not the form that it needs: {problem}.', cure: '`GET /api/v1/openapi.json` tells the form of every request.' },
  'B-API-09': { exit: 2, what: 'This idempotency key was used for another request.', cure: 'Take a new key for a new request; send the same body again with the same key.' },
  'B-API-10': { exit: 2, what: 'A request with this idempotency key is still being answered.', cure: 'Wait a moment and send it again with the same key.' },
  'B-API-11': { exit: 2, what: 'There were too many requests.', cure: 'Wait {seconds} seconds, then go on more slowly.' },
  'B-API-12': { exit: 1, what: 'It was not done: something stops it.', cure: 'Each of `blockers` says what, and how it is cured.' },
  'B-API-13': { exit: 1, what: 'The case is not prepared for this recipient.', cure: 'Ask for it (`POST …/prepare`) and wait until `GET …/progress` says that it is ready.' },
  'B-API-14': { exit: 2, what: 'Bodies of this size or kind are not taken here.', cure: 'Send JSON up to 2 MB; papers as multipart/form-data or as one application/zip.' },
  'B-SERVER-01': { exit: 2, what: 'The server {url} cannot be used: {problem}.', cure: 'Give its address with https (http for this machine alone), and check that it runs and that this machine reaches it.' },
  'B-SERVER-02': { exit: 2, what: 'There is no token to ask with: {problem}.', cure: 'Make one on the page “Tokens” of the workbench, and put it into BLOTTER_TOKEN or into a file of yours with `chmod 600` that --token-file names.' },
  'B-SERVER-03': { exit: 2, what: 'The server says {code}: {what}', cure: '{cure}' },
  'B-HOOK-01': { exit: 70, what: 'The address “{name}” did not take what was sent to it: {problem}.', cure: 'See to it that it answers 2xx within ten seconds, or take it out of `webhooks`; `blotter work --resend JOB` sends it again.' },
  'B-TABLE-01': { exit: 2, what: '{file} line {line}: {problem}.', cure: 'docs/assurance.md tells the columns of each table. Nothing was written.' },
  'B-BREACH-01': { exit: 2, what: 'The record was not changed: {problem}.', cure: 'docs/breaches.md tells what each event needs. A record holds roles, kinds and references; no names, numbers or addresses.' },
  'B-BREACH-02': { exit: 2, what: '{id} is no record of this book.', cure: 'Run `blotter breach list` for those there are.' },
  'B-BREACH-03': { exit: 2, what: 'Another command is writing to the book {path}.', cure: 'Run this again when it is done. If none is running, one was cut off: delete {file}, then look at the last record.' },
  'B-BREACH-04': { exit: 2, what: '{id} is damaged at line {line}: {problem}. Nothing was changed.', cure: 'Restore the file of this record from its backup. Records are only added to, never edited by hand.' },
  'B-BREACH-05': { exit: 1, what: 'No letter was drafted: {problem}.', cure: 'Note it first: `blotter help breach` tells how.' },
  'B-LEARN-01': { exit: 2, what: 'No {exercise} is open for this person.', cure: 'Load the page again: it was done meanwhile, or nobody asked for it.' },
  'B-LEARN-02': { exit: 2, what: 'That is not confirmed: {problem}.', cure: 'Say by its reference where the review is written down, such as meeting-204. Somebody else than the person confirms it.' },
  'B-LEARN-03': { exit: 2, what: 'There is no such drill, or it is not yours.', cure: 'Go to Training and begin one.' },
  'B-LEARN-04': { exit: 2, what: 'This drill was made of papers that this version no longer has.', cure: 'Begin another one under Training; nothing of this one counts.' },
  'B-INSPECT-01': { exit: 2, what: 'Nothing was drawn: nothing of that kind left in that time.', cure: 'Take a longer time, or look at whole releases.' },
  'B-FAULT': { exit: 70, what: 'A fault in Blotter itself: {problem}', cure: 'Nothing was released. Report it with the command you ran; no values are in this message.' },
} as const satisfies Record<string, { exit: number; what: string; cure: string }>; // prettier-ignore

export type ErrorCode = keyof typeof ERRORS;

const fill = (text: string, params: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/** What happened and the cure, in words, for a code of the catalogue. */
export function explain(
  code: ErrorCode,
  params: Readonly<Record<string, string | number>> = {},
): { what: string; cure: string } {
  const entry = ERRORS[code];
  return { what: fill(entry.what, params), cure: fill(entry.cure, params) };
}

/** An error a person can meet. Its message is `CODE what Cure: cure`. */
export class BlotterError extends Error {
  readonly code: ErrorCode;
  readonly exit: number;
  readonly what: string;
  readonly cure: string;
  /** What was filled in, for who says the same in another language. */
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: ErrorCode, params: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
    const { what, cure } = explain(code, params);
    super(`${code} ${what} Cure: ${cure}`, options);
    this.name = 'BlotterError';
    this.code = code;
    this.exit = ERRORS[code].exit;
    this.what = what;
    this.cure = cure;
    this.params = params;
  }
}
