// The customer's phone: shows what the server says the phone shows, and tells it what the customer does.
"use strict";

const psid = document.querySelector("[data-psid]").dataset.psid;
const address = "/sandbox/phone/" + encodeURIComponent(psid);
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
  if (!isWeb(url)) return missing();
  const image = make("img", { src: near(url), className, alt: alt || "Image", loading: "lazy" });
  image.addEventListener("error", () => image.replaceWith(missing()));
  image.addEventListener("load", stick);
  return image;
}

function press(button) {
  if (button.type === "web_url") {
    return make("a", { className: "press", href: near(button.url), target: "_blank", rel: "noopener", textContent: button.title });
  }
  if (button.type === "phone_number") {
    return make("a", { className: "press", href: "tel:" + button.payload, textContent: button.title });
  }
  const element = make("button", { type: "button", className: "press", textContent: button.title });
  element.addEventListener("click", () => gesture({ gesture: "postback", title: button.title, payload: button.payload }));
  return element;
}

function card(element) {
  return make("div", { className: "card" },
    element.image_url ? picture(element.image_url, "", element.title) : null,
    make("h3", { textContent: element.title }),
    make("p", { textContent: element.subtitle || "" }),
    make("div", { className: "rest" }, ...(element.buttons || []).map(press)));
}

function sticker() {
  const thumb = byId("thumb").cloneNode(true);
  thumb.removeAttribute("id");
  return make("div", { className: "sticker", role: "img", ariaLabel: "Thumbs-up" }, thumb);
}

const pin = () => {
  const [icon, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  icon.setAttribute("viewBox", "0 0 24 24");
  path.setAttribute("d", "M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 9.6a2.6 2.6 0 1 1 0-5.2 2.6 2.6 0 0 1 0 5.2z");
  icon.append(path);
  return icon;
};

function attachment(part) {
  const payload = part.payload || {};
  if (payload.sticker_id) return sticker();
  if (part.type === "image") return picture(payload.url, "photo", "Image");
  if (part.type === "location") {
    const { lat, long } = payload.coordinates;
    return make("div", { className: "bubble place" }, pin(), make("span", { textContent: `Location ${lat.toFixed(4)}, ${long.toFixed(4)}` }));
  }
  if (payload.template_type === "button") {
    return make("div", { className: "template" },
      make("div", { className: "bubble" }, ...linked(payload.text)), ...payload.buttons.map(press));
  }
  if (payload.template_type === "generic") {
    return make("div", { className: "cards", tabIndex: 0, role: "region", ariaLabel: "Cards" }, ...payload.elements.map(card));
  }
  return make("div", { className: "bubble" }, ...linked(payload.url || "[" + part.type + "]"));
}

function plain(message) {
  const part = message.attachment || (message.attachments || [])[0];
  return message.text || (part && part.payload && part.payload.text) || (part ? part.type : "");
}

// ---- One message

function content(entry) {
  const message = entry.message;
  if (entry.deleted) return [make("div", { className: "bubble", textContent: "You unsent a message" })];
  const parts = message.attachment ? [message.attachment] : message.attachments || [];
  const quoted = message.reply_to && shown.get(message.reply_to.mid);
  return [
    quoted ? make("span", { className: "quote", textContent: plain(quoted.message) }) : null,
    message.text ? make("div", { className: "bubble" }, ...linked(message.text)) : null,
    ...parts.map(attachment),
    entry.emoji ? make("span", { className: "reacted", textContent: entry.emoji }) : null,
    note(entry),
  ];
}

function note(entry) {
  const words = [];
  if (entry.inbox) words.push("answered in Meta’s app");
  if (entry.edits) words.push("Edited");
  if (entry.from === "customer") words.push(...marks(entry));
  else if (failed(entry)) words.push("Reaction not delivered");
  if (!words.length) return null;
  return make("span", { className: failed(entry) ? "note bad" : "note", textContent: words.join(" · ") });
}

const failed = (entry) => entry.status !== undefined && entry.status !== 200;

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
  const message = entry.message;
  const cards = message.attachment && message.attachment.payload && message.attachment.payload.template_type === "generic";
  const names = ["message", entry.from, cards && "wide", entry.turned && "turned", entry.deleted && "deleted"];
  entry.element.className = names.filter(Boolean).join(" ");
  const dots = make("button", { type: "button", className: "dots", textContent: "⋯", ariaLabel: "React, reply, edit" });
  dots.addEventListener("click", () => openActions(entry, dots));
  entry.element.replaceChildren(
    make("div", { className: "body" }, ...content(entry)), ...(entry.deleted || cards ? [] : [dots]));
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
    if (shown.has(entry.mid)) return;
    const before = last();
    const previous = last("customer");
    separator(entry, before);
    entry.element = make("li");
    entry.turned = before && before.from !== entry.from;
    shown.set(entry.mid, entry);
    list.append(entry.element);
    draw(entry);
    if (entry.from === "customer" && previous) draw(previous);
    if (entry.from === "page") {
      typing.hidden = true;
      if (document.hidden) document.title = `(${++unread}) ${title}`;
      read();
    }
    offer(entry);
    stick(entry.from === "customer");
  },
  status({ mid, status }) { change(mid, { status }); },
  edited({ mid, text: words, edits }) {
    const entry = shown.get(mid);
    if (entry) change(mid, { edits, message: { ...entry.message, text: words } });
  },
  deleted({ mid }) { change(mid, { deleted: true }); },
  reacted({ mid, emoji }) { change(mid, { emoji }); },
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
  fault({ left }) { byId("faults-left").textContent = left ? `${left} more to go wrong` : "All further sends arrive"; },
};

function change(mid, what) {
  const entry = shown.get(mid);
  if (entry) draw(Object.assign(entry, what));
}

/** Quick replies belong to the last message only, and vanish with the next. */
function offer(entry) {
  const choices = entry.from === "page" ? entry.message.quick_replies || [] : [];
  replies.replaceChildren(...choices.map((choice) => {
    const icon = isWeb(choice.image_url) ? make("img", { src: near(choice.image_url), alt: "" }) : null;
    const button = make("button", { type: "button" }, icon, choice.title || "Share");
    button.addEventListener("click", () => {
      replies.replaceChildren();
      gesture({ gesture: "quick-reply", title: choice.title || "Share", payload: choice.payload || "" });
      text.focus({ preventScroll: true });
    });
    return button;
  }));
}

let following = true;
chat.addEventListener("scroll", () => { following = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 90; });
function stick(always) {
  if (always === true || following) {
    following = true;
    chat.scrollTop = chat.scrollHeight;
  }
}
new ResizeObserver(() => stick()).observe(chat);

function read() {
  const newest = last("page");
  if (!newest || document.hidden) return;
  post("/read", { watermark: newest.at }).catch(() => {});
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
    connection.textContent = "Messenger · online";
    byId("loading").hidden = true;
    byId("tries").hidden = false;
    warn("");
  });
  stream.addEventListener("message", (event) => {
    const said = JSON.parse(event.data);
    if (on[said.kind]) on[said.kind](said);
    byId("tries").hidden = shown.size > 0;
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
  queue = queue.then(() => post("/gestures", what)).then(() => warn(""), (failure) => {
    warn("Not sent: " + (failure instanceof TypeError ? "Baton cannot be reached." : failure.message));
    if (what.gesture === "text" && !text.value) text.value = what.text;
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
    gesture({ gesture: "edit", mid: drafting.edit.mid, text: words, edits: (drafting.edit.edits || 0) + 1 });
  } else {
    gesture({ gesture: "text", text: words, replyTo: drafting ? drafting.reply.mid : null });
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
byId("like").addEventListener("click", () => gesture({ gesture: "thumbs-up" }));
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

byId("attach").addEventListener("toggle", (event) => { if (event.newState === "open") place(byId("attach"), byId("more")); });
byId("attach").addEventListener("click", (event) => {
  const kind = event.target.dataset.attach;
  if (!kind) return;
  byId("attach").hidePopover();
  gesture(kind === "photo"
    ? { gesture: "image", url: location.origin + "/sandbox/photo-room.svg" }
    : { gesture: "location", latitude: 52.5186, longitude: 13.4081 });
});

let acted = null;
function openActions(entry, anchor) {
  acted = entry;
  const own = entry.from === "customer";
  const menu = byId("actions");
  menu.querySelector("[data-do=edit]").hidden = !own || !entry.message.text || (entry.edits || 0) >= 5;
  menu.querySelector("[data-do=delete]").hidden = !own;
  menu.querySelectorAll("[data-reaction]").forEach((button) =>
    button.setAttribute("aria-pressed", String(button.textContent === entry.emoji)));
  menu.showPopover();
  place(menu, anchor);
  menu.querySelector("button").focus();
}
byId("actions").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  byId("actions").hidePopover();
  const { mid } = acted;
  if (button.dataset.reaction) {
    const again = button.textContent === acted.emoji;
    gesture({ gesture: "react", mid, reaction: again ? null : button.dataset.reaction, emoji: again ? null : button.textContent });
  } else if (button.dataset.do === "delete") {
    gesture({ gesture: "delete", mid });
  } else if (button.dataset.do === "edit") {
    text.value = acted.message.text;
    draft({ edit: acted }, "Editing a message");
  } else {
    draft({ reply: acted }, "Replying to: " + plain(acted.message));
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
  duplicate: (status) => [`${answered(status)}${status === 200 ? "; nothing may happen twice." : "."}`, status === 200],
  forgery: (status) => [`${answered(status)}${status === 403 ? ": refused, as it should be." : "; it should have been 403."}`, status === 403],
  silence: () => ["Meta now refuses answers outside the 24-hour window. Write something to open it again.", true],
};
document.querySelectorAll("[data-tool]").forEach((button) =>
  button.addEventListener("click", () => tool("/" + button.dataset.tool, {}, told[button.dataset.tool])));
byId("inbox").addEventListener("submit", (event) => {
  event.preventDefault();
  tool("/inbox", { text: event.target.text.value }, (status) => [answered(status) + ".", status === 200]);
});
byId("faults").addEventListener("submit", (event) => {
  event.preventDefault();
  const { sends, fault } = event.target;
  const words = fault.selectedOptions[0].textContent;
  tool("/faults", { fault: fault.value, sends: Number(sends.value) }, () => [`The next ${sends.value} sends ${words}.`, true]);
  byId("faults-left").textContent = "";
});

connect();
