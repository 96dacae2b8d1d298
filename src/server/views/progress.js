// While a case is being prepared: asks how far it is, says it, and loads the page when there is something new to see.
const box = document.querySelector('[data-progress]');
const list = document.getElementById('progress-papers');
const says = document.getElementById('progress-says');
/** What is English on a page of another language says so. */
function speak(place, text, english) {
  place.textContent = text;
  if (english) place.lang = 'en-GB';
  else place.removeAttribute('lang');
}
function line({ file, note }) {
  const item = document.createElement('li');
  const name = document.createElement('strong');
  name.textContent = file;
  const words = document.createElement('span');
  speak(words, note.text, note.english);
  item.append(name, ' ', words);
  return item;
}
async function look() {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { accept: 'application/json' } });
    const told = await answer.json();
    if (!told.busy) return location.reload();
    if (says.textContent !== told.says) speak(says, told.says, told.english);
    list.replaceChildren(...told.papers.map(line));
  } catch {
    // Cut off for a moment, or signed out: the next look tells.
  }
  setTimeout(look, 2000);
}
if (box) setTimeout(look, 1000);
