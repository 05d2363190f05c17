// Where an agent writes. Nothing typed is lost: drafts and what could not be sent are kept in the browser, and each message
// has a key of its own, so that however often it is sent it arrives once.
"use strict";

(() => {
  const TYPING_EVERY = 3000;

  class Kept {
    constructor(name, otherwise) {
      this.name = name;
      this.otherwise = otherwise;
    }

    get() {
      try {
        return JSON.parse(localStorage.getItem(this.name)) ?? this.otherwise;
      } catch {
        return this.otherwise;
      }
    }

    set(value) {
      try {
        if (value === "" || value.length === 0) localStorage.removeItem(this.name);
        else localStorage.setItem(this.name, JSON.stringify(value));
      } catch {
        // A full or forbidden store costs only the draft's survival of a reload.
      }
    }
  }

  /** What was sent and not yet answered, by conversation; files are kept while the page is open, all else longer. */
  const unsent = new Map();

  class Unsent {
    constructor(me, conversation) {
      this.conversation = conversation;
      this.kept = new Kept(`baton-unsent-${me}-${conversation}`, []);
      this.items = this.kept.get().map((item) => ({ ...item, state: "failed" }));
      this.busy = false;
    }

    static of(me, conversation) {
      const name = `${me} ${conversation}`;
      if (!unsent.has(name)) unsent.set(name, new Unsent(me, conversation));
      return unsent.get(name);
    }

    add(path, fields, label) {
      this.items.push({ key: crypto.randomUUID(), path, fields, label, state: "waiting" });
      this.changed();
      this.send();
    }

    again(item) {
      item.state = "waiting";
      this.changed();
      this.send();
    }

    drop(item) {
      this.items = this.items.filter((other) => other !== item);
      this.changed();
    }

    changed() {
      this.kept.set(
        this.items
          .filter((item) => !(item.fields.file instanceof File))
          .map(({ key, path, fields, label, why }) => ({ key, path, fields, label, why })),
      );
      document.body.dispatchEvent(new CustomEvent("unsent"));
    }

    /** One after the other, so that what was written first arrives first. */
    async send() {
      if (this.busy) return;
      this.busy = true;
      for (let next = this.waiting(); next; next = this.waiting()) {
        next.state = "sending";
        this.changed();
        await this.post(next);
      }
      this.busy = false;
    }

    waiting() {
      return this.items.find((item) => item.state === "waiting");
    }

    async post(item) {
      try {
        const answer = await window.askBaton(item.path, { method: "POST", body: this.body(item) });
        const html = await answer.text();
        if (answer.ok) {
          this.drop(item);
          document.body.dispatchEvent(new CustomEvent(`lines-${this.conversation}`, { detail: html }));
        } else {
          this.failed(item, reason(html) ?? "broken");
        }
      } catch (fault) {
        this.failed(item, fault.signedOut ? "signedOut" : "offline");
      }
    }

    body(item) {
      const body = new FormData();
      body.append("key", item.key);
      Object.entries(item.fields).forEach(([name, value]) =>
        [value].flat().forEach((one) => body.append(name, one)),
      );
      return body;
    }

    failed(item, why) {
      item.state = "failed";
      item.why = why;
      if (why === "offline") this.items.filter((other) => other.state === "waiting").forEach((other) => Object.assign(other, { state: "failed", why }));
      this.changed();
    }

    online() {
      this.items.filter((item) => item.why === "offline" && item.state === "failed").forEach((item) => (item.state = "waiting"));
      this.send();
    }
  }

  function reason(html) {
    const page = document.createElement("template");
    page.innerHTML = html;
    return page.content.querySelector("[role=alert]")?.textContent.trim();
  }

  class Composer {
    constructor(root) {
      this.root = root;
      const { me, conversation, path } = root.dataset;
      this.path = path;
      this.conversation = conversation;
      this.unsent = Unsent.of(me, conversation);
      this.drafts = {
        answer: new Kept(`baton-draft-${me}-${conversation}`, ""),
        note: new Kept(`baton-note-${me}-${conversation}`, ""),
      };
      this.form = root.querySelector("#write");
      this.words = root.querySelector("#words");
      this.canned = root.querySelector("#canned");
      this.choose(this.form.dataset.mode, false);
      this.listen();
      this.showUnsent();
      this.countDown();
    }

    listen() {
      const gone = new AbortController();
      const listen = (target, event, heard) =>
        target.addEventListener(
          event,
          (told) => {
            if (this.root.isConnected) heard(told);
            else gone.abort();
          },
          { signal: gone.signal },
        );
      listen(this.form, "submit", (submit) => {
        submit.preventDefault();
        this.send();
      });
      listen(this.words, "keydown", (key) => this.pressed(key));
      listen(this.words, "input", () => this.typed());
      listen(this.words, "paste", (paste) => this.pasted(paste));
      listen(this.canned, "mousedown", (press) => {
        press.preventDefault();
        this.insertCanned(press.target.closest("[data-text]"));
      });
      listen(this.canned, "htmx:afterSwap", () => this.filterCanned());
      listen(this.root, "click", (click) => this.clicked(click));
      listen(this.root, "change", (change) => this.changed(change));
      listen(this.root, "submit", (submit) => this.submitted(submit));
      const template = this.root.querySelector("#template-fields");
      if (template) {
        listen(template, "htmx:afterSwap", () => this.fillTemplate());
        listen(template, "input", () => this.readTemplate());
      }
      listen(document.body, "unsent", () => this.showUnsent());
      listen(document.body, "resync", () => this.unsent.online());
      listen(window, "online", () => this.unsent.online());
      this.clock = setInterval(() => (this.root.isConnected ? this.countDown() : clearInterval(this.clock)), 15000);
    }

    choose(kind, focus = true) {
      this.kind = kind;
      this.form.dataset.mode = kind;
      this.root.querySelectorAll(".kind").forEach((button) => button.setAttribute("aria-pressed", button.dataset.kind === kind));
      this.words.placeholder = this.words.dataset[kind];
      const send = this.form.querySelector(".send");
      send.textContent = send.dataset[kind];
      this.words.value = this.drafts[kind].get();
      if (focus) this.words.focus();
    }

    send() {
      const text = this.words.value.trim();
      if (text === "") return;
      this.words.value = "";
      this.drafts[this.kind].set("");
      this.closeCanned();
      this.unsent.add(`${this.path}/${this.kind === "note" ? "notes" : "messages"}`, { text }, text);
    }

    typed() {
      this.drafts[this.kind].set(this.words.value);
      this.filterCanned();
      this.tellTyping();
    }

    /** Colleagues and, while I hold the conversation, the customer see that something is being written. */
    tellTyping() {
      const now = Date.now();
      if (this.words.value.trim() !== "" && now - (this.told ?? 0) > TYPING_EVERY) {
        this.told = now;
        document.body.dispatchEvent(
          new CustomEvent("typing", { detail: { conversation: this.conversation, toCustomer: this.kind === "answer" } }),
        );
      }
    }

    pressed(key) {
      if (key.isComposing) return;
      if (!this.canned.hidden && this.pressedInCanned(key)) {
        key.preventDefault();
      } else if (key.key === "Enter" && !key.shiftKey) {
        key.preventDefault();
        this.send();
      }
    }

    // Canned replies: "/" at the beginning opens them, what follows filters them.

    filterCanned() {
      if (!this.words.value.startsWith("/") || this.words.value.includes("\n")) {
        this.closeCanned();
        return;
      }
      if (!this.canned.querySelector("[role=listbox]")) {
        htmx.trigger(this.canned, "wanted");
        return;
      }
      const sought = this.words.value.slice(1).toLocaleLowerCase();
      const replies = [...this.canned.querySelectorAll("[role=option]")];
      replies.forEach((reply) => (reply.hidden = !reply.textContent.toLocaleLowerCase().includes(sought)));
      this.canned.hidden = replies.every((reply) => reply.hidden);
      this.point(this.offers()[0]);
      const count = this.root.querySelector("#canned-count");
      count.textContent = this.canned.hidden ? "" : count.dataset.words.replace("{0}", this.offers().length);
    }

    offers() {
      return [...this.canned.querySelectorAll("[data-text]")].filter((reply) => !reply.hidden);
    }

    point(reply) {
      this.canned.querySelectorAll("[aria-selected=true]").forEach((other) => other.setAttribute("aria-selected", "false"));
      this.words.removeAttribute("aria-activedescendant");
      if (reply) {
        reply.setAttribute("aria-selected", "true");
        this.words.setAttribute("aria-activedescendant", reply.id);
        reply.scrollIntoView({ block: "nearest" });
      }
    }

    pressedInCanned(key) {
      const offers = this.offers();
      const at = offers.findIndex((reply) => reply.getAttribute("aria-selected") === "true");
      if (key.key === "ArrowDown" || key.key === "ArrowUp") {
        this.point(offers[(at + (key.key === "ArrowDown" ? 1 : offers.length - 1)) % offers.length]);
      } else if ((key.key === "Enter" || key.key === "Tab") && offers[at]) {
        this.insertCanned(offers[at]);
      } else if (key.key === "Escape") {
        this.closeCanned();
      } else {
        return false;
      }
      return true;
    }

    insertCanned(reply) {
      if (!reply) return;
      this.words.value = reply.dataset.text;
      this.drafts[this.kind].set(this.words.value);
      this.closeCanned();
      this.words.focus();
      const gap = /\{[a-z]+\}/.exec(this.words.value);
      if (gap) this.words.setSelectionRange(gap.index, gap.index + gap[0].length);
    }

    closeCanned() {
      this.canned.hidden = true;
      this.point(null);
    }

    // Everything else that can be sent.

    clicked(click) {
      const { target } = click;
      const button = target.closest("button");
      if (!button) return;
      if (button.dataset.kind) this.choose(button.dataset.kind);
      if ("emoji" in button.dataset) this.insert(button.textContent);
      if (button.dataset.pick) this.root.querySelector("#file").click();
      if (button.dataset.open) this.open(button.dataset.open);
      if ("close" in button.dataset) button.closest("dialog").close();
      if (button.dataset.product) this.dialogSent("cards", { product: button.dataset.product }, button.dataset.label);
      if (button.dataset.preview) this.previewed(button.dataset.preview);
      if (button.dataset.unsent) this.unsentDeed(button);
    }

    insert(text) {
      this.words.setRangeText(text, this.words.selectionStart, this.words.selectionEnd, "end");
      this.root.querySelector("#emoji").hidePopover();
      this.words.focus();
      this.typed();
    }

    open(name) {
      const dialog = this.root.querySelector(`dialog#${name}`);
      dialog.showModal();
      dialog.querySelectorAll("[hx-get]").forEach((part) => htmx.trigger(part, "wanted"));
    }

    submitted(submit) {
      if (submit.target === this.form) return;
      submit.preventDefault();
      const label = submit.submitter?.dataset.label ?? "";
      const given = new FormData(submit.target);
      if (submit.target.id === "payment-choices") {
        this.dialogSent("payment-requests", { order: given.get("order"), text: given.get("text") }, label);
      } else if (submit.target.id === "template-fields") {
        const fields = { name: given.get("name"), language: given.get("language"), text: given.get("text"), parameter: given.getAll("parameter") };
        this.dialogSent("templates", fields, fields.text || fields.name);
      }
    }

    dialogSent(what, fields, label) {
      this.root.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
      this.unsent.add(`${this.path}/${what}`, fields, label);
      this.words.focus();
    }

    changed(change) {
      if (change.target.id === "file") this.preview(change.target.files[0], change.target);
      if (change.target.id === "known-template") this.fillTemplate();
    }

    /** One that is approved has its name, its language and as many gaps as it has; any other what somebody writes. */
    fillTemplate() {
      const fields = this.root.querySelector("#template-fields");
      const { name = "", language = "", text = "", gaps, approved } = this.template()?.dataset ?? {};
      const isApproved = approved !== undefined;
      fields.elements.name.value = name;
      fields.elements.language.value = language;
      fields.elements.text.value = text;
      for (const part of fields.querySelectorAll("[data-own]")) part.hidden = isApproved;
      fields.querySelectorAll("[data-gap]").forEach((gap, at) => {
        const input = gap.querySelector("input");
        gap.hidden = input.disabled = gaps !== undefined && at >= Number(gaps);
        input.required = isApproved;
      });
      fields.querySelector("[data-reads]").hidden = !isApproved;
      this.readTemplate();
    }

    template() {
      return this.root.querySelector("#known-template")?.selectedOptions[0];
    }

    /** What the customer will read, with what the gaps hold by now. */
    readTemplate() {
      const { text, approved } = this.template()?.dataset ?? {};
      if (approved === undefined) return;
      const fields = this.root.querySelector("#template-fields");
      const given = [...fields.querySelectorAll("[data-gap] input")].map((input) => input.value.trim());
      const filled = text.replace(/\{\{(\d+)\}\}/g, (gap, number) => given[number - 1] || gap);
      fields.elements.text.value = filled;
      fields.querySelector("[data-reads] .words").textContent = filled;
    }

    pasted(paste) {
      const file = paste.clipboardData?.files[0];
      const input = this.root.querySelector("#file");
      if (file && input && this.kind === "answer") {
        paste.preventDefault();
        this.preview(file, input);
      }
    }

    /** The server refuses a larger one only after all of it was sent. */
    preview(file, input) {
      if (!file) return;
      const largest = Number(input.dataset.largest);
      const tooLarge = file.size > largest;
      const box = this.root.querySelector("#preview");
      this.file = tooLarge ? null : file;
      box.hidden = false;
      box.querySelector(".name").textContent = tooLarge ? input.dataset.tooLarge.replace("{0}", largest >> 20) : file.name;
      box.querySelector("[data-preview=send]").hidden = tooLarge;
      const picture = box.querySelector("img");
      picture.hidden = true;
      if (!tooLarge && file.type.startsWith("image/")) {
        const reader = new FileReader();
        reader.onload = () => {
          picture.src = reader.result;
          picture.hidden = false;
        };
        reader.readAsDataURL(file);
      }
      input.value = "";
      box.querySelector(tooLarge ? "[data-preview=drop]" : "[data-preview=send]").focus();
    }

    previewed(deed) {
      this.root.querySelector("#preview").hidden = true;
      if (deed === "send" && this.file) this.unsent.add(`${this.path}/attachments`, { file: this.file }, this.file.name);
      this.file = null;
      this.words.focus();
    }

    // What is on its way or could not be sent.

    showUnsent() {
      const list = this.root.querySelector("#unsent");
      list.replaceChildren(...this.unsent.items.map((item) => this.unsentLine(item, list.dataset)));
    }

    unsentLine(item, words) {
      const line = document.createElement("li");
      line.className = item.state;
      const text = Object.assign(document.createElement("p"), { className: "words", dir: "auto", textContent: item.label });
      const failed = item.state === "failed";
      const why = Object.assign(document.createElement("small"), {
        textContent: failed ? (words[item.why] ?? item.why ?? words.offline) : words.sending,
      });
      if (failed) why.setAttribute("role", "alert");
      line.append(text, why);
      if (failed) {
        const deeds = item.fields.text && item.path.match(/(messages|notes)$/) ? ["again", "edit", "discard"] : ["again", "discard"];
        line.append(...deeds.map((deed) => this.unsentButton(item, deed, words[deed])));
      }
      return line;
    }

    unsentButton(item, deed, label) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: label });
      button.dataset.unsent = deed;
      button.dataset.key = item.key;
      return button;
    }

    unsentDeed(button) {
      const item = this.unsent.items.find((other) => other.key === button.dataset.key);
      if (!item) return;
      if (button.dataset.unsent === "again") {
        this.unsent.again(item);
        return;
      }
      this.unsent.drop(item);
      if (button.dataset.unsent === "edit") {
        // What was for the team only must not wait among the words for the customer.
        if (item.path.endsWith("/notes") && this.kind !== "note") this.choose("note", false);
        this.words.value = [item.fields.text, this.words.value].filter((part) => part !== "").join("\n");
        this.drafts[this.kind].set(this.words.value);
      }
      this.words.focus();
    }

    // The reply window.

    countDown() {
      const until = this.root.querySelector("[data-until]");
      if (!until) return;
      const left = (new Date(until.dataset.until) - Date.now()) / 60000;
      if (left <= 0) {
        htmx.trigger(this.root, "due");
        return;
      }
      const relative = new Intl.RelativeTimeFormat(document.documentElement.lang || "en");
      const words = left < 90 ? relative.format(Math.ceil(left), "minute") : left < 2880 ? relative.format(Math.floor(left / 60), "hour") : relative.format(Math.floor(left / 1440), "day");
      until.textContent = until.dataset.words.replace("{0}", words);
      until.closest(".window").classList.toggle("soon", left < 60);
    }
  }

  const begun = new WeakMap();

  function begin() {
    const root = document.getElementById("composer");
    if (root && !begun.has(root)) begun.set(root, new Composer(root));
    else if (root) begun.get(root).countDown();
  }

  // A composer that changes under somebody's fingers keeps the place where they write.
  document.addEventListener("htmx:beforeSwap", (swap) => {
    const words = document.getElementById("words");
    if (swap.detail.target?.id === "composer" && words && document.activeElement === words) {
      const { selectionStart, selectionEnd } = words;
      document.addEventListener(
        "htmx:afterSettle",
        () => {
          const after = document.getElementById("words");
          after?.focus();
          after?.setSelectionRange(selectionStart, selectionEnd);
        },
        { once: true },
      );
    }
  });
  document.addEventListener("htmx:load", begin);
  begin();
})();
