"use strict";
const items = Array.from(document.querySelectorAll("article"));
const states = Array.from(document.querySelectorAll("input[name=state]"));
const author = document.getElementById("author");
const count = document.getElementById("count");

function show() {
  const wanted = states.filter((box) => box.checked).map((box) => box.value);
  let shown = 0;
  for (const item of items) {
    const people = JSON.parse(item.dataset.authors);
    item.hidden = !wanted.includes(item.dataset.state)
      || (author.value !== "" && !people.includes(author.value));
    shown += item.hidden ? 0 : 1;
  }
  count.textContent = `${shown} of ${items.length} shown`;
}

function step(by) {
  const seen = items.filter((item) => !item.hidden);
  const at = seen.indexOf(document.activeElement);
  const next = seen[at < 0 ? 0 : Math.min(Math.max(at + by, 0), seen.length - 1)];
  if (next) next.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("select, input")) return;
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
});
for (const box of states) box.addEventListener("change", show);
author.addEventListener("change", show);
show();
