// The page's one event stream. What it hears it tells on the body: "changed", "counts", "people", "resync", and for each changed
// conversation "conversation-<id>". It comes back by itself after sleep or a lost connection, from where it stopped hearing.
"use strict";

(() => {
  const top = document.querySelector(".top[data-mark]");
  if (!top) return;
  const sign = document.getElementById("live");
  const SILENCE = 40000;
  let mark = top.dataset.mark;
  let heardAt = Date.now();
  let failures = 0;
  let source;
  let waiting;

  const tell = (name, detail) => document.body.dispatchEvent(new CustomEvent(name, { detail }));

  function show(state) {
    document.documentElement.dataset.live = state;
    if (!sign) return;
    sign.dataset.state = state;
    sign.textContent = sign.dataset[state];
  }

  function heard(event) {
    heardAt = Date.now();
    if (event.lastEventId) mark = event.lastEventId;
  }

  const listeners = {
    changed(rows) {
      tell("changed", rows);
      for (const row of rows) {
        tell(`lines-of-${row.id}`, row);
        // Without a row, only how far messages got.
        if (row.html) tell(`conversation-${row.id}`, row);
      }
    },
    counts: (counts) => tell("counts", counts),
    people: (people) => tell("people", people),
    resync: () => tell("resync"),
    beat() {},
  };

  function connect() {
    clearTimeout(waiting);
    source?.close();
    source = new EventSource(`/live/stream?since=${encodeURIComponent(mark)}`);
    heardAt = Date.now();
    source.onopen = () => {
      heardAt = Date.now();
      failures = 0;
      show("live");
    };
    source.onerror = lost;
    for (const [name, listener] of Object.entries(listeners)) {
      source.addEventListener(name, (event) => {
        heard(event);
        show("live");
        listener(JSON.parse(event.data));
      });
    }
  }

  function lost() {
    const refused = source.readyState === EventSource.CLOSED;
    source.close();
    show("reconnecting");
    if (refused) lookWhetherSignedOut();
    // Not all pages at once when a node comes back.
    waiting = setTimeout(connect, Math.min(15000, 500 * 2 ** failures++) * (0.5 + Math.random()));
  }

  async function lookWhetherSignedOut() {
    const answer = await fetch("/live/signed-in", { redirect: "manual" }).catch(() => null);
    if (answer && (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403)) show("signedOut");
  }

  function lookWhetherAlive() {
    if (Date.now() - heardAt > SILENCE) lost();
  }

  addEventListener("online", () => connect());
  addEventListener("offline", () => show("reconnecting"));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) lookWhetherAlive();
  });
  // A page that goes must not be told any more; one that comes back from the browser's cache has missed something.
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && connect());
  setInterval(lookWhetherAlive, 5000);
  connect();
})();
