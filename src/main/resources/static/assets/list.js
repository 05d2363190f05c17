// The list of conversations while it is open: rows come, move to the top and go as the stream tells, without asking the server.
"use strict";

(() => {
  const panel = () => document.getElementById("list-panel");
  const rowsOf = (list) => list.querySelector(".rows");
  const template = document.createElement("template");
  const counts = new Map();

  function made(html) {
    template.innerHTML = html;
    return template.content.firstElementChild;
  }

  function asked(list) {
    return Object.fromEntries(new FormData(list.querySelector("form")));
  }

  const tabs = {
    all: () => true,
    bot: (row) => row.holder === "bot" && row.status === "open",
    help: (row) => row.holder === "queue",
    mine: (row, me) => row.holder === "agent" && row.agent === me,
    resolved: (row) => row.status === "resolved",
  };

  function belongs(row, ask, me) {
    return (
      tabs[ask.tab](row, me) &&
      ["channel", "agent", "flow", "step"].every((name) => !ask[name] || row[name] === ask[name]) &&
      (!ask.tag || (row.tags || "").split("\n").includes(ask.tag))
    );
  }

  function place(list, row) {
    const rows = rowsOf(list);
    const next = [...rows.querySelectorAll(":scope > .row")].find((other) => Number(other.dataset.at) < Number(row.dataset.at));
    const more = rows.querySelector(":scope > .more");
    // What lies beyond the loaded end comes when somebody scrolls there.
    if (next || !more) rows.insertBefore(row, next || null);
  }

  function hear(list, told, ask) {
    const old = rowsOf(list).querySelector(`:scope > .row[data-id="${told.id}"]`);
    const row = made(told.html);
    // What somebody looked for stays as it was found.
    if (ask.q) return;
    const focused = old?.contains(document.activeElement);
    old?.remove();
    if (!belongs(row.dataset, ask, list.dataset.me)) return;
    place(list, row);
    age(row);
    if (focused) row.querySelector("a")?.focus({ preventScroll: true });
  }

  function markOpen() {
    const open = location.pathname.match(/^\/conversations\/([0-9a-f-]{36})/)?.[1];
    for (const link of document.querySelectorAll("#list-panel .row a")) {
      if (link.parentElement.dataset.id === open) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  function count() {
    const list = panel();
    if (!list || !counts.size) return;
    const sum = (number) => [...counts.values()].reduce((total, each) => total + number(each), 0);
    const tally = {
      all: sum((each) => each.open + each.resolved),
      bot: sum((each) => each.bot),
      help: sum((each) => each.queue),
      mine: sum((each) => each.agents[list.dataset.me] || 0),
      resolved: sum((each) => each.resolved),
    };
    for (const [tab, number] of Object.entries(tally)) {
      const shown = list.querySelector(`[data-count="${tab}"]`);
      if (shown) shown.textContent = number < 1000 ? number : "999+";
    }
  }

  function age(within) {
    const words = panel()?.dataset;
    if (!words) return;
    for (const time of within.querySelectorAll("time")) {
      const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000));
      const [text, number] =
        minutes < 1 ? [words.now, 0]
        : minutes < 60 ? [words.minutes, minutes]
        : minutes < 2880 ? [words.hours, Math.floor(minutes / 60)]
        : [words.days, Math.floor(minutes / 1440)];
      const shown = text.replace("{0}", number);
      if (time.textContent !== shown) time.textContent = shown;
    }
  }

  function move(pressed) {
    const link = pressed.target.closest("#list-panel .row a, #list-words");
    if (!link || !["ArrowDown", "ArrowUp", "Home", "End"].includes(pressed.key)) return;
    if (link.id === "list-words" && pressed.key !== "ArrowDown") return;
    const links = [...document.querySelectorAll("#list-panel .row a")];
    const at = links.indexOf(link);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[pressed.key];
    pressed.preventDefault();
    if (to < 0) document.getElementById("list-words").focus();
    else links[Math.min(to, links.length - 1)]?.focus();
  }

  document.body.addEventListener("changed", (event) => {
    const list = panel();
    if (!list) return;
    const ask = asked(list);
    for (const told of event.detail) if (told.html) hear(list, told, ask);
    markOpen();
  });
  document.body.addEventListener("counts", (event) => {
    counts.set(event.detail.merchant, event.detail);
    count();
  });
  document.addEventListener("keydown", move);
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.closest?.("#list-panel")) rowsOf(panel()).setAttribute("aria-busy", "true");
  });
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.body.addEventListener(failure, (event) => {
      if (!event.target.closest?.("#list-panel")) return;
      rowsOf(panel()).setAttribute("aria-busy", "false");
      panel().querySelector(".list-problem").hidden = false;
    });
  }
  // Who types goes on typing, and who has got to a row stays there; at once, as keys do not wait until all has settled.
  let typedAt;
  let stoodAt;
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const active = event.detail.target?.id === "list-panel" ? document.activeElement : null;
    typedAt = active?.id === "list-words" ? active.value : undefined;
    stoodAt = active?.closest("#list-panel .row")?.dataset.id;
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    const words = document.getElementById("list-words");
    if (typedAt !== undefined && words) {
      words.value = typedAt;
      words.focus();
      words.setSelectionRange(typedAt.length, typedAt.length);
    } else if (stoodAt) {
      panel()?.querySelector(`.row[data-id="${stoodAt}"] a`)?.focus({ preventScroll: true });
    }
    typedAt = stoodAt = undefined;
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const list = panel();
    if (!list) return;
    count();
    markOpen();
    age(list);
  });
  addEventListener("popstate", markOpen);
  document.body.addEventListener("opened", markOpen);
  setInterval(() => panel() && age(panel()), 20000);
  markOpen();
})();
