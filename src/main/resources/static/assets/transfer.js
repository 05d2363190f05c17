// The menu by which a conversation goes back to the bot: a dialog that the server fills.
"use strict";

(() => {
  const dialog = document.createElement("dialog");
  dialog.id = "transfer-dialog";
  dialog.className = "transfer-dialog";
  dialog.setAttribute("aria-labelledby", "transfer-title");
  document.body.append(dialog);

  function close() {
    dialog.close();
    dialog.replaceChildren();
  }

  document.body.addEventListener("htmx:afterSwap", (swapped) => {
    if (swapped.detail.target !== dialog) return;
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("[role=alert], [autofocus]")?.scrollIntoView({ block: "nearest" });
    dialog.querySelector("[autofocus]")?.focus();
  });
  dialog.addEventListener("click", (clicked) => {
    if (clicked.target === dialog || clicked.target.closest("[data-close]")) close();
  });
  document.body.addEventListener("transferred", close);
})();
