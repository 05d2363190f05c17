// Tells the server that somebody is here, what they look at and whether they write, and shows who else does.
"use strict";

(() => {
  const EVERY = 10000;
  const page = crypto.randomUUID();
  let people = [];

  const shown = () => document.getElementById("transcript")?.dataset.conversation;

  async function tell(address, fields, keepalive = false) {
    const body = new URLSearchParams({ page, ...fields });
    // Lost when there is no connection; the next one says the same.
    await window.askBaton(address, { method: "POST", body, keepalive }).catch(() => {});
  }

  function here(typing) {
    const conversation = document.hidden ? undefined : shown();
    return tell("/live/attention", {
      ...(conversation ? { conversation } : {}),
      ...(typing ? { typing: true, toCustomer: typing.toCustomer } : {}),
    });
  }

  function show() {
    const line = document.getElementById("attention");
    const conversation = shown();
    if (!line || !conversation) return;
    const me = document.getElementById("composer")?.dataset.me;
    const others = people.filter((person) => person.agent !== me);
    const typing = others.filter((person) => person.typesIn.includes(conversation));
    const viewing = others.filter((person) => person.looksAt.includes(conversation) && !typing.includes(person));
    const words = (some, sentence) => (some.length === 0 ? "" : sentence.replace("{0}", some.map((one) => one.name).join(", ")));
    const text = [words(typing, line.dataset.typing), words(viewing, line.dataset.viewing)].filter(Boolean).join(" ");
    if (line.textContent !== text) line.textContent = text;
  }

  document.body.addEventListener("people", (told) => {
    people = told.detail;
    show();
  });
  document.body.addEventListener("typing", (told) => here(told.detail));
  document.addEventListener("visibilitychange", () => here());
  document.addEventListener("htmx:load", show);
  // A page that shows another conversation says so at once.
  let last = shown();
  document.addEventListener("htmx:load", () => {
    if (shown() !== last) {
      last = shown();
      here();
    }
  });
  addEventListener("pagehide", () => tell("/live/attention/gone", {}, true));
  addEventListener("pageshow", () => here());
  setInterval(() => here(), EVERY);
})();
