// The overview: figures follow what happens, no more than every few seconds, and stand on the flow's diagram.
"use strict";

(() => {
  const EVERY = 5000;
  const AT_LEAST = 60000;
  const READABLE = 0.55;
  const SVG = "http://www.w3.org/2000/svg";
  let viewer;
  let drawn;
  let chosen;
  let askedAt = Date.now();
  let waiting;

  const section = () => document.getElementById("overview");
  const box = () => document.getElementById("overview-canvas");
  const problem = () => document.getElementById("overview-problem");

  function refresh() {
    clearTimeout(waiting);
    waiting = undefined;
    if (document.hidden) return;
    askedAt = Date.now();
    htmx.trigger(section(), "refresh");
  }

  // At once when nothing was asked for a while, or else when the while is over: the last change is never missed.
  function soon() {
    waiting ??= setTimeout(refresh, Math.max(0, askedAt + EVERY - Date.now()));
  }

  for (const news of ["changed", "resync"]) document.body.addEventListener(news, soon);
  setInterval(() => Date.now() - askedAt > AT_LEAST && refresh(), EVERY);
  document.addEventListener("visibilitychange", () => !document.hidden && soon());

  const drawings = () => JSON.parse(section()?.dataset.drawings || "[]").filter((one) => one.xml);
  const wanted = () => drawings().find((one) => one.key === chosen) ?? drawings()[0];
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  async function load(drawing) {
    const answer = await fetch(drawing.xml);
    if (!answer.ok) throw new Error(`Drawing answered ${answer.status}`);
    const xml = await answer.text();
    viewer?.destroy();
    box().replaceChildren();
    viewer = new BpmnJS({
      container: box(),
      bpmnRenderer: { defaultFillColor: colour("--diagram-fill"), defaultStrokeColor: colour("--diagram-stroke") },
      textRenderer: { defaultStyle: { fontFamily: "inherit", fontSize: 12 }, externalStyle: { fontSize: 12 } },
    });
    await viewer.importXML(xml);
    drawn = drawing.xml;
    look(drawing);
  }

  // All of it where it can be read; or else where most customers are.
  function look(drawing) {
    const canvas = viewer.get("canvas");
    canvas.zoom("fit-viewport", "auto");
    if (canvas.zoom() >= READABLE) return;
    const elements = viewer.get("elementRegistry");
    const busiest = [...drawing.badges].sort((one, other) => other.number - one.number).map((badge) => elements.get(badge.element)).find(Boolean);
    const first = busiest ?? elements.filter((element) => element.type === "bpmn:StartEvent")[0];
    if (!first) return;
    const width = box().clientWidth / READABLE;
    const height = box().clientHeight / READABLE;
    const left = canvas.viewbox().inner;
    const x = Math.max(left.x - 20, first.x + first.width / 2 - width / 2);
    canvas.viewbox({ x, y: first.y + first.height / 2 - height / 2, width, height });
  }

  function made(name, attributes, parent) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  }

  function badge(layer, element, one) {
    const leads = one.href || one.opens;
    const group = made(leads ? "a" : "g", { class: `badge-at ${one.kind}`, "aria-label": one.label, ...(leads ? {} : { role: "img" }) }, layer);
    if (one.href) group.setAttribute("href", one.href);
    if (one.opens) {
      group.setAttribute("href", `#level-${one.opens}`);
      group.dataset.opens = one.opens;
    }
    const text = String(one.number);
    const width = Math.max(30, 16 + text.length * 10);
    const x = element.x + element.width - width / 2 - (leads ? 4 : 0);
    const y = element.y - 13;
    made("rect", { x, y, width, height: 26, rx: 13 }, group);
    made("text", { x: x + width / 2, y: y + 18, "text-anchor": "middle" }, group).textContent = text;
    made("title", {}, group).textContent = one.label;
  }

  function paint(drawing) {
    const canvas = viewer.get("canvas");
    const elements = viewer.get("elementRegistry");
    const layer = canvas.getLayer("badges", 1);
    const focused = layer.contains(document.activeElement) && document.activeElement.getAttribute("href");
    layer.replaceChildren();
    for (const one of drawing.badges) {
      const element = elements.get(one.element);
      if (element) badge(layer, element, one);
    }
    if (focused) layer.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  // One after the other: a drawing that is still loading is not painted on.
  let turn = Promise.resolve();

  function show() {
    turn = turn.then(draw).catch(() => {
      if (box()) box().textContent = section().dataset.broken;
      drawn = null;
    });
    return turn;
  }

  async function draw() {
    const drawing = wanted();
    if (!drawing || !box()?.clientWidth) return;
    if (drawn !== drawing.xml || !box().querySelector(".djs-container")) await load(drawing);
    paint(drawing);
    section().querySelectorAll("[data-level]").forEach((crumb) => crumb.setAttribute("aria-current", crumb.dataset.level === drawing.key));
  }

  const zooms = {
    in: (canvas) => canvas.zoom(canvas.zoom() * 1.3),
    out: (canvas) => canvas.zoom(canvas.zoom() / 1.3),
    all: (canvas) => canvas.zoom("fit-viewport", "auto"),
  };

  document.addEventListener("click", (clicked) => {
    const level = clicked.target.closest?.("#overview [data-level], #overview [data-opens]");
    const zoom = clicked.target.closest?.("#overview [data-zoom]");
    if (level) {
      clicked.preventDefault();
      chosen = level.dataset.level ?? level.dataset.opens;
      show();
    } else if (zoom && viewer) {
      zooms[zoom.dataset.zoom](viewer.get("canvas"));
    } else if (clicked.target.closest?.("[data-again]")) {
      refresh();
    }
  });

  let flow = section()?.dataset.flow;
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    // Who chose something waits for it; what comes by itself disturbs nobody.
    if (event.target.closest?.("#overview") && event.target !== section()) section().setAttribute("aria-busy", "true");
  });
  document.body.addEventListener("htmx:afterSettle", () => {
    if (!section()) return;
    if (section().dataset.flow !== flow) chosen = undefined;
    flow = section().dataset.flow;
    problem().hidden = true;
    show();
  });
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.body.addEventListener(failure, (event) => {
      if (!event.target.closest?.("#overview")) return;
      section().setAttribute("aria-busy", "false");
      problem().hidden = false;
    });
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    drawn = null;
    show();
  });
  new ResizeObserver(() => drawn || show()).observe(document.body);
  show();
})();
