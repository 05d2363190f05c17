// Draws the flow a customer is in: the way they took is coloured, a token marks where they are. The drawing is loaded once a flow;
// what the server tells afterwards only moves the token.
"use strict";

(() => {
  const CLOSE_UP = 0.8;
  const STEP = 1.3;
  let viewer;
  let drawn;
  let coloured = [];
  let chosen = null;

  const section = () => document.getElementById("diagram");
  const levels = () => JSON.parse(section()?.dataset.levels || "[]");

  function level() {
    const all = levels();
    return all[chosen ?? all.length - 1] ?? all[all.length - 1];
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  async function load(wanted) {
    const answer = await fetch(wanted.xml);
    if (!answer.ok) throw new Error(`Drawing answered ${answer.status}`);
    const xml = await answer.text();
    viewer?.destroy();
    viewer = new BpmnJS({
      container: document.getElementById("diagram-canvas"),
      bpmnRenderer: { defaultFillColor: colour("--diagram-fill"), defaultStrokeColor: colour("--diagram-stroke") },
      textRenderer: { defaultStyle: { fontFamily: "inherit", fontSize: 12 }, externalStyle: { fontSize: 12 } },
    });
    await viewer.importXML(xml);
    coloured = [];
    drawn = wanted.xml;
  }

  function paint(wanted) {
    const canvas = viewer.get("canvas");
    const elements = viewer.get("elementRegistry");
    const on = wanted.passed.filter((id) => id !== wanted.current && elements.get(id)).map((id) => [id, "passed"]);
    if (wanted.current && elements.get(wanted.current)) on.push([wanted.current, "here"]);
    coloured.forEach(([id, marker]) => canvas.removeMarker(id, marker));
    on.forEach(([id, marker]) => canvas.addMarker(id, marker));
    coloured = on;
    token(canvas, elements.get(wanted.current));
  }

  function token(canvas, element) {
    const layer = canvas.getLayer("token", 1);
    layer.replaceChildren();
    if (!element) return;
    for (const name of ["halo", "token"]) {
      const circle = document.createElementNS("http://www.w3.org/2000/svg", "circle");
      circle.setAttribute("class", name);
      circle.setAttribute("cx", element.x);
      circle.setAttribute("cy", element.y);
      circle.setAttribute("r", 11);
      layer.append(circle);
    }
  }

  function lookAtCustomer() {
    const canvas = viewer.get("canvas");
    const element = viewer.get("elementRegistry").get(level()?.current);
    if (!element) {
      canvas.zoom("fit-viewport", "auto");
      return;
    }
    const box = document.getElementById("diagram-canvas");
    const width = box.clientWidth / CLOSE_UP;
    const height = box.clientHeight / CLOSE_UP;
    canvas.viewbox({
      x: element.x + element.width / 2 - width / 2,
      y: element.y + element.height / 2 - height / 2,
      width,
      height,
    });
  }

  function mark(at) {
    section().querySelectorAll("[data-level]").forEach((crumb) => {
      crumb.setAttribute("aria-current", Number(crumb.dataset.level) === at);
    });
  }

  /** One after the other: a drawing that is still loading is not painted on. */
  let turn = Promise.resolve();
  let before;

  function show() {
    turn = turn.then(draw).catch(() => {
      const box = document.getElementById("diagram-canvas");
      if (box) box.textContent = section().dataset.broken;
      drawn = null;
    });
    return turn;
  }

  async function draw() {
    const wanted = section() && level();
    const box = document.getElementById("diagram-canvas");
    if (!wanted || !box?.clientWidth) return;
    if (drawn !== wanted.xml || !box.querySelector(".djs-container")) await load(wanted);
    paint(wanted);
    mark(levels().findIndex((one) => one.xml === wanted.xml));
    if (before !== wanted.xml + wanted.current) lookAtCustomer();
    before = wanted.xml + wanted.current;
  }

  const zooms = {
    in: (canvas) => canvas.zoom(canvas.zoom() * STEP),
    out: (canvas) => canvas.zoom(canvas.zoom() / STEP),
    all: (canvas) => canvas.zoom("fit-viewport", "auto"),
    here: lookAtCustomer,
  };

  document.addEventListener("click", (clicked) => {
    const crumb = clicked.target.closest?.("#diagram [data-level]");
    const zoom = clicked.target.closest?.("#diagram [data-zoom]");
    if (crumb) {
      chosen = Number(crumb.dataset.level);
      before = null;
      show();
    } else if (zoom && viewer) {
      zooms[zoom.dataset.zoom](viewer.get("canvas"));
    }
  });

  document.body.addEventListener("htmx:afterSettle", (settled) => {
    if (!section()) return;
    if (settled.detail.target.id === "talk" || chosen >= levels().length) {
      chosen = null;
      before = null;
    }
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    drawn = null;
    show();
  });
  new ResizeObserver(() => drawn || show()).observe(document.body);
  show();
})();
