// The bell: counts who waits for a person, rings at once and again until somebody comes, and louder when that takes too long.
"use strict";

(() => {
  const bell = document.getElementById("bell");
  if (!bell) return;
  const AGAIN = 20000;
  const AGAIN_WHEN_OVERDUE = 6000;
  const sound = bell.querySelector("[data-sound]");
  const notify = bell.querySelector("[data-notify]");
  const list = bell.querySelector("ol");
  const merchants = new Map();
  const teams = bell.dataset.teams?.split(" ") ?? [];
  const known = new Set([...list.children].map((item) => item.dataset.id));
  let waiting = [];
  let rangAt = 0;
  let rings = 0;
  let audio;

  const remembered = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  function remember(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Then only until the page is left.
    }
  }

  function tone(at, pitch, length) {
    const oscillator = audio.createOscillator();
    const volume = audio.createGain();
    oscillator.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.25, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + length);
    oscillator.connect(volume).connect(audio.destination);
    oscillator.start(at);
    oscillator.stop(at + length);
  }

  function ring() {
    rangAt = Date.now();
    bell.dataset.rings = ++rings;
    if (!sound.checked) return;
    audio ??= new AudioContext();
    // Browsers keep silent until somebody has clicked; then there is no sense in ringing for what was.
    if (audio.state !== "running") {
      audio.resume();
      return;
    }
    const overdue = waiting.some((one) => one.overdue);
    const pitches = overdue ? [880, 1175, 880, 1175, 880] : [659, 880];
    pitches.forEach((pitch, index) => tone(audio.currentTime + index * 0.18, pitch, overdue ? 0.22 : 0.4));
  }

  function age(since) {
    const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(since)) / 60000));
    const [text, number] = minutes < 1 ? ["now", 0] : minutes < 60 ? ["minutes", minutes] : minutes < 2880 ? ["hours", Math.floor(minutes / 60)] : ["days", Math.floor(minutes / 1440)];
    return bell.dataset[text].replace("{0}", number);
  }

  function item(one) {
    const entry = document.createElement("li");
    const link = document.createElement("a");
    const name = document.createElement("strong");
    const reason = document.createElement("span");
    const time = document.createElement("time");
    link.href = `/conversations/${one.id}`;
    name.textContent = one.customer;
    reason.textContent = one.reason;
    name.dir = reason.dir = "auto";
    time.dateTime = one.since;
    time.textContent = age(one.since) + (one.overdue ? ` · ${bell.dataset.overdue}` : "");
    entry.classList.toggle("overdue", Boolean(one.overdue));
    entry.dataset.id = one.id;
    link.append(name, reason, time);
    entry.append(link);
    return entry;
  }

  function show() {
    const number = [...merchants.values()].reduce((sum, each) => sum + each.queue, 0);
    const text = number ? bell.dataset.somebody.replace("{0}", number) : bell.dataset.nobody;
    const focused = list.contains(document.activeElement) && document.activeElement.closest("li").dataset.id;
    list.replaceChildren(...waiting.map(item));
    if (focused) list.querySelector(`[data-id="${focused}"] a`)?.focus();
    bell.classList.toggle("ringing", number > 0);
    bell.classList.toggle("overdue", waiting.some((one) => one.overdue));
    bell.querySelector("summary").setAttribute("aria-label", text);
    bell.querySelector("summary").title = text;
    bell.querySelector(".count").textContent = number || "";
    bell.querySelector(".count").hidden = !number;
    bell.querySelector("[data-nobody-waits]").hidden = number > 0;
    const title = (number ? `(${number}) ` : "") + document.title.replace(/^\(\d+\+?\) /, "");
    if (document.title !== title) document.title = title;
    navigator.setAppBadge?.(number).catch(() => {});
  }

  function announce(one) {
    if (!document.hidden || !window.Notification || Notification.permission !== "granted") return;
    const note = new Notification(bell.dataset.notification, { body: `${one.customer}: ${one.reason}`, tag: one.id });
    note.onclick = () => {
      window.focus();
      location.assign(`/conversations/${one.id}`);
    };
  }

  // A team's people are asked first, and everybody once that has taken too long.
  const isMine = (one) => !one.team || one.overdue || teams.includes(one.team);

  document.body.addEventListener("counts", (event) => {
    merchants.set(event.detail.merchant, event.detail);
    const wasOverdue = waiting.some((one) => one.overdue);
    waiting = [...merchants.values()].flatMap((each) => each.waiting).sort((one, other) => Date.parse(one.since) - Date.parse(other.since));
    const fresh = waiting.filter((one) => !known.has(one.id) && isMine(one));
    known.clear();
    waiting.forEach((one) => known.add(one.id));
    show();
    fresh.forEach(announce);
    if (fresh.length || (!wasOverdue && waiting.some((one) => one.overdue))) ring();
  });

  // Another conversation was opened, which has a title of its own.
  document.body.addEventListener("opened", () => merchants.size && show());

  setInterval(() => {
    if (!waiting.length) return;
    show();
    if (!waiting.some(isMine)) return;
    if (Date.now() - rangAt > (waiting.some((one) => one.overdue) ? AGAIN_WHEN_OVERDUE : AGAIN)) ring();
  }, 3000);

  sound.checked = remembered("baton-bell") !== "muted";
  sound.addEventListener("change", () => remember("baton-bell", sound.checked ? "on" : "muted"));
  document.addEventListener("pointerdown", () => audio?.resume());

  function offerNotifications() {
    notify.hidden = !window.Notification || Notification.permission !== "default";
  }
  notify.addEventListener("click", () => Notification.requestPermission().then(offerNotifications));
  offerNotifications();
  bell.querySelector("[data-choices]").hidden = false;

  document.addEventListener("click", (event) => {
    if (!bell.contains(event.target)) bell.open = false;
  });
  bell.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !bell.open) return;
    bell.open = false;
    bell.querySelector("summary").focus();
  });
})();
