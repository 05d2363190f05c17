// Opens conversations without leaving the page, and shows one panel at a time where there is no room for three.
"use strict";

(() => {
  const OPENS = /^\/conversations\/([0-9a-f-]{36})$/;
  const main = document.querySelector(".live-chat");
  const problem = document.getElementById("live-problem");
  if (!main) return;

  const remembered = () => {
    try {
      return localStorage.getItem("baton-beside") === "open";
    } catch {
      return false;
    }
  };

  function remember(open) {
    try {
      localStorage.setItem("baton-beside", open ? "open" : "closed");
    } catch {
      // Then only until the page is left.
    }
  }

  function open(address) {
    const [, id] = OPENS.exec(address.pathname);
    main.setAttribute("aria-busy", "true");
    problem.hidden = true;
    return htmx.ajax("GET", `/conversations/${id}/talk${address.search}`, { target: "#talk", swap: "outerHTML" });
  }

  function besides(shown) {
    main.classList.toggle("with-beside", shown);
    document.querySelector("[data-beside]")?.setAttribute("aria-expanded", shown);
  }

  function opened() {
    const talk = document.getElementById("talk");
    main.removeAttribute("aria-busy");
    main.classList.add("talking");
    document.title = `${talk.dataset.title} · Baton`;
    besides(remembered());
    talk.querySelector("h1")?.focus({ preventScroll: true });
    document.body.dispatchEvent(new CustomEvent("opened"));
  }

  document.addEventListener("click", (click) => {
    const link = click.target.closest?.("a[href]");
    const plain = click.button === 0 && !click.metaKey && !click.ctrlKey && !click.shiftKey && !click.altKey;
    if (!link || !plain || link.target || link.origin !== location.origin || !OPENS.test(link.pathname)) return;
    click.preventDefault();
    link.closest("#bell")?.removeAttribute("open");
    open(new URL(link.href));
  });

  document.addEventListener("click", (click) => {
    if (click.target.closest?.("[data-beside]")) {
      const shown = !main.classList.contains("with-beside");
      besides(shown);
      remember(shown);
    }
    if (click.target.closest?.("a[data-back]")) {
      click.preventDefault();
      main.classList.remove("talking");
      document.querySelector("#list-panel .row a[aria-current]")?.focus();
    }
  });

  // A panel that somebody writes into stays as it is; the next change brings what this one would have.
  document.body.addEventListener("htmx:beforeSwap", (swap) => {
    const panel = document.getElementById("customer-panel");
    if (!panel || swap.detail.target !== panel || swap.detail.requestConfig?.verb !== "get") return;
    const written = [...panel.querySelectorAll(".adding input")].some((field) => field.value !== "");
    if (written || panel.contains(document.activeElement)) swap.detail.shouldSwap = false;
  });
  document.body.addEventListener("htmx:afterSettle", (settled) => {
    if (settled.detail.target.id === "talk" || settled.detail.elt.id === "talk") opened();
  });
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.body.addEventListener(failure, (failed) => {
      if (failed.detail.target?.id !== "talk") return;
      main.removeAttribute("aria-busy");
      problem.hidden = false;
    });
  }
  besides(remembered());
})();
