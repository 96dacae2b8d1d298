// While a case is being prepared: asks how far it is, says it, and loads the page when there is something new to see.
const box = document.querySelector('[data-progress]');
const list = document.getElementById('progress-papers');
const says = document.getElementById('progress-says');
function line({ file, note }) {
  const item = document.createElement('li');
  const name = document.createElement('strong');
  name.textContent = file;
  item.append(name, ` ${note}`);
  return item;
}
async function look() {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { accept: 'application/json' } });
    const told = await answer.json();
    if (!told.busy) return location.reload();
    if (says.textContent !== told.says) says.textContent = told.says;
    list.replaceChildren(...told.papers.map(line));
  } catch {
    // Cut off for a moment, or signed out: the next look tells.
  }
  setTimeout(look, 2000);
}
if (box) setTimeout(look, 1000);
