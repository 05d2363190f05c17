// Keeps the parts marked data-live as the server has them, without touching what somebody is typing.
"use strict";

const EVERY = 3000;

function tokensAside(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("input[name=_csrf]").forEach((token) => token.remove());
  return copy.outerHTML;
}

const parts = (page) => page.querySelectorAll("main [data-live]");
let shown = new Map([...parts(document)].map((part) => [part.id, tokensAside(part)]));

function replace(part, fresh) {
  const scrolled = part.scrollTop;
  part.replaceWith(fresh);
  fresh.scrollTop = scrolled;
}

async function refresh() {
  const answer = await fetch(location.href, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  if (answer.redirected) {
    location.reload();
    return;
  }
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.title = page.title;
  for (const fresh of parts(page)) {
    const now = tokensAside(fresh);
    const part = document.getElementById(fresh.id);
    if (part && shown.get(fresh.id) !== now) {
      shown.set(fresh.id, now);
      replace(part, document.importNode(fresh, true));
    }
  }
}

// The server refuses a larger one only after all of it was sent.
document.addEventListener("change", (changed) => {
  const largest = Number(changed.target.dataset.largest);
  const file = changed.target.files?.[0];
  if (!largest) return;
  changed.target.setCustomValidity(file && file.size > largest ? `Choose a file of ${largest >> 20} MB at most.` : "");
  changed.target.reportValidity();
});

if (parts(document).length > 0) {
  setInterval(() => {
    if (!document.hidden) refresh().catch(() => {});
  }, EVERY);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) refresh().catch(() => {});
  });
}
