// The chat for a shop's pages, by one line:
//
//   <script src="https://baton.example/webchat/baton.js" data-site-key="your-site-key" async></script>
//
// Any element of the page with data-baton-say="LAMP" opens the chat and says that. The colour is the page's
// --baton-accent. A page with a Content-Security-Policy needs Baton's address in script-src and connect-src, and in
// img-src and media-src Baton's and those of the pictures and videos the shop sends; styles and inline code need nothing.
(() => {
"use strict";

const SCRIPT = document.currentScript;
const SITE_KEY = SCRIPT.dataset.siteKey;
const API = new URL("v1/", SCRIPT.src);
if (!SITE_KEY || document.getElementById("baton-chat")) return;
const LANGUAGE = document.documentElement.lang || navigator.language;
const MAX_TEXT = 4000;
const FILES = "image/png,image/jpeg,image/gif,image/webp,application/pdf";
const UPLOAD = 120000;
const PREVIEW = { width: 300, height: 260 };
const SILENCE = 45000;
const FIRST_WORD = 10000;
const TYPING = 15000;
const ASLEEP_AFTER = 60000;

const WORDS = {
  open: "Open chat",
  close: "Close chat",
  unread: (count) => `${count} new ${count === 1 ? "message" : "messages"}`,
  messages: "Messages",
  replies: "Quick replies",
  composer: "Your message",
  send: "Send",
  attach: "Send pictures or files",
  typing: "An answer is being written",
  offline: "You are offline. What you write is sent as soon as you are back.",
  lost: "The connection was lost. Trying again…",
  forbidden: "The chat is not available on this page.",
  ended: "The earlier chat has ended. This is a new one.",
  author: { customer: "You", bot: "Assistant", agent: "Person" },
  holder: { bot: "An automatic assistant answers", queue: "A person will answer soon", agent: "A person answers" },
  joined: {
    bot: "The automatic assistant answers again.",
    queue: "A person has been asked to join.",
    agent: "A person has joined the chat.",
  },
  refused: {
    410: "Not sent: the file is not here any more",
    413: "Not sent: the file is too large",
    422: "Not sent: files of this kind cannot be taken",
  },
  state: { sending: "Sending…", sent: "Sent", waiting: "Waiting for the network", failed: "Not sent" },
  seen: "Seen",
  retry: "Try again",
  drop: "Delete",
  picture: "Picture",
  file: "File",
};

const STYLE = `
:host { all: initial; position: fixed; right: 0; bottom: 0; z-index: 2147483000; color-scheme: light dark; }
:host, .chat { --accent: var(--baton-accent, #0b6157); --on-accent: #fff; --ground: #fff; --raised: #f1f3f4;
  --words: #16191d; --faint: #59626d; --edge: #d5dae0; --alarm: #b3261e; }
.chat { font: 16px/1.45 system-ui, sans-serif; color: var(--words); -webkit-text-size-adjust: 100%; }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
button, textarea { font: inherit; color: inherit; margin: 0; }
button { cursor: pointer; background: none; border: 0; padding: 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
svg { width: 24px; height: 24px; fill: currentColor; display: block; }

.launcher { position: fixed; right: max(20px, env(safe-area-inset-right)); bottom: max(20px, env(safe-area-inset-bottom));
  width: 60px; height: 60px; border-radius: 50%; background: var(--accent); color: var(--on-accent);
  display: grid; place-items: center; box-shadow: 0 4px 18px rgb(0 0 0 / .28); transition: transform .15s; }
.launcher:hover { transform: scale(1.05); }
.launcher:focus-visible { outline-color: var(--words); }
.launcher svg { width: 28px; height: 28px; }
.count { position: absolute; top: -4px; right: -4px; min-width: 24px; height: 24px; padding: 0 6px; border-radius: 12px;
  background: var(--alarm); color: #fff; font-size: 14px; font-weight: 600; line-height: 24px; text-align: center; }

.panel { position: fixed; right: 20px; bottom: 96px; width: 384px; height: min(640px, calc(100dvh - 116px));
  display: flex; flex-direction: column; overflow: hidden; background: var(--ground); border: 1px solid var(--edge);
  border-radius: 16px; box-shadow: 0 12px 40px rgb(0 0 0 / .26); animation: rise .18s ease-out; outline: none; }
@keyframes rise { from { opacity: 0; transform: translateY(12px); } }
header { display: flex; align-items: center; gap: 8px; padding: 12px 8px 12px 16px; background: var(--accent); color: var(--on-accent); }
header > div { flex: 1; min-width: 0; }
h2 { margin: 0; font-size: 17px; font-weight: 650; line-height: 1.3; overflow-wrap: anywhere; }
header p { margin: 0; font-size: 14px; }
.close { width: 44px; height: 44px; border-radius: 50%; display: grid; place-items: center; }
header :focus-visible { outline-color: var(--on-accent); outline-offset: -4px; }

.scroll { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 16px 14px 8px; outline-offset: -3px; }
.said, .pending { display: flex; flex-direction: column; gap: 6px; }
.pending { margin-top: 6px; }
.message { display: flex; flex-direction: column; align-items: flex-start; gap: 4px; max-width: 100%; }
.message.customer { align-items: flex-end; }
.message.first { margin-top: 8px; }
.author { font-size: 13px; color: var(--faint); margin: 0 4px; }
.bubble { max-width: 85%; padding: 8px 13px; border-radius: 16px; background: var(--raised); white-space: pre-wrap; overflow-wrap: anywhere; }
.customer .bubble { background: var(--accent); color: var(--on-accent); }
.agent .bubble { background: var(--ground); border: 1px solid var(--accent); }
.bubble a { color: inherit; }
.state { font-size: 13px; color: var(--faint); margin: 0 4px; }
.state.failed { color: var(--alarm); }
.state button { text-decoration: underline; padding: 6px; margin: -6px 0; color: var(--words); }
.note { align-self: center; margin: 8px 0; font-size: 13px; color: var(--faint); text-align: center; }
.picture { display: block; max-width: 85%; border-radius: 14px; overflow: hidden; }
.picture img, video { display: block; max-width: 100%; max-height: 260px; border-radius: 14px; }
audio { max-width: 100%; }
.link { display: inline-block; max-width: 100%; padding: 10px 16px; border-radius: 12px; background: var(--accent); color: var(--on-accent);
  font-weight: 600; text-decoration: none; overflow-wrap: anywhere; }
.cards { display: flex; gap: 10px; max-width: 100%; margin: 0; padding: 2px 2px 8px; overflow-x: auto; scroll-snap-type: x proximity; list-style: none; }
.card { flex: 0 0 218px; display: flex; flex-direction: column; scroll-snap-align: start; border: 1px solid var(--edge); border-radius: 14px; overflow: hidden; }
.card img { width: 100%; height: 140px; object-fit: cover; background: var(--raised); }
.card h3 { margin: 10px 12px 0; font-size: 15px; line-height: 1.3; overflow-wrap: anywhere; }
.card p { margin: 2px 12px 0; font-size: 14px; color: var(--faint); white-space: pre-line; overflow-wrap: anywhere; }
.card div { margin-top: auto; padding: 10px; display: grid; gap: 6px; }
.choice { min-height: 44px; padding: 8px 14px; border: 1px solid var(--accent); border-radius: 22px; background: var(--ground); overflow-wrap: anywhere; }
.choice:hover { background: var(--raised); }
.card .choice { border-radius: 10px; }
.replies { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; margin-top: 12px; }
.replies:empty { display: none; }
.typing { display: inline-flex; gap: 5px; margin-top: 8px; padding: 13px; border-radius: 16px; background: var(--raised); }
.typing i { width: 8px; height: 8px; border-radius: 50%; background: var(--faint); animation: blink 1.2s infinite; }
.typing i:nth-child(2) { animation-delay: .2s; }
.typing i:nth-child(3) { animation-delay: .4s; }
@keyframes blink { 30% { opacity: .25; } }

.notice { margin: 0; padding: 8px 14px; font-size: 14px; background: var(--raised); border-top: 1px solid var(--edge); }
form { display: flex; align-items: flex-end; gap: 8px; padding: 10px; border-top: 1px solid var(--edge); padding-bottom: max(10px, env(safe-area-inset-bottom)); }
textarea { flex: 1; min-width: 0; min-height: 44px; max-height: 132px; padding: 10px 14px; resize: none; border: 1px solid var(--faint); border-radius: 22px; background: var(--ground); }
textarea::placeholder { color: var(--faint); opacity: 1; }
.send, .attach { width: 44px; height: 44px; flex: none; border-radius: 50%; display: grid; place-items: center; }
.send { background: var(--accent); color: var(--on-accent); }
.attach { color: var(--faint); }
.attach:hover { background: var(--raised); }
textarea:disabled, .send:disabled, .attach:disabled { opacity: .5; cursor: default; }

@media (prefers-color-scheme: dark) {
  :host, .chat { --accent: var(--baton-accent-dark, #6fd3c4); --on-accent: #06231f; --ground: #15181c; --raised: #262b31;
    --words: #eceff2; --faint: #a5afba; --edge: #3a424b; --alarm: #ff8a80; }
  .count { color: #2b0503; }
}
@media (max-width: 480px) {
  .panel { inset: 0; width: auto; height: 100dvh; border: 0; border-radius: 0; }
  .is-open .launcher { display: none; }
}
@media (prefers-reduced-motion: reduce) { *, *::before { animation: none !important; transition: none !important; } }
@media (forced-colors: active) { .launcher, .send, .bubble, .link { border: 1px solid; } }
`;

const ICONS = {
  chat: "M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-9l-5 4v-4H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z",
  close: "M18.3 5.7a1 1 0 0 0-1.4 0L12 10.6 7.1 5.7a1 1 0 0 0-1.4 1.4l4.9 4.9-4.9 4.9a1 1 0 1 0 1.4 1.4l4.9-4.9 4.9 4.9a1 1 0 0 0 1.4-1.4L13.4 12l4.9-4.9a1 1 0 0 0 0-1.4z",
  attach: "M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7z",
  send: "M3 20.5 21.5 12 3 3.5v6.6L15 12 3 13.9z",
};

// ---- What the browser keeps for us: the session, what was read, and each message until we are told it back

const memory = (() => {
  const prefix = `baton:${SITE_KEY}:`;
  const spare = new Map();
  const shelf = (() => {
    try {
      localStorage.setItem(prefix + "works", "1");
      localStorage.removeItem(prefix + "works");
      return localStorage;
    } catch {
      return {
        getItem: (key) => spare.get(key) ?? null,
        setItem: (key, value) => spare.set(key, value),
        removeItem: (key) => spare.delete(key),
      };
    }
  })();
  const parse = (json) => {
    try { return JSON.parse(json); } catch { return null; }
  };
  return {
    get: (key) => parse(shelf.getItem(prefix + key)),
    set(key, value) {
      try { shelf.setItem(prefix + key, JSON.stringify(value)); } catch { spare.set(prefix + key, JSON.stringify(value)); }
    },
    remove: (key) => shelf.removeItem(prefix + key),
    keys: () => (shelf === window.localStorage ? Object.keys(shelf) : [...spare.keys()])
      .filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)),
    /** Another tab has changed something. */
    watch: (told) => addEventListener("storage", (event) => {
      if (event.storageArea === shelf && event.key && event.key.startsWith(prefix)) {
        told(event.key.slice(prefix.length), parse(event.newValue));
      }
    }),
  };
})();

/** Files to be sent; they outlive the page where the browser has room for them. */
const files = (() => {
  const here = new Map();
  const shelf = async () => caches.open(`baton:${SITE_KEY}`);
  const place = (id) => new URL("/baton-file-" + id, location.origin);
  return {
    async keep(id, file) {
      here.set(id, file);
      try { await (await shelf()).put(place(id), new Response(file)); } catch { /* as long as the page lasts */ }
    },
    /** Undefined when it is gone. */
    async get(id) {
      if (here.has(id)) return here.get(id);
      try { return await (await (await shelf()).match(place(id)))?.blob(); } catch { return undefined; }
    },
    async drop(id) {
      here.delete(id);
      try { await (await shelf()).delete(place(id)); } catch { /* was nowhere else */ }
    },
  };
})();

// ---- Talking to Baton

/** @property status of the answer; 0 when there was none */
class Trouble extends Error {
  constructor(status, seconds = 0) {
    super("HTTP " + status);
    this.status = status;
    this.seconds = seconds;
  }

  get passes() { return this.status === 0 || this.status === 429 || this.status >= 500; }
}

async function ask(path, { token, body, form, accept = "application/json", signal = AbortSignal.timeout(20000) } = {}) {
  const headers = { Accept: accept };
  if (token) headers.Authorization = "Bearer " + token;
  if (body) headers["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch(new URL(path, API), {
      method: body || form ? "POST" : "GET", headers, body: form || (body && JSON.stringify(body)), credentials: "omit", signal,
    });
  } catch {
    throw new Trouble(0);
  }
  if (!answer.ok) throw new Trouble(answer.status, Number(answer.headers.get("Retry-After")) || 0);
  return answer;
}

const inTurn = (task) => (navigator.locks ? navigator.locks.request(`baton:${SITE_KEY}`, task) : task());
const seconds = (failures, asked = 0) => Math.max(asked, Math.min(30, 2 ** failures) * (0.5 + Math.random() / 2));

let session = memory.get("session");

/** One for all tabs; begun with the first words. */
function begun() {
  return inTurn(async () => {
    const known = memory.get("session");
    const mine = known || await (await ask("sessions", { body: { siteKey: SITE_KEY } })).json();
    if (!known) memory.set("session", mine);
    enter(mine);
    return mine;
  });
}

function enter(mine) {
  if (session && mine && session.sessionId === mine.sessionId) return;
  session = mine;
  last = 0;
  view.fresh();
  line.abort();
  stir();
}

function ended(mine) {
  if (memory.get("session")?.sessionId === mine.sessionId) memory.remove("session");
  if (session?.sessionId === mine.sessionId) {
    if (view.hasMessages()) view.note(WORDS.ended);
    view.holder("bot");
    enter(memory.get("session"));
  }
}

// ---- Listening: what was missed first, then what comes, for ever

let last = 0;
let line = new AbortController();
let streams = typeof TextDecoderStream === "function";
let asleep = false;
let stir = () => {};

const pause = (millis) => new Promise((resolve) => {
  const timer = setTimeout(resolve, millis);
  stir = () => { clearTimeout(timer); resolve(); };
});

const events = (query, options) =>
  ask(`sessions/${session.sessionId}/events?${query}`, { token: session.token, ...options });

async function catchUp(wait = 0) {
  let page;
  do {
    const signal = AbortSignal.any ? AbortSignal.any([line.signal, AbortSignal.timeout(SILENCE)]) : line.signal;
    page = await (await events(`after=${last}&wait=${wait}`, { signal })).json();
    page.events.forEach(take);
    last = Math.max(last, page.last);
  } while (page.more);
}

/** Ends when the server has had enough. Proxies that hold streams back are found by their silence. */
async function stream() {
  const mine = line;
  let heard = false;
  let alarm;
  const expect = (millis) => {
    clearTimeout(alarm);
    alarm = setTimeout(() => {
      streams = heard;
      mine.abort();
    }, millis);
  };
  try {
    expect(FIRST_WORD);
    const answer = await events(`after=${last}`, { accept: "text/event-stream", signal: mine.signal });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = "", part = await reader.read(); !part.done; part = await reader.read()) {
      heard = true;
      expect(SILENCE);
      const frames = (rest + part.value).split("\n\n");
      rest = frames.pop();
      frames.forEach(frame);
    }
  } finally {
    clearTimeout(alarm);
  }
}

function frame(text) {
  const data = text.split("\n").filter((field) => field.startsWith("data:")).map((field) => field.slice(5)).join("\n");
  if (data) take(JSON.parse(data));
}

async function listen() {
  let failures = 0;
  for (;;) {
    if (!session || asleep) {
      await pause(ASLEEP_AFTER);
      continue;
    }
    const mine = session;
    const started = Date.now();
    line = new AbortController();
    try {
      await catchUp();
      failures = 0;
      view.caughtUp();
      connected();
      await (streams ? stream() : catchUp(25));
      if (streams && Date.now() - started < 1000) await pause(1000);
    } catch (trouble) {
      if (trouble.status === 401) {
        ended(mine);
      } else if (mine === session && !asleep) {
        failures += 1;
        disconnected(trouble);
        await pause(seconds(failures, trouble.seconds) * 1000);
      }
    }
  }
}

function connected() {
  view.notice("");
  flush();
}

function disconnected(trouble) {
  view.notice(trouble.status === 403 ? WORDS.forbidden : navigator.onLine ? WORDS.lost : WORDS.offline);
}

addEventListener("offline", () => {
  line.abort();
  view.notice(WORDS.offline);
});
addEventListener("online", () => {
  stir();
  flush();
});
/** A tab nobody looks at needs no connection; browsers have few of them. */
let fallingAsleep;
document.addEventListener("visibilitychange", () => {
  clearTimeout(fallingAsleep);
  if (document.hidden) {
    fallingAsleep = setTimeout(() => {
      asleep = true;
      line.abort();
    }, ASLEEP_AFTER);
  } else {
    asleep = false;
    stir();
    view.read();
  }
});
function take(event) {
  if (event.seq <= last) return;
  last = event.seq;
  on[event.event]?.(event.data, event);
}

const on = {
  message(message, { seq }) {
    if (message.from === "customer") forget(message.id);
    view.said(message, seq);
  },
  typing: () => view.typing(),
  handover: ({ holder }) => view.holder(holder, true),
  read: ({ clientMessageId }) => view.seen(clientMessageId),
};

// ---- Saying: in order, each until it is taken, the same id however often it is tried

const outbox = new Map();
let largestFile = Infinity;
let sending = false;
let tries = 0;

async function say(message, file) {
  const entry = { clientMessageId: crypto.randomUUID(), ...message, at: Date.now() };
  if (file) await files.keep(entry.clientMessageId, file);
  memory.set("out:" + entry.clientMessageId, entry);
  post(entry);
  flush();
}

function post(entry) {
  outbox.set(entry.clientMessageId, { entry, state: "sending" });
  view.pending(entry, "sending");
}

async function flush() {
  if (sending) return;
  sending = true;
  try {
    for (const [id, posted] of outbox) {
      if (posted.state === "sent" || posted.state === "failed") continue;
      if (!await sent(id, posted)) break;
    }
  } finally {
    sending = false;
  }
}

/** @return whether the next one may go */
async function sent(id, posted) {
  const now = (state, why) => {
    posted.state = state;
    if (outbox.has(id)) view.state(id, state, why);
  };
  now("sending");
  let mine;
  try {
    mine = await begun();
    const { at, ...said } = posted.entry;
    const body = LANGUAGE ? { ...said, language: LANGUAGE } : said;
    await (body.type === "attachment" ? upload(mine, body) : ask(`sessions/${mine.sessionId}/messages`, { token: mine.token, body }));
    tries = 0;
    now("sent");
    return true;
  } catch (trouble) {
    if (trouble.status === 401 && mine) {
      ended(mine);
      setTimeout(flush, 0);
    } else if (trouble.passes) {
      now("waiting");
      tries += 1;
      setTimeout(flush, seconds(tries, trouble.seconds) * 1000);
    } else {
      now("failed", posted.entry.type === "attachment" && WORDS.refused[trouble.status]);
      return true;
    }
    return false;
  }
}

/** What is too large is not even tried: a connection that is cut off half-way tells nobody why. */
async function upload(mine, { clientMessageId, name }) {
  const file = await files.get(clientMessageId);
  if (!file) throw new Trouble(410);
  if (file.size > largestFile) throw new Trouble(413);
  const form = new FormData();
  form.append("clientMessageId", clientMessageId);
  form.append("file", file, name);
  await ask(`sessions/${mine.sessionId}/attachments`, { token: mine.token, form, signal: AbortSignal.timeout(UPLOAD) });
}

function again(id) {
  outbox.get(id).state = "waiting";
  stir();
  flush();
}

function forget(id) {
  if (outbox.get(id)?.entry.type === "attachment") files.drop(id);
  outbox.delete(id);
  memory.remove("out:" + id);
}

function drop(id) {
  forget(id);
  view.drop(id);
}

memory.watch((key, value) => {
  if (key === "session") enter(value);
  else if (key === "read") view.counted();
  else if (key.startsWith("out:") && !value) drop(key.slice(4));
});

// ---- Showing

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element && name !== "role") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

const isWeb = (url) => /^https?:\/\//i.test(url || "");
const outward = { target: "_blank", rel: "noopener noreferrer nofollow" };
const sameId = (id) => `[data-id="${CSS.escape(id)}"]`;

function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/i)
    .map((piece) => (isWeb(piece) ? make("a", { href: piece, ...outward }, piece) : piece));
}

function choice({ title, payload }, taken) {
  const button = make("button", { type: "button", className: "choice" }, title);
  button.addEventListener("click", () => {
    taken?.();
    say({ type: "postback", title: title.slice(0, 200), payload });
  });
  return button;
}

function card({ title, subtitle, imageUrl, buttons }) {
  return make("li", { className: "card" },
    isWeb(imageUrl) ? make("img", { src: imageUrl, alt: "", loading: "lazy", referrerPolicy: "no-referrer" }) : null,
    make("h3", {}, title),
    subtitle ? make("p", {}, subtitle) : null,
    buttons.length ? make("div", {}, ...buttons.map((button) => choice(button))) : null);
}

const SHOWN = {
  image: ({ url, name }) => make("a", { className: "picture", href: url, ...outward },
    make("img", { src: url, alt: name || WORDS.picture, loading: "lazy", referrerPolicy: "no-referrer" })),
  video: ({ url }) => make("video", { src: url, controls: true, preload: "metadata" }),
  audio: ({ url }) => make("audio", { src: url, controls: true, preload: "metadata" }),
  file: ({ url, name }) => make("a", { className: "link", href: url, ...outward }, name || WORDS.file),
};

function body(message) {
  const { text, link, cards, media, location: place } = message;
  return [
    media && isWeb(media.url) ? (SHOWN[media.kind] || SHOWN.file)(media) : null,
    text ? make("div", { className: "bubble" }, ...linked(text)) : null,
    place ? make("div", { className: "bubble" }, "📍 " + (place.name || `${place.latitude}, ${place.longitude}`)) : null,
    link && isWeb(link.url) ? make("a", { className: "link", href: link.url, ...outward }, link.title) : null,
    cards ? make("ul", { className: "cards", tabIndex: 0 }, ...cards.map(card)) : null,
  ];
}

const view = (() => {
  const count = make("span", { className: "count", hidden: true, "aria-hidden": "true" });
  const launcher = make("button", { type: "button", className: "launcher", "aria-haspopup": "dialog" }, icon("chat"), count);
  const title = make("h2", { id: "title" }, "Chat");
  const who = make("p", { role: "status" }, WORDS.holder.bot);
  const close = make("button", { type: "button", className: "close", "aria-label": WORDS.close }, icon("close"));
  const said = make("div", { className: "said", role: "log", "aria-label": WORDS.messages });
  const pending = make("div", { className: "pending" });
  const typing = make("div", { className: "typing", hidden: true, role: "status" },
    make("i"), make("i"), make("i"), make("span", { className: "quiet" }, WORDS.typing));
  const replies = make("div", { className: "replies", role: "group", "aria-label": WORDS.replies });
  const scroll = make("div", { className: "scroll", tabIndex: 0 }, said, pending, typing, replies);
  const notice = make("p", { className: "notice", role: "status", hidden: true });
  const text = make("textarea", { id: "text", rows: 1, maxLength: MAX_TEXT, placeholder: WORDS.composer, enterKeyHint: "send" });
  const send = make("button", { className: "send", "aria-label": WORDS.send }, icon("send"));
  const picker = make("input", { type: "file", accept: FILES, multiple: true, hidden: true });
  const attach = make("button", { type: "button", className: "attach", title: WORDS.attach, "aria-label": WORDS.attach, hidden: true }, icon("attach"));
  const composer = make("form", { autocomplete: "off" },
    picker, attach, make("label", { className: "quiet", htmlFor: "text" }, WORDS.composer), text, send);
  const panel = make("section", { className: "panel", role: "dialog", "aria-modal": "true", "aria-labelledby": "title", tabIndex: -1, hidden: true },
    make("header", {}, make("div", {}, title, who), close), scroll, notice, composer);
  const chat = make("div", { className: "chat" }, panel, launcher);
  const host = make("div", { id: "baton-chat", lang: "en" });
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  const unread = new Set();
  let newest = 0;
  let reported = 0;
  let reporting;
  let typingEnds;
  let author = "";
  let following = true;
  let history = Boolean(session);

  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(chat);

  const isOpen = () => !panel.hidden;
  const find = (id) => chat.querySelector(sameId(id));

  function stick(always) {
    if (always) following = true;
    if (following) scroll.scrollTop = scroll.scrollHeight;
  }
  scroll.addEventListener("scroll", () => { following = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60; });
  new ResizeObserver(() => stick()).observe(scroll);
  said.addEventListener("load", () => stick(), true);

  function bubbles(message) {
    const first = message.from !== author;
    author = message.from;
    return make("div", { className: `message ${message.from}${first ? " first" : ""}`, "data-id": message.id },
      make("span", { className: message.from === "agent" && first ? "author" : "quiet" }, WORDS.author[message.from] + ": "),
      ...body(message));
  }

  function offer(message) {
    replies.replaceChildren(...(message.quickReplies || []).map((reply) => choice(reply, () => {
      replies.replaceChildren();
      text.focus({ preventScroll: true });
    })));
  }

  function counted() {
    const read = memory.get("read:" + session?.sessionId) || 0;
    unread.forEach((seq) => { if (seq <= read) unread.delete(seq); });
    count.hidden = unread.size === 0 || isOpen();
    count.textContent = unread.size > 99 ? "99+" : unread.size;
    const words = isOpen() ? WORDS.close : WORDS.open;
    launcher.setAttribute("aria-label", count.hidden ? words : `${words}, ${WORDS.unread(unread.size)}`);
    launcher.setAttribute("aria-expanded", String(isOpen()));
  }

  function read() {
    if (!session || !isOpen() || document.hidden || history || newest === 0) return counted();
    if ((memory.get("read:" + session.sessionId) || 0) < newest) memory.set("read:" + session.sessionId, newest);
    counted();
    clearTimeout(reporting);
    reporting = setTimeout(report, 800);
  }

  function report() {
    if (newest <= reported || !session) return;
    const seq = newest;
    ask(`sessions/${session.sessionId}/read`, { token: session.token, body: { seq } })
      .then(() => { reported = Math.max(reported, seq); }, () => {});
  }

  function reveal() {
    if (isOpen()) return;
    panel.hidden = false;
    chat.classList.add("is-open");
    welcome();
    stick(true);
    read();
    (matchMedia("(hover: hover)").matches ? text : panel).focus();
  }

  function conceal() {
    panel.hidden = true;
    chat.classList.remove("is-open");
    counted();
    launcher.focus();
  }

  let site = null;
  function welcome() {
    site ??= ask("sites/" + encodeURIComponent(SITE_KEY)).then((answer) => answer.json()).then((known) => {
      title.textContent = known.title;
      largestFile = known.largestFile;
      attach.hidden = !largestFile;
      if (known.greeting) {
        said.prepend(make("div", { className: "message bot" },
          make("span", { className: "quiet" }, WORDS.author.bot + ": "), ...body({ text: known.greeting })));
      }
    }).catch((trouble) => {
      site = null;
      if (trouble.status !== 403) return;
      view.notice(WORDS.forbidden);
      text.disabled = send.disabled = attach.disabled = true;
    });
  }

  function sendText() {
    const words = text.value.trim();
    if (!words) return;
    text.value = "";
    grow();
    say({ type: "text", text: words });
  }

  /** One after the other, as they were chosen. */
  async function sendFiles(chosen) {
    for (const file of chosen) await say({ type: "attachment", name: file.name }, file);
  }

  /** Drawn, which pages allow that show no pictures but Baton's. What is no picture stays a name. */
  function preview({ clientMessageId, name }) {
    const shown = make("div", { className: "bubble" }, "📎 " + name);
    files.get(clientMessageId).then((file) => createImageBitmap(file)).then((picture) => {
      const scale = Math.min(1, PREVIEW.width / picture.width, PREVIEW.height / picture.height);
      const canvas = make("canvas", { className: "picture", role: "img", "aria-label": name,
        width: Math.ceil(picture.width * scale), height: Math.ceil(picture.height * scale) });
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      shown.replaceWith(canvas);
      stick();
    }).catch(() => {});
    return shown;
  }

  function grow() {
    text.style.height = "auto";
    text.style.height = text.scrollHeight + 2 + "px";
  }

  function trap(event) {
    const stops = [...panel.querySelectorAll("button, a[href], textarea, video, audio, [tabindex='0']")]
      .filter((element) => !element.disabled && element.getClientRects().length > 0);
    const from = shadow.activeElement;
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (from !== edge && from !== panel) return;
    event.preventDefault();
    (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
  }

  launcher.addEventListener("click", () => (isOpen() ? conceal() : reveal()));
  close.addEventListener("click", conceal);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      conceal();
    } else if (event.key === "Tab") {
      trap(event);
    }
  });
  composer.addEventListener("submit", (event) => {
    event.preventDefault();
    sendText();
  });
  attach.addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    sendFiles([...picker.files]);
    picker.value = "";
    text.focus({ preventScroll: true });
  });
  text.addEventListener("input", grow);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      sendText();
    }
  });
  document.addEventListener("click", (event) => {
    const element = event.target.closest?.("[data-baton-say]");
    if (!element) return;
    reveal();
    say({ type: "text", text: element.dataset.batonSay });
  });

  return {
    show() {
      counted();
      said.setAttribute("aria-busy", String(history));
      document.body.append(host);
      if (session) welcome();
    },

    /** Another session: nothing of it was read. */
    fresh() {
      newest = reported = 0;
      unread.clear();
      counted();
    },

    /** Only what comes from now on is news. */
    caughtUp() {
      history = false;
      said.setAttribute("aria-busy", "false");
      read();
    },

    hasMessages: () => said.querySelector("[data-id]") !== null,

    said(message, seq) {
      find(message.id)?.remove();
      said.append(bubbles(message));
      if (message.from === "customer") {
        replies.replaceChildren();
      } else {
        typing.hidden = true;
        newest = seq;
        unread.add(seq);
        offer(message);
        read();
      }
      stick();
    },

    pending(entry, state) {
      const id = entry.clientMessageId;
      const shown = entry.type === "attachment" ? [preview(entry)] : body({ text: entry.text || entry.title });
      pending.append(make("div", { className: "message customer", "data-id": id },
        make("span", { className: "quiet" }, WORDS.author.customer + ": "), ...shown, make("p", { className: "state" })));
      replies.replaceChildren();
      view.state(id, state);
      stick(true);
    },

    /** @param why it will never be sent, when that is known: then it is not tried again */
    state(id, state, why) {
      const line = find(id)?.querySelector(".state");
      if (!line) return;
      const act = (words, deed) => {
        const button = make("button", { type: "button" }, words);
        button.addEventListener("click", deed);
        return button;
      };
      line.className = "state " + state;
      line.setAttribute("role", "status");
      line.replaceChildren(why || WORDS.state[state],
        ...(!why && (state === "waiting" || state === "failed") ? [" ", act(WORDS.retry, () => again(id))] : []),
        ...(state === "failed" ? [" ", act(WORDS.drop, () => drop(id))] : []));
    },

    drop: (id) => pending.querySelector(sameId(id))?.remove(),

    seen(id) {
      said.querySelectorAll(".state").forEach((line) => line.remove());
      if (id) said.querySelector(sameId(id))?.append(make("p", { className: "state" }, WORDS.seen));
      stick();
    },

    typing() {
      typing.hidden = false;
      clearTimeout(typingEnds);
      typingEnds = setTimeout(() => { typing.hidden = true; }, TYPING);
      stick();
    },

    holder(holder, told) {
      who.textContent = WORDS.holder[holder] || WORDS.holder.agent;
      if (told) view.note(WORDS.joined[holder] || WORDS.joined.agent);
    },

    note(words) {
      author = "";
      said.append(make("p", { className: "note" }, words));
      stick();
    },

    notice(words) {
      notice.textContent = words;
      notice.hidden = !words;
      stick();
    },

    read,
    counted,
  };
})();

function begin() {
  view.show();
  memory.keys().filter((key) => key.startsWith("out:")).map((key) => memory.get(key)).filter(Boolean)
    .sort((one, other) => one.at - other.at).forEach(post);
  flush();
  listen();
}

if (document.body) begin();
else addEventListener("DOMContentLoaded", begin);
})();
