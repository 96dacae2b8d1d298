// Passkeys: asks the server what an authenticator is to sign, hands it over, and sends the form with the answer.
const form = document.querySelector('form[data-passkey]');
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const listed = (some = []) => some.map((one) => ({ ...one, id: toBytes(one.id) }));

/** The authenticator's answer as plain text. */
function told({ id, type, response, authenticatorAttachment }) {
  const own = {};
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'])
    if (response[name]) own[name] = toText(response[name]);
  if (response.getTransports) own.transports = response.getTransports();
  return JSON.stringify({ id, rawId: id, type, authenticatorAttachment, clientExtensionResults: {}, response: own });
}

async function answer(options) {
  const publicKey = { ...options, challenge: toBytes(options.challenge) };
  if (form.dataset.passkey === 'get') {
    publicKey.allowCredentials = listed(options.allowCredentials);
    return navigator.credentials.get({ publicKey });
  }
  publicKey.user = { ...options.user, id: toBytes(options.user.id) };
  publicKey.excludeCredentials = listed(options.excludeCredentials);
  return navigator.credentials.create({ publicKey });
}

async function send(event) {
  event.preventDefault();
  const says = form.querySelector('[data-says]');
  says.textContent = '';
  try {
    const asked = await fetch(form.dataset.ask, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    const options = await asked.json();
    if (options.again) return location.assign(options.again);
    if (options.wait) return void (says.textContent = options.wait);
    form.elements.credential.value = told(await answer(options));
    form.submit();
  } catch (problem) {
    says.textContent =
      problem.name === 'InvalidStateError'
        ? 'This passkey is yours here already.'
        : 'Nothing came of it: it was cancelled, took too long, or no passkey fits.';
  }
}

if (form && window.PublicKeyCredential) {
  form.hidden = false;
  form.addEventListener('submit', send);
}
