// The customer's phone: shows what the server says the phone shows, and tells it what the customer does.
// Knows no channel: its words are those of Shown, Part and Gesture.
"use strict";

const { channel, customer, label, window: hours } = document.querySelector("[data-channel]").dataset;
const address = "/sandbox/phone/" + [channel, customer].map(encodeURIComponent).join("/");
const title = document.title;
const byId = (id) => document.getElementById(id);
const [chat, list, replies, typing, text, context, notice] =
  ["chat", "messages", "replies", "typing", "text", "context", "notice"].map(byId);

/** Messages by their id, in the order they were shown. */
const shown = new Map();
let seenUpTo = 0;
let unread = 0;
let drafting = null; // {edit: entry} or {reply: entry}
let queue = Promise.resolve();

// ---- Building elements: text only ever becomes text, addresses are http(s) only

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const isWeb = (url) => /^https?:\/\//i.test(url || "");
const isPicture = (url) => isWeb(url) || /^data:image\/(png|jpeg);base64,/i.test(url || "");
const isCall = (url) => /^tel:/i.test(url || "");

/** The sandbox's own pages and pictures, from whatever host name this page was opened by. */
function near(url) {
  if (!isWeb(url)) return "#";
  const { pathname, search } = new URL(url);
  return pathname.startsWith("/sandbox/") ? pathname + search : url;
}

function linked(words) {
  const parts = String(words).split(/(https?:\/\/[^\s]+)/g);
  return parts.map((part) => isWeb(part)
    ? make("a", { href: near(part), target: "_blank", rel: "noopener", textContent: part })
    : part);
}

function picture(url, className, alt) {
  const missing = () => make("div", { className: "missing", textContent: alt || "Image" });
  if (!isPicture(url)) return missing();
  const image = make("img", { src: isWeb(url) ? near(url) : url, className, alt: alt || "Image", loading: "lazy" });
  image.addEventListener("error", () => image.replaceWith(missing()));
  image.addEventListener("load", stick);
  return image;
}

function press(message, button) {
  if (button.url) {
    const href = isCall(button.url) ? button.url : near(button.url);
    return make("a", { className: "press", href, target: "_blank", rel: "noopener", textContent: button.title });
  }
  const element = make("button", { type: "button", className: "press", textContent: button.title });
  element.addEventListener("click", () => tap("button", message, button));
  return element;
}

function tap(on, message, { title: words, value }) {
  gesture({ gesture: "tap", on, message, title: words, value });
}

function card(message, { title: words, subtitle, picture: url, buttons }) {
  return make("div", { className: "card" },
    url ? picture(url, "", words) : null,
    make("h3", { textContent: words }),
    make("p", { textContent: subtitle || "" }),
    make("div", { className: "rest" }, ...buttons.map((button) => press(message, button))));
}

const thumb = () => byId("thumb").content.cloneNode(true);

function thumbsUp() {
  return make("div", { className: "sticker", role: "img", ariaLabel: "Thumbs-up" }, thumb());
}

/** @param d the path of a drawing, 24 by 24 */
function icon(d) {
  const [svg, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  svg.setAttribute("viewBox", "0 0 24 24");
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
}

const icons = {
  location: "M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 9.6a2.6 2.6 0 1 1 0-5.2 2.6 2.6 0 0 1 0 5.2z",
  file: "M6 2h8l6 6v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zm7 1.8V9h5.2z",
  contact: "M12 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10zm0 2.5c-4.6 0-9 2.3-9 5.7V22h18v-1.8c0-3.4-4.4-5.7-9-5.7z",
};

function openRows(message, { open, rows }) {
  const sheet = byId("sheet");
  byId("sheet-title").textContent = open;
  byId("rows").replaceChildren(...rows.map((row) => {
    const button = make("button", { type: "button", className: "row-choice" },
      make("b", { textContent: row.title }), row.subtitle ? make("small", { textContent: row.subtitle }) : null);
    button.addEventListener("click", () => {
      sheet.close();
      tap("row", message, row);
    });
    return make("li", {}, button);
  }));
  cover(sheet, byId("composer"));
  sheet.showModal();
}

/** Lays a sheet over the lower part of the phone. */
function cover(sheet, foot) {
  const { left, width, bottom } = foot.getBoundingClientRect();
  Object.assign(sheet.style, { left: left + "px", width: width + "px", bottom: Math.max(0, innerHeight - bottom) + "px" });
}

function opener(message, part) {
  const button = make("button", { type: "button", className: "press", textContent: "☰ " + part.open });
  button.addEventListener("click", () => openRows(message, part));
  return button;
}

const bubble = (...inside) => make("div", { className: "bubble" }, ...inside);
const opens = (url, className, ...inside) =>
  make("a", { href: near(url), target: "_blank", rel: "noopener", className }, ...inside);

/** How each kind of part looks; {@code message} is the id that a tap on it tells. */
const looks = {
  text: ({ text: words }) => bubble(...linked(words)),
  buttons: ({ text: words, buttons }, message) => make("div", { className: "template" },
    bubble(...linked(words)), ...buttons.map((button) => press(message, button))),
  cards: ({ cards }, message) => make("div", { className: "cards", tabIndex: 0, role: "region", ariaLabel: "Cards" },
    ...cards.map((one) => card(message, one))),
  rows: (part, message) => make("div", { className: "template" }, bubble(...linked(part.text)), opener(message, part)),
  image: ({ url, caption }) => make("figure", {},
    picture(url, "photo", caption || "Image"), caption ? bubble(...linked(caption)) : null),
  file: ({ url, name }) => opens(url, "bubble attached", icon(icons.file), make("span", { textContent: name })),
  location: ({ latitude, longitude, name }) => make("div", { className: "bubble attached" }, icon(icons.location),
    make("span", { textContent: name || `Location ${latitude.toFixed(4)}, ${longitude.toFixed(4)}` })),
  link: ({ url, title: words, picture: preview }) => opens(url, "preview",
    preview ? picture(preview, "", words) : null, make("b", { textContent: words }), make("small", { textContent: url })),
  contact: ({ name, phone }) => make("div", { className: "bubble attached" },
    icon(icons.contact), make("span", { textContent: `${name}\n${phone}` })),
  "thumbs-up": thumbsUp,
};

const look = (message) => (part) => (looks[part.kind] || (() => bubble(`[${part.kind}]`)))(part, message);

/** A message in a few words, for quotes. */
function plain({ parts }) {
  const words = parts.map((part) => part.text || part.caption || part.name || part.title).find(Boolean);
  return words || (parts.length ? parts[0].kind : "");
}

// ---- One message

function content(entry) {
  if (entry.deleted) return [bubble(entry.from === "customer" ? "You unsent a message" : "This message was deleted")];
  const quoted = shown.get(entry.replyTo);
  return [
    quoted ? make("span", { className: "quote", textContent: plain(quoted) }) : null,
    ...entry.parts.map(look(entry.id)),
    entry.emoji ? make("span", { className: "reacted", textContent: entry.emoji }) : null,
    note(entry),
  ];
}

function note(entry) {
  const words = [];
  if (entry.ownApp) words.push(`answered in ${label}’s own app`);
  if (entry.edits) words.push("Edited");
  if (entry.from === "customer") words.push(...marks(entry));
  else if (failed(entry)) words.push("Reaction not delivered");
  if (!words.length) return null;
  return make("span", { className: failed(entry) ? "note bad" : "note", textContent: words.join(" · ") });
}

const good = (status) => status >= 200 && status < 300;
const failed = (entry) => entry.status !== undefined && !good(entry.status);

function marks(entry) {
  if (failed(entry)) return [entry.status ? `Not delivered (HTTP ${entry.status})` : "Not delivered: Baton does not answer"];
  if (entry !== last("customer")) return [];
  if (entry.status === undefined) return ["Sending…"];
  return [entry.at <= seenUpTo ? "Seen" : "✓ Delivered"];
}

function last(from) {
  return [...shown.values()].filter((entry) => !from || entry.from === from).pop();
}

function draw(entry) {
  const cards = entry.parts.some((part) => part.kind === "cards");
  const names = ["message", entry.from, cards && "wide", entry.turned && "turned", entry.deleted && "deleted"];
  entry.element.className = names.filter(Boolean).join(" ");
  entry.element.replaceChildren(
    make("div", { className: "body" }, ...content(entry)), ...(entry.deleted || cards ? [] : dots(entry)));
}

function dots(entry) {
  if (!actions(entry).length) return [];
  const button = make("button", { type: "button", className: "dots", textContent: "⋯", ariaLabel: "React, reply, edit" });
  button.addEventListener("click", () => openActions(entry, button));
  return [button];
}

function separator(entry, before) {
  if (before && entry.at - before.at < 10 * 60 * 1000) return;
  const when = new Date(entry.at).toLocaleString([], { weekday: "short", hour: "2-digit", minute: "2-digit" });
  list.append(make("li", { className: "when", textContent: when }));
}

// ---- What the server says

const on = {
  reset() {
    shown.clear();
    seenUpTo = 0;
    list.replaceChildren();
    replies.replaceChildren();
    typing.hidden = true;
  },
  message(entry) {
    if (shown.has(entry.id)) return;
    const before = last();
    const previous = last("customer");
    separator(entry, before);
    entry.element = make("li");
    entry.turned = before && before.from !== entry.from;
    shown.set(entry.id, entry);
    list.append(entry.element);
    draw(entry);
    if (entry.from === "customer" && previous) draw(previous);
    if (entry.from === "shop") {
      typing.hidden = true;
      if (document.hidden) document.title = `(${++unread}) ${title}`;
      read();
    }
    offer(entry);
    stick(entry.from === "customer");
  },
  status({ id, status }) { change(id, { status }); },
  edited({ id, text: words, edits }) {
    const entry = shown.get(id);
    if (entry) change(id, { edits, parts: entry.parts.map((part) => "text" in part ? { ...part, text: words } : part) });
  },
  deleted({ id }) { change(id, { deleted: true }); },
  reacted({ id, emoji }) { change(id, { emoji }); },
  note({ text: words }) {
    list.append(make("li", { className: "when", textContent: words }));
    stick();
  },
  seen({ at }) {
    seenUpTo = at;
    const entry = last("customer");
    if (entry) draw(entry);
  },
  typing({ on: started }) {
    typing.hidden = !started;
    clearTimeout(on.typingEnds);
    on.typingEnds = setTimeout(() => { typing.hidden = true; }, 20000);
    stick();
  },
  faults({ left }) { byId("faults-left").textContent = left ? `${left} more to go wrong` : "All further sends arrive"; },
};

function change(id, what) {
  const entry = shown.get(id);
  if (entry) draw(Object.assign(entry, what));
}

/** Choices belong to the last message only, and vanish with the next. */
function offer({ id, choices }) {
  replies.replaceChildren(...choices.map((choice) => {
    const icon = isPicture(choice.picture) ? picture(choice.picture, "", " ") : null;
    const button = make("button", { type: "button" }, icon, choice.title);
    button.addEventListener("click", () => {
      replies.replaceChildren();
      tap("choice", id, choice);
      text.focus({ preventScroll: true });
    });
    return button;
  }));
}

let following = true;
let scrolled = 0;
chat.addEventListener("scroll", () => {
  const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 90;
  following = atEnd || (following && chat.scrollTop >= scrolled); // pictures that load push the end away: nobody scrolled
  scrolled = chat.scrollTop;
});
function stick(always) {
  if (always === true || following) {
    following = true;
    chat.scrollTop = chat.scrollHeight;
  }
}
new ResizeObserver(() => stick()).observe(chat);

function read() {
  const newest = last("shop");
  if (!newest || document.hidden) return;
  post("/read", { upTo: newest.at }).catch(() => {});
}
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unread = 0;
  document.title = title;
  read();
});

function connect() {
  const stream = new EventSource(address + "/events");
  const connection = byId("connection");
  stream.addEventListener("open", () => {
    connection.dataset.state = "open";
    connection.textContent = label + " · online";
    byId("loading").hidden = true;
    byId("tries").hidden = false;
    warn("");
  });
  stream.addEventListener("message", (event) => {
    const said = JSON.parse(event.data);
    if (on[said.kind]) on[said.kind](said);
    byId("tries").hidden = shown.size > 0 || list.childElementCount > 0;
  });
  stream.addEventListener("error", () => {
    connection.dataset.state = "lost";
    connection.textContent = "Reconnecting…";
    if (stream.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
  });
}

// ---- What the customer does

async function post(path, body) {
  const response = await fetch(address + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body || {}),
  });
  if (!response.ok) throw new Error(response.status === 404 ? "Nothing has been sent yet." : `The sandbox answered HTTP ${response.status}.`);
  return response.status === 204 ? null : response.json();
}

/** One after the other, so that they arrive in the order they were made. */
function gesture(what) {
  return queue = queue.then(() => post("/gestures", what)).then((answer) => {
    warn("");
    return answer;
  }, (failure) => {
    warn("Not sent: " + (failure instanceof TypeError ? "Baton cannot be reached." : failure.message));
    if (["text", "reply"].includes(what.gesture) && !text.value) text.value = what.text;
  });
}

function warn(words) {
  notice.textContent = words;
  notice.hidden = !words;
}

function draft(what, words) {
  drafting = what;
  context.hidden = !what;
  context.firstElementChild.textContent = words || "";
  text.focus();
}

byId("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = text.value.trim();
  if (!words) return;
  if (drafting && drafting.edit) {
    gesture({ gesture: "edit", message: drafting.edit.id, text: words, edits: (drafting.edit.edits || 0) + 1 });
  } else {
    gesture(drafting ? { gesture: "reply", to: drafting.reply.id, text: words } : { gesture: "text", text: words });
  }
  text.value = "";
  draft(null);
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId("composer").requestSubmit();
  }
  if (event.key === "Escape" && drafting) {
    text.value = "";
    draft(null);
  }
});
byId("context-end").addEventListener("click", () => {
  text.value = "";
  draft(null);
});
byId("like")?.append(thumb());
byId("like")?.addEventListener("click", () => gesture({ gesture: "thumbs-up" }));
byId("tries").addEventListener("click", (event) => {
  const button = event.target.closest("[data-say]");
  if (button) gesture({ gesture: "text", text: button.dataset.say });
});

// ---- Menus

function place(menu, anchor) {
  const at = anchor.getBoundingClientRect();
  menu.style.inset = "auto";
  menu.style.left = Math.max(8, Math.min(at.left, innerWidth - menu.offsetWidth - 8)) + "px";
  menu.style.top = Math.max(8, at.top - menu.offsetHeight - 6) + "px";
}

byId("attach")?.addEventListener("toggle", (event) => { if (event.newState === "open") place(byId("attach"), byId("more")); });
const attached = {
  image: { url: location.origin + "/sandbox/photo-room.png" },
  file: { url: location.origin + "/sandbox/measurements.pdf", name: "measurements.pdf" },
  location: { latitude: 52.5186, longitude: 13.4081 },
  contact: { name: "Kim Novak", phone: "+4930901820" },
};
byId("attach")?.addEventListener("click", (event) => {
  const kind = event.target.dataset.attach;
  if (!kind) return;
  byId("attach").hidePopover();
  gesture({ gesture: kind, ...attached[kind] });
});

/** What can be done with a message here, as parts of the menu. */
function actions(entry) {
  const own = entry.from === "customer";
  const written = entry.parts.length === 1 && entry.parts[0].kind === "text";
  const fits = { edit: own && written && (entry.edits || 0) < 5, delete: own, reply: true, react: true };
  return [...byId("actions").querySelectorAll("[data-do]")].filter((part) => fits[part.dataset.do]);
}

let acted = null;
function openActions(entry, anchor) {
  acted = entry;
  const menu = byId("actions");
  const possible = actions(entry);
  menu.querySelectorAll("[data-do]").forEach((part) => { part.hidden = !possible.includes(part); });
  menu.querySelectorAll("[data-reaction]").forEach((button) =>
    button.setAttribute("aria-pressed", String(button.textContent === entry.emoji)));
  menu.showPopover();
  place(menu, anchor);
  menu.querySelector(":not([hidden]) > button, button:not([hidden])").focus();
}
byId("actions").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  byId("actions").hidePopover();
  const message = acted.id;
  if ("reaction" in button.dataset) {
    const again = button.textContent === acted.emoji;
    gesture({ gesture: "react", message, emoji: again ? null : button.textContent });
  } else if (button.dataset.do === "delete") {
    gesture({ gesture: "delete", message });
  } else if (button.dataset.do === "edit") {
    text.value = acted.parts[0].text;
    draft({ edit: acted }, "Editing a message");
  } else {
    draft({ reply: acted }, "Replying to: " + plain(acted));
  }
});

// ---- Tools

function result(words, good) {
  byId("result").textContent = words;
  byId("result").className = good ? "good" : "bad";
}

async function tool(path, body, told) {
  result("Sending…", true);
  try {
    const answer = await post("/tools" + path, body);
    result(...told(answer ? answer.status : 204));
  } catch (failure) {
    result(failure instanceof TypeError ? "Baton cannot be reached." : failure.message, false);
  }
}

const answered = (status) => status ? `Baton answered HTTP ${status}` : "Baton does not answer";
const told = {
  duplicate: (status) => [`${answered(status)}${good(status) ? "; nothing may happen twice." : "."}`, good(status)],
  forgery: (status) => [401, 403].includes(status)
    ? [`${answered(status)}: refused, as it should be.`, true]
    : [`${answered(status)}; it should have been 403.`, false],
  silence: () => [`${label} now refuses answers outside the ${hours}-hour window. Write something to open it again.`, true],
};
document.querySelectorAll("[data-tool]").forEach((button) =>
  button.addEventListener("click", () => tool("/" + button.dataset.tool, {}, told[button.dataset.tool])));
document.querySelectorAll("[data-tester]").forEach((button) => button.addEventListener("click", () => {
  const tester = button.dataset.tester === "true";
  tool("/tester", { tester }, () => [tester ? "You get drafts, from the next flow that starts on." : "You get what customers get.", true]);
}));
document.querySelectorAll("[data-gesture]").forEach((button) => button.addEventListener("click", async () => {
  const answer = await gesture({ gesture: button.dataset.gesture });
  if (answer) result(answered(answer.status) + ".", good(answer.status));
}));
byId("colleague")?.addEventListener("submit", (event) => {
  event.preventDefault();
  tool("/colleague", { text: event.target.text.value }, (status) => [answered(status) + ".", good(status)]);
});
byId("faults").addEventListener("submit", (event) => {
  event.preventDefault();
  const { sends, fault } = event.target;
  const words = fault.selectedOptions[0].textContent;
  tool("/faults", { fault: fault.value, sends: Number(sends.value) }, () => [`The next ${sends.value} sends ${words}.`, true]);
  byId("faults-left").textContent = "";
});

connect();
