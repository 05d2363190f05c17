// Keeps the transcript as the server has it: older lines as one scrolls up, new ones and changes as they happen.
"use strict";

(() => {
  const NEAR_END = 60;
  const NEWEST = 30;
  const MOST_PAGES = 5;
  const TRY_AGAIN = 3000;

  /** Other sites' pages cannot read this cookie, so whoever sends it back is one of ours. */
  function token() {
    const found = /(?:^|; )BATON-CSRF=([^;]+)/.exec(document.cookie);
    return found ? { "X-BATON-CSRF": decodeURIComponent(found[1]) } : {};
  }

  async function ask(address, options = {}) {
    const answer = await fetch(address, { ...options, headers: { ...token(), "X-Requested-With": "XMLHttpRequest" } });
    if (answer.redirected && new URL(answer.url).pathname.endsWith("/login")) {
      throw Object.assign(new Error("signed out"), { signedOut: true });
    }
    return answer;
  }

  class Transcript {
    constructor(list) {
      this.list = list;
      this.box = list.parentElement;
      this.newest = this.box.querySelector("#newest");
      this.shown = new Map();
      this.fresh = 0;
      this.loading = new Set();
      list.querySelectorAll("li[data-number]").forEach((line) => this.shown.set(Number(line.dataset.number), line.outerHTML));
      this.markUnread();
      this.watch();
      this.begin();
    }

    get first() {
      return Math.min(...this.shown.keys());
    }

    get last() {
      return Math.max(0, ...this.shown.keys());
    }

    line(number) {
      return this.list.querySelector(`li[data-number="${number}"]`);
    }

    /** Whether there are later lines that are not loaded, as after a jump to a message long ago. */
    get behind() {
      return this.list.querySelector("[data-more=newer]") !== null;
    }

    begin() {
      const sought = this.list.dataset.at && this.line(Number(this.list.dataset.at));
      if (sought) {
        sought.classList.add("sought");
        sought.scrollIntoView({ block: "center" });
        this.atEnd = false;
      } else {
        this.toEnd();
      }
      this.showNewest();
    }

    watch() {
      const gone = new AbortController();
      const listen = (target, event, heard, options) =>
        target.addEventListener(
          event,
          (told) => {
            if (this.list.isConnected) heard(told);
            else gone.abort();
          },
          { signal: gone.signal, ...options },
        );
      listen(document.body, `lines-of-${this.list.dataset.conversation}`, () => this.refresh());
      listen(document.body, "resync", () => this.refresh());
      listen(document.body, `lines-${this.list.dataset.conversation}`, (told) => this.sent(told.detail));
      listen(this.list, "scroll", () => this.scrolled(), { passive: true });
      listen(this.list, "click", (click) => this.clicked(click));
      // Pictures grow after they were put in; whoever reads the end goes on reading the end.
      listen(this.list, "load", () => this.atEnd && this.toEnd(), { capture: true });
      listen(window, "resize", () => this.atEnd && this.toEnd());
      if (this.newest) listen(this.newest, "click", () => this.jump());
      this.sight = new IntersectionObserver(
        (seen) => seen.filter((entry) => entry.isIntersecting).forEach((entry) => this.more(entry.target)),
        { root: this.list, rootMargin: "400px 0px" },
      );
      this.list.querySelectorAll("[data-more]").forEach((more) => this.sight.observe(more));
    }

    scrolled() {
      const { scrollHeight, scrollTop, clientHeight } = this.list;
      this.atEnd = !this.behind && scrollHeight - scrollTop - clientHeight < NEAR_END;
      if (this.atEnd) this.fresh = 0;
      this.showNewest();
    }

    toEnd() {
      this.list.scrollTop = this.list.scrollHeight;
      this.atEnd = !this.behind;
      if (this.atEnd) this.fresh = 0;
    }

    showNewest() {
      if (!this.newest) return;
      const words = this.newest.dataset;
      this.newest.hidden = this.atEnd;
      this.newest.classList.toggle("fresh", this.fresh > 0);
      this.newest.textContent =
        this.fresh === 0 ? words.none : this.fresh === 1 ? words.one : words.many.replace("{0}", this.fresh);
    }

    clicked(click) {
      const more = click.target.closest("[data-more]");
      if (more) this.more(more);
      const again = click.target.closest("[data-resend]");
      if (again) this.resend(again);
    }

    async read(query) {
      const answer = await ask(`${this.list.dataset.messages}?${query}`);
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const page = document.createElement("template");
      page.innerHTML = await answer.text();
      return page.content;
    }

    /** Loads what comes before or after the lines there are. */
    async more(sentinel) {
      const older = sentinel.dataset.more === "older";
      if (this.loading.has(older) || this.shown.size === 0) return;
      this.loading.add(older);
      this.list.setAttribute("aria-busy", "true");
      try {
        const page = await this.read(older ? `before=${this.first}` : `after=${this.last}`);
        const fromEnd = this.list.scrollHeight - this.list.scrollTop;
        this.merge(page);
        this.replaceSentinel(sentinel, page);
        if (older) this.list.scrollTop = this.list.scrollHeight - fromEnd;
        this.scrolled();
      } catch (fault) {
        this.failed(sentinel, fault);
      } finally {
        this.loading.delete(older);
        this.list.removeAttribute("aria-busy");
      }
    }

    replaceSentinel(sentinel, page) {
      const next = page.querySelector(`[data-more=${sentinel.dataset.more}]`);
      this.sight.unobserve(sentinel);
      if (next) {
        sentinel.replaceWith(next);
        this.sight.observe(next);
      } else {
        sentinel.remove();
      }
    }

    failed(sentinel, fault) {
      if (fault.signedOut) location.reload();
      sentinel.classList.add("failed");
      sentinel.querySelector("button").textContent = this.list.dataset.failed;
    }

    /** Puts lines where they belong: new ones by their number, known ones only when they have changed. */
    merge(page) {
      const fresh = [...page.querySelectorAll("li[data-number]")];
      fresh.forEach((line) => {
        const number = Number(line.dataset.number);
        const before = this.shown.get(number);
        const now = line.outerHTML;
        this.shown.set(number, now);
        if (before === undefined) this.insert(line, number);
        else if (before !== now) this.line(number)?.replaceWith(line);
      });
      if (fresh.length > 0) this.list.querySelector(".nothing")?.remove();
      this.markUnread();
      return fresh.length;
    }

    insert(line, number) {
      const lines = [...this.list.querySelectorAll("li[data-number]")];
      let at = lines.length;
      while (at > 0 && Number(lines[at - 1].dataset.number) > number) at -= 1;
      if (at > 0) lines[at - 1].after(line);
      else if (lines.length > 0) lines[0].before(line);
      else this.list.append(line);
    }

    markUnread() {
      const from = this.list.dataset.unread && this.line(Number(this.list.dataset.unread));
      if (from && !this.list.querySelector(".unread-from")) {
        from.before(this.box.querySelector("#unread-from").content.cloneNode(true));
      }
    }

    /** Asks again for the newest lines and those in sight; one question at a time, and once more if told meanwhile. */
    async refresh() {
      if (this.refreshing) {
        this.wanted = true;
        return;
      }
      this.refreshing = true;
      try {
        const last = this.last;
        const stays = this.atEnd;
        if (!this.behind) await this.catchUp();
        await this.lookAgain();
        if (this.last > last) this.arrived(last, stays);
      } catch (fault) {
        if (fault.signedOut) location.reload();
        else setTimeout(() => this.list.isConnected && this.refresh(), TRY_AGAIN);
      } finally {
        this.refreshing = false;
        if (this.wanted) {
          this.wanted = false;
          this.refresh();
        }
      }
    }

    async catchUp() {
      let after = Math.max(0, this.last - NEWEST, this.shown.size > 0 ? this.first - 1 : 0);
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const page = await this.read(`after=${after}`);
        this.merge(page);
        if (!page.querySelector("[data-more=newer]")) return;
        after = this.last;
      }
      // Too much was missed to read it all; what lies between is loaded when it is scrolled to.
      const more = document.createElement("template");
      more.innerHTML = `<li class="more" data-more="newer"><button type="button" class="plain"></button></li>`;
      this.list.append(more.content);
      this.sight.observe(this.list.lastElementChild);
    }

    async lookAgain() {
      const seen = this.inSight();
      if (seen.length > 0 && seen[0] <= this.last - NEWEST) {
        this.merge(await this.read(`after=${seen[0] - 1}&upto=${seen[seen.length - 1]}`));
      }
    }

    inSight() {
      const sight = this.list.getBoundingClientRect();
      return [...this.list.querySelectorAll("li[data-number]")]
        .filter((line) => {
          const place = line.getBoundingClientRect();
          return place.bottom > sight.top && place.top < sight.bottom;
        })
        .map((line) => Number(line.dataset.number));
    }

    arrived(last, stays) {
      if (stays) {
        this.toEnd();
      } else {
        this.fresh += [...this.shown.keys()].filter(
          (number) => number > last && !this.line(number)?.classList.contains("system"),
        ).length;
      }
      this.showNewest();
    }

    /** What I sent myself is shown at once, at the end. */
    async sent(html) {
      if (this.behind) {
        await this.jump();
        return;
      }
      const page = document.createElement("template");
      page.innerHTML = html;
      page.content.querySelectorAll("[data-more]").forEach((more) => more.remove());
      const number = Number(page.content.querySelector("li[data-number]")?.dataset.number);
      if (number > this.last + 1) await this.catchUp().catch(() => {});
      this.merge(page.content);
      this.toEnd();
      this.showNewest();
    }

    async jump() {
      if (this.behind) {
        const page = await this.read("").catch(() => null);
        if (page) {
          this.shown.clear();
          this.list.replaceChildren(page);
          this.list.querySelectorAll("li[data-number]").forEach((line) => this.shown.set(Number(line.dataset.number), line.outerHTML));
          this.markUnread();
          this.list.querySelectorAll("[data-more]").forEach((more) => this.sight.observe(more));
        }
      }
      this.toEnd();
      this.showNewest();
    }

    async resend(button) {
      button.disabled = true;
      try {
        const answer = await ask(`${this.list.dataset.messages}/${button.dataset.resend}/resend`, { method: "POST" });
        const page = document.createElement("template");
        page.innerHTML = await answer.text();
        if (answer.ok) {
          page.content.querySelectorAll("[data-more]").forEach((more) => more.remove());
          this.merge(page.content);
        } else {
          button.after(page.content.querySelector("[role=alert]") ?? "");
        }
      } catch (fault) {
        if (fault.signedOut) location.reload();
      } finally {
        button.disabled = false;
      }
    }
  }

  const begun = new WeakSet();

  function begin() {
    const list = document.getElementById("transcript");
    if (list && !begun.has(list)) {
      begun.add(list);
      new Transcript(list);
    }
  }

  window.askBaton = ask;
  document.addEventListener("htmx:configRequest", (request) => Object.assign(request.detail.headers, token()));
  document.addEventListener("htmx:load", begin);
  begin();
})();
