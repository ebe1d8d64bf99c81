// What the window to hold simulated phones does: shows their screens, and passes on what hands and keys do.

const $ = (id) => document.getElementById(id);
const MOST_AT_ONCE = 4; // pictures fetched at a time; a browser opens six connections to a server
const AROUND = { x: 108, y: 54 }; // CSS pixels around the held screen: its edge, the page's, and the keys beside it
const SLOP_DP = 9; // a wheel turns by at least so much
const KEYS = {
  Enter: 66, Backspace: 67, Delete: 112, Escape: 4, ArrowUp: 19, ArrowDown: 20, ArrowLeft: 21, ArrowRight: 22,
  Home: 122, End: 123, PageUp: 92, PageDown: 93,
};

const token = location.hash.slice(1); // its letters are such that no browser changes them
const phones = new Map(); // by name: {name, token, model, look, tile, ...}
let held = null;
let saved = null;
let about = { faults: {}, incidents: {}, popups: [] };

// --- asking ----------------------------------------------------------------------------------------------------------

async function ask(path, bearer, method = "GET", body = undefined) {
  const options = { method, headers: { Authorization: `Bearer ${bearer}` }, cache: "no-store" };
  if (body !== undefined) options.body = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await fetch(path, options);
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  throw Object.assign(new Error(problem.detail || `${answer.status} ${answer.statusText}`), { status: answer.status });
}

const of = (phone, path, method, body) => ask(`/phones/${phone.name}${path}`, phone.token, method, body);

let silence = 0;
function say(words) {
  $("says").textContent = words;
  $("says").hidden = false;
  clearTimeout(silence);
  silence = setTimeout(() => { $("says").hidden = true; }, 5000);
}

// What fails is said, not thrown: the page goes on.
function attempt(work) {
  return (...given) => Promise.resolve(work(...given)).catch((error) => say(error.message));
}

// --- what changes ----------------------------------------------------------------------------------------------------

async function listen() {
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await ask("/watch/changes", token);
      linked("on", "live");
      tries = 0;
      if (await read(answer.body.getReader())) return stopped();
    } catch (error) {
      if (tries > 4) return stopped();
    }
    linked("off", "connecting again …");
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
}

async function read(reader) {
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return false;
    rest += decoder.decode(value, { stream: true });
    const events = rest.split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const [, kind] = /^event: (.*)$/m.exec(event) || [];
      const [, data] = /^data: (.*)$/m.exec(event) || [];
      if (kind === "over") return true;
      if (kind === "phone") changed(JSON.parse(data));
    }
  }
}

function linked(is, words) {
  $("link").dataset.is = is;
  $("link").lastElementChild.textContent = words;
}

function stopped() {
  linked("off", "stopped");
  say("The phones were stopped.");
}

function changed(look) {
  const phone = phones.get(look.phone);
  if (!phone) return;
  const before = phone.look;
  phone.look = look;
  phone.tile.small.textContent = look.on ? look.front : "display off";
  refresh(phone.small);
  if (phone !== held) return;
  if (!before || before.width !== look.width || before.height !== look.height) fit();
  $("dark").hidden = look.on;
  name();
  if (String(before && before.faults) !== String(look.faults)) showFaults();
  refresh(phone.large);
  if (inspecting) readTree();
}

// --- pictures --------------------------------------------------------------------------------------------------------

let fetching = 0;
const waiting = [];

// One picture of a phone on one canvas: fetched when the phone has changed, one at a time, never an old one twice.
function picture(phone, canvas, width) {
  return { phone, canvas, width, shown: -1, drawn: 0, busy: false, seen: false };
}

function refresh(view) {
  const { phone } = view;
  if (!view.seen || view.busy || !phone.look) return;
  if (view.shown >= phone.look.revision && view.drawn === view.width()) return;
  view.busy = true;
  if (view === phone.large || fetching < MOST_AT_ONCE) draw(view);
  else waiting.push(view);
}

async function draw(view) {
  const { phone, canvas } = view;
  const width = view.width();
  fetching += 1;
  try {
    const answer = await of(phone, `/frame?width=${width}`);
    const revision = Number(answer.headers.get("Revision"));
    const bitmap = await createImageBitmap(await answer.blob());
    if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
    }
    canvas.getContext("2d").drawImage(bitmap, 0, 0);
    bitmap.close();
    view.shown = revision;
    view.drawn = width;
    canvas.dataset.revision = revision;
  } catch (error) {
    view.shown = phone.look.revision; // the next change tries again
  }
  fetching -= 1;
  view.busy = false;
  const next = waiting.shift();
  if (next) draw(next);
  refresh(view);
}

const sharp = (css) => Math.min(4096, Math.max(40, Math.round(css * devicePixelRatio)));

// --- one phone in the hand, or all of them ---------------------------------------------------------------------------

function tile(phone) {
  const button = document.createElement("button");
  button.className = "tile";
  const canvas = document.createElement("canvas");
  canvas.width = 9;
  canvas.height = 20;
  const label = document.createElement("b");
  label.textContent = phone.name;
  const small = document.createElement("small");
  button.append(canvas, label, small);
  button.setAttribute("aria-label", `Hold phone ${phone.name}`);
  button.addEventListener("click", () => hold(phone));
  phone.tile = { button, canvas, small };
  phone.small = picture(phone, canvas, () => sharp(canvas.clientWidth || 150));
  phone.large = picture(phone, $("screen"), () => sharp($("screen").clientWidth || 360));
  $("grid").append(button);
  seer.observe(button);
}

const seer = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const phone = [...phones.values()].find((each) => each.tile.button === entry.target);
    phone.small.seen = entry.isIntersecting;
    refresh(phone.small);
  }
});

function hold(phone) {
  if (held) {
    held.large.seen = false;
    held.tile.button.removeAttribute("aria-current");
  }
  held = phone;
  $("hold").hidden = !phone;
  $("panel").hidden = !phone || panelAway;
  $("panel-toggle").hidden = !phone;
  $("all").hidden = !phone || phones.size === 1;
  $("grid").hidden = Boolean(phone) && phones.size === 1;
  $("grid").classList.toggle("rail", Boolean(phone));
  name();
  if (!phone) return;
  phone.tile.button.setAttribute("aria-current", "true");
  phone.large.seen = true;
  phone.large.shown = -1;
  $("dark").hidden = !phone.look || phone.look.on;
  saved = null;
  $("restore").disabled = true;
  $("saved").textContent = "";
  fit();
  showFaults();
  tick();
  if (inspecting) readTree();
  $("keys").focus({ preventScroll: true });
}

function name() {
  const title = $("which");
  title.textContent = "";
  if (!held) {
    title.textContent = `${phones.size} phones`;
    document.title = "deixis phone";
    return;
  }
  const strong = document.createElement("b");
  strong.textContent = held.name;
  title.append(strong, ` ${held.model}${held.look ? ` · ${held.look.front}` : ""}`);
  document.title = `${held.name} · deixis phone`;
}

// The screen as large as there is room for it.
function fit() {
  if (!held || !held.look) return;
  const { width, height } = held.look;
  const room = $("hold");
  const scale = Math.min((room.clientWidth - AROUND.x) / width, (room.clientHeight - AROUND.y) / height);
  for (const canvas of [$("screen"), $("boxes")]) {
    canvas.style.width = `${Math.max(40, Math.floor(width * scale))}px`;
    canvas.style.height = `${Math.max(40, Math.floor(height * scale))}px`;
  }
  refresh(held.large);
  outline();
}

// --- hands -----------------------------------------------------------------------------------------------------------

// What is done goes out in order, one request at a time; what happens meanwhile goes with the next.
async function send(phone, event) {
  phone.queue ||= [];
  const last = phone.queue.at(-1);
  if (event.do === "wheel" && last && last.do === "wheel") last.dy += event.dy;
  else if (event.do === "text" && last && last.do === "text") last.text += event.text;
  else phone.queue.push(event);
  if (phone.sending) return;
  phone.sending = true;
  try {
    while (phone.queue.length) await of(phone, "/hands", "POST", { events: phone.queue.splice(0) });
  } catch (error) {
    say(error.message);
  }
  phone.sending = false;
}

function place(event) {
  const box = $("screen").getBoundingClientRect();
  const { width, height } = held.look;
  const clamp = (value, most) => Math.min(most - 1, Math.max(0, value));
  return {
    x: clamp(((event.clientX - box.left) / box.width) * width, width),
    y: clamp(((event.clientY - box.top) / box.height) * height, height),
  };
}

let finger = null; // {phone, id, since}

function press(event) {
  if (event.button !== 0 || finger || !held || !held.look) return;
  event.preventDefault();
  $("keys").focus({ preventScroll: true });
  $("screen").setPointerCapture(event.pointerId);
  finger = { phone: held, id: event.pointerId, since: event.timeStamp };
  dot(event);
  send(held, { do: "down", ...place(event) });
}

function move(event) {
  if (inspecting && held && held.look) hover(place(event));
  if (!finger || event.pointerId !== finger.id) return;
  dot(event);
  send(finger.phone, { do: "move", ...place(event), ms: event.timeStamp - finger.since });
}

function lift(event) {
  if (!finger || event.pointerId !== finger.id) return;
  $("finger").hidden = true;
  send(finger.phone, { do: "up", ...place(event), ms: event.timeStamp - finger.since });
  finger = null;
}

function dot(event) {
  const box = $("body").getBoundingClientRect();
  $("finger").style.left = `${event.clientX - box.left}px`;
  $("finger").style.top = `${event.clientY - box.top}px`;
  $("finger").hidden = false;
}

let turned = 0;
function wheel(event) {
  if (!held || !held.look || finger || event.ctrlKey) return;
  event.preventDefault();
  const line = event.deltaMode === 1 ? 40 : event.deltaMode === 2 ? 800 : 1;
  turned += (event.deltaY * line * held.look.height) / $("screen").clientHeight;
  if (Math.abs(turned) < SLOP_DP * 3) return;
  send(held, { do: "wheel", ...place(event), dy: turned });
  turned = 0;
}

function keydown(event) {
  if (!held || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const code = KEYS[event.key];
  if (code === undefined) return;
  event.preventDefault();
  send(held, { do: "key", code });
}

function typed(event) {
  if (!held || event.isComposing) return;
  const text = $("keys").value;
  $("keys").value = "";
  if (text) send(held, { do: "text", text });
}

function pasted(event) {
  event.preventDefault();
  const text = event.clipboardData.getData("text");
  if (held && text) send(held, { do: "paste", text });
}

// --- the tree --------------------------------------------------------------------------------------------------------

let inspecting = false;
let reading = false;
let nodes = []; // {box: [l, t, r, b], element, depth, window}
let pointed = null;
let pinned = false;

function inspect() {
  inspecting = !inspecting;
  $("inspect").setAttribute("aria-pressed", String(inspecting));
  $("boxes").hidden = $("tree").hidden = !inspecting;
  pinned = false;
  if (inspecting) {
    if (panelAway) togglePanel();
    readTree();
  }
}

async function readTree() {
  if (reading) return;
  reading = true;
  const phone = held;
  let revision;
  try {
    do {
      revision = phone.look.revision;
      const xml = await (await of(phone, "/hierarchy")).text();
      if (phone !== held) break;
      nodes = parse(xml);
      pointed = pinned && pointed ? nodes.find((each) => same(each, pointed)) || null : null;
      outline();
      find();
      describe();
    } while (phone === held && phone.look.revision !== revision);
  } catch (error) {
    say(error.message);
  }
  reading = false;
  if (held && held !== phone && inspecting) readTree();
}

function parse(xml) {
  const found = [];
  const root = new DOMParser().parseFromString(xml, "application/xml").documentElement;
  const visit = (element, depth, window) => {
    const numbers = (element.getAttribute("bounds") || "").match(/-?\d+/g);
    if (numbers) found.push({ box: numbers.map(Number), element, depth, window });
    for (const child of element.children) visit(child, depth + 1, window);
  };
  [...root.children].forEach((window, number) => visit(window, 0, number));
  return found;
}

const said = (node, name) => node.element.getAttribute(name) || "";
const same = (one, other) => one.box.join() === other.box.join() && ["class", "text", "resource-id"].every((n) => said(one, n) === said(other, n));
const called = (node) => said(node, "text") || said(node, "content-desc");

// The deepest node of the front-most window under a place.
function under({ x, y }) {
  const over = nodes.filter(({ box: [l, t, r, b], element }) => l <= x && x < r && t <= y && y < b && element.getAttribute("visible-to-user") !== "false");
  const front = over.filter((node) => node.window === (over[0] || {}).window);
  return front.reduce((best, node) => (!best || node.depth >= best.depth ? node : best), null);
}

function hover(at) {
  if (pinned) return;
  const node = under(at);
  if (node === pointed) return;
  pointed = node;
  outline();
  describe();
}

function pin(event) {
  if (!inspecting) return;
  event.preventDefault();
  pinned = !pinned;
  if (pinned) pointed = under(place(event));
  outline();
  describe();
}

function outline() {
  const canvas = $("boxes");
  if (!inspecting || !held || !held.look) return;
  canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
  canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
  const scale = canvas.width / held.look.width;
  const pen = canvas.getContext("2d");
  const rect = ([l, t, r, b]) => [l * scale + 0.5, t * scale + 0.5, (r - l) * scale - 1, (b - t) * scale - 1];
  for (const node of nodes) {
    const acts = said(node, "clickable") === "true" || said(node, "long-clickable") === "true";
    pen.lineWidth = devicePixelRatio * (acts ? 1.25 : 0.75);
    pen.strokeStyle = acts ? "rgb(20 110 230 / .85)" : "rgb(130 135 150 / .5)";
    pen.strokeRect(...rect(node.box));
  }
  if (!pointed) return;
  pen.fillStyle = "rgb(230 80 30 / .18)";
  pen.strokeStyle = "rgb(230 80 30)";
  pen.lineWidth = 2 * devicePixelRatio;
  pen.fillRect(...rect(pointed.box));
  pen.strokeRect(...rect(pointed.box));
}

const UNSAID = { checkable: "false", checked: "false", clickable: "false", enabled: "true", focusable: "false", focused: "false", scrollable: "false", "long-clickable": "false", password: "false", selected: "false", "visible-to-user": "true" };
const LESS = new Set(["index", "drawing-order", "display-id"]);

function describe() {
  const place = $("node");
  place.textContent = "";
  if (!pointed) {
    place.textContent = "Point at something on the screen; a right click keeps it.";
    return;
  }
  if (pinned) {
    const words = document.createElement("p");
    words.className = "pinned";
    words.textContent = "Kept; a right click lets go.";
    place.append(words);
  }
  const table = document.createElement("table");
  for (const { name, value } of pointed.element.attributes) {
    if (value === "" || value === UNSAID[name] || LESS.has(name)) continue;
    const row = table.insertRow();
    const head = document.createElement("th");
    head.textContent = name;
    row.append(head);
    row.insertCell().textContent = value;
  }
  const row = document.createElement("p");
  row.className = "row";
  for (const [label, text] of [["Copy selector", selector(pointed)], ["Copy XPath", path(pointed)]]) {
    const button = document.createElement("button");
    button.textContent = label;
    button.title = text;
    button.addEventListener("click", attempt(async () => {
      await navigator.clipboard.writeText(text);
      say(`Copied: ${text}`);
    }));
    row.append(button);
  }
  place.append(table, row);
}

// As uiautomator2 has it: what tells the node from all others, and its number among those where nothing does.
function selector(node) {
  const parts = [["resourceId", "resource-id"], ["text", "text"], ["description", "content-desc"], ["className", "class"]];
  const chosen = [];
  for (const [argument, attribute] of parts) {
    if (!said(node, attribute)) continue;
    chosen.push([argument, attribute]);
    if (alike(node, chosen).length === 1) break;
  }
  const others = alike(node, chosen);
  const words = chosen.map(([argument, attribute]) => `${argument}=${JSON.stringify(said(node, attribute))}`);
  if (others.length > 1) words.push(`instance=${others.indexOf(node)}`);
  return `d(${words.join(", ")})`;
}

const alike = (node, chosen) => nodes.filter((each) => chosen.every(([, attribute]) => said(each, attribute) === said(node, attribute)));

function path(node) {
  const quoted = (value) => (value.includes('"') ? `'${value}'` : `"${value}"`);
  for (const attribute of ["resource-id", "content-desc", "text"]) {
    const value = said(node, attribute);
    if (value && alike(node, [["", attribute]]).length === 1) return `//*[@${attribute}=${quoted(value)}]`;
  }
  const steps = [];
  for (let at = node.element; at.parentElement; at = at.parentElement) {
    steps.unshift(`node[${1 + [...at.parentElement.children].indexOf(at)}]`);
  }
  return `/hierarchy/${steps.join("/")}`;
}

function find() {
  const words = $("find").value.trim().toLowerCase();
  const list = $("found");
  list.textContent = "";
  if (!words) return;
  const fits = (node) => ["text", "content-desc", "resource-id", "class"].some((name) => said(node, name).toLowerCase().includes(words));
  for (const node of nodes.filter(fits).slice(0, 100)) {
    const button = document.createElement("button");
    const small = document.createElement("small");
    small.textContent = ` ${said(node, "resource-id").replace(/^.*:id\//, "") || said(node, "class").replace(/^.*\./, "")}`;
    button.append(called(node) || "–", small);
    const show = () => { pointed = node; pinned = false; outline(); describe(); };
    button.addEventListener("focus", show);
    button.addEventListener("mouseenter", show);
    button.addEventListener("click", () => { pointed = node; pinned = true; outline(); describe(); });
    const item = document.createElement("li");
    item.append(button);
    list.append(item);
  }
}

// --- the panel -------------------------------------------------------------------------------------------------------

let panelAway = false;
function togglePanel(away = !panelAway) {
  panelAway = away;
  $("panel").hidden = away || !held;
  $("panel-toggle").setAttribute("aria-expanded", String(!panelAway));
  fit();
}

async function tick() {
  if (!held || document.hidden) return;
  showClock(await (await of(held, "/clock")).json());
}

function showClock(clock) {
  const at = new Date(`${clock.local.slice(0, 19)}Z`);
  const day = { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
  $("time").textContent = `${at.toLocaleDateString(undefined, day)}, ${clock.local.slice(11, 19)}`;
  $("stepped").checked = clock.mode === "stepped";
}

async function clock(change) {
  showClock(await (await of(held, "/clock", "PUT", change)).json());
}

function showFaults() {
  const place = $("faults");
  place.textContent = "";
  const on = new Set(held && held.look ? held.look.faults : []);
  for (const [fault, words] of Object.entries(about.faults)) {
    const label = document.createElement("label");
    label.className = "switch";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.setAttribute("role", "switch");
    box.checked = on.has(fault);
    box.addEventListener("change", attempt(async () => {
      try {
        if (box.checked) await of(held, `/faults/${fault}`, "PUT", $("options").value.trim() || "{}");
        else await of(held, `/faults/${fault}`, "DELETE");
      } catch (error) {
        box.checked = !box.checked;
        throw error;
      }
    }));
    const small = document.createElement("small");
    small.textContent = words;
    const text = document.createElement("span");
    text.append(fault.replaceAll("_", " "), small);
    label.append(box, document.createElement("span"), text);
    place.append(label);
  }
}

function askAbout() {
  const kind = $("kind").value;
  const place = $("about");
  place.textContent = "";
  const order = ["package", "title", "text", "popup", "seconds", "key"];
  const members = (about.incidents[kind] || []).filter((each) => each !== "urgent");
  members.sort((a, b) => (order.indexOf(a) + 99) % 99 - (order.indexOf(b) + 99) % 99);
  for (const member of members) {
    const label = document.createElement("label");
    label.className = "field";
    const input = document.createElement(member === "popup" ? "select" : "input");
    input.name = member;
    input.autocomplete = "off";
    if (member === "popup") for (const each of about.popups) input.append(new Option(each));
    if (member === "package") input.placeholder = "the app in front";
    if (member === "title") input.value = "Ann Lee";
    if (member === "text") input.value = "Are you coming?";
    if (member === "seconds" || member === "key") input.placeholder = "as usual";
    label.append(member, input);
    place.append(label);
  }
}

async function happen(event) {
  event.preventDefault();
  const body = {};
  for (const [member, value] of new FormData($("incident"))) {
    if (value === "" && member === "package" && $("kind").value === "notify") body.package = held.look.front;
    else if (value !== "") body[member] = member === "seconds" ? Number(value) : value;
  }
  const { done } = await (await of(held, "/incidents", "POST", body)).json();
  if (!done) say("That cannot happen now: the app does not run, or may not.");
}

function file(data, kind, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type: kind }));
  link.download = `phone-${held.name}-${new Date().toISOString().slice(0, 19).replaceAll(":", "")}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const themes = ["", "light", "dark"];
function theme(next) {
  document.documentElement.dataset.theme = next;
  if (!next) delete document.documentElement.dataset.theme;
  try { localStorage.setItem("theme", next); } catch { /* the choice is forgotten */ }
}

function wire() {
  const screen = $("screen");
  screen.addEventListener("pointerdown", press);
  screen.addEventListener("pointermove", move);
  screen.addEventListener("pointerup", lift);
  screen.addEventListener("pointercancel", lift);
  screen.addEventListener("contextmenu", (event) => { event.preventDefault(); pin(event); });
  screen.addEventListener("wheel", wheel, { passive: false });
  $("keys").addEventListener("keydown", keydown);
  $("keys").addEventListener("input", typed);
  $("keys").addEventListener("compositionend", () => typed({ isComposing: false }));
  $("keys").addEventListener("paste", pasted);
  for (const button of document.querySelectorAll("[data-key]")) {
    button.addEventListener("click", () => send(held, { do: "key", code: Number(button.dataset.key) }));
  }
  for (const button of document.querySelectorAll("[data-advance]")) {
    button.addEventListener("click", attempt(() => clock({ advance: Number(button.dataset.advance) })));
  }
  $("turn").addEventListener("click", () => send(held, { do: "turn", to: (held.look.rotation + 1) % 4 }));
  $("picture").addEventListener("click", attempt(async () => file(await (await of(held, "/screenshot")).blob(), "image/png", "png")));
  $("inspect").addEventListener("click", inspect);
  $("find").addEventListener("input", find);
  $("stepped").addEventListener("change", attempt(() => clock({ mode: $("stepped").checked ? "stepped" : "real" })));
  $("kind").addEventListener("change", askAbout);
  $("incident").addEventListener("submit", attempt(happen));
  $("all").addEventListener("click", () => hold(null));
  $("panel-toggle").addEventListener("click", () => togglePanel());
  $("theme").addEventListener("click", () => theme(themes[(themes.indexOf(document.documentElement.dataset.theme || "") + 1) % 3]));
  $("save").addEventListener("click", attempt(async () => {
    saved = await (await of(held, "/save")).text();
    $("restore").disabled = false;
    $("saved").textContent = `as of ${new Date().toLocaleTimeString()}`;
  }));
  $("restore").addEventListener("click", attempt(() => of(held, "/restore", "POST", saved)));
  $("download").addEventListener("click", attempt(async () => file(await (await of(held, "/save")).blob(), "application/json", "json")));
  $("upload").addEventListener("click", () => $("file").click());
  $("file").addEventListener("change", attempt(async () => {
    const [chosen] = $("file").files;
    $("file").value = "";
    if (chosen) await of(held, "/restore", "POST", await chosen.text());
  }));
  $("reset").addEventListener("click", attempt(async () => {
    const seed = $("seed").value.trim();
    if (seed && !/^-?\d+$/.test(seed)) throw new Error(`A seed is a whole number, and ${seed} is none.`);
    await of(held, "/reset", "POST", seed ? { seed: Number(seed) } : {});
  }));
  new ResizeObserver(fit).observe($("hold"));
  document.addEventListener("visibilitychange", () => phones.forEach((phone) => refresh(phone.small)));
  setInterval(() => tick().catch(() => {}), 1000);
}

function alone(title, ...words) {
  $("hold").hidden = $("panel").hidden = $("panel-toggle").hidden = true;
  $("grid").hidden = false;
  $("grid").className = "";
  const message = document.createElement("p");
  message.className = "message";
  const strong = document.createElement("b");
  strong.textContent = title;
  message.append(strong, ...words);
  $("grid").replaceChildren(message);
  linked("off", "not connected");
}

function command() {
  const code = document.createElement("code");
  code.textContent = "deixis phone --watch";
  return code;
}

async function begin() {
  try { theme(localStorage.getItem("theme") || ""); } catch { /* no storage: as the system has it */ }
  const narrow = matchMedia("(max-width: 820px)");
  panelAway = narrow.matches;
  narrow.addEventListener("change", () => togglePanel(narrow.matches));
  addEventListener("hashchange", () => location.reload());
  if (!token) return alone("This link is not whole", "Open the whole link that ", command(), " printed, with the token behind the #.");
  try {
    about = await (await ask("/watch/phones", token)).json();
  } catch (error) {
    if (error.status !== 401) return alone("The phones do not answer", error.message);
    return alone("This link does not open these phones", "Open the link that ", command(), " printed when they were started: with each start it is a new one.");
  }
  wire();
  for (const phone of about.phones) {
    phones.set(phone.name, phone);
    tile(phone);
  }
  for (const kind of Object.keys(about.incidents)) $("kind").append(new Option(kind));
  $("kind").value = about.incidents.notify ? "notify" : $("kind").value;
  askAbout();
  hold(phones.size === 1 ? [...phones.values()][0] : null);
  return listen();
}

begin();
