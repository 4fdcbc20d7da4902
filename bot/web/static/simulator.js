// The page's own script: forms are sent without leaving the page, and phones redraw when something happens.
"use strict";

const stage = document.querySelector(".stage");
const note = document.querySelector("#note");
const toast = document.querySelector("#toast");
const language = document.documentElement.lang;
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const phoneOf = chat => one(`.phone[data-chat="${CSS.escape(chat)}"]`);
const herPhone = () => one('[data-column="her"] .phone');

// --- drawing: the server draws a phone, and only what differs is exchanged

const feet = new WeakMap(); // the foot of each phone as the server sent it: what she types is not a difference
const drawing = new WeakMap();

async function fetchPhone(chat, skin, start) {
  const query = new URLSearchParams({ chat, skin, lang: language });
  if (start !== undefined) query.set("start", start);
  const response = await fetch(`/simulator/state?${query}`);
  if (!response.ok) throw new Error(response.status);
  return one(".phone", new DOMParser().parseFromString(await response.text(), "text/html"));
}

async function redraw(phone) {
  if (drawing.has(phone)) return drawing.set(phone, "again");
  try {
    do {
      drawing.set(phone, "once");
      patch(phone, await fetchPhone(phone.dataset.chat, phone.dataset.skin));
    } while (drawing.get(phone) === "again");
  } catch {
    say(document.body.dataset.away);
  } finally {
    drawing.delete(phone);
  }
}

function patch(phone, fresh) {
  const list = one(".messages", phone);
  const low = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const known = new Map(all("li", list).map(item => [item.dataset.key, item]));
  const items = all("li", one(".messages", fresh)).map(item => {
    const old = known.get(item.dataset.key);
    if (old && old.dataset.drawn === item.outerHTML) return old;
    item.dataset.drawn = item.outerHTML;
    item.classList.toggle("fresh", !old);
    return item;
  });
  const grown = items.some(item => !known.has(item.dataset.key));
  items.forEach((item, at) => list.children[at] !== item && list.insertBefore(item, list.children[at] || null));
  while (list.children.length > items.length) list.lastChild.remove();
  exchangeFoot(phone, one(".foot", fresh));
  if (grown || low) list.scrollTop = list.scrollHeight;
}

function exchangeFoot(phone, foot) {
  if (feet.get(phone) === foot.outerHTML) return;
  feet.set(phone, foot.outerHTML);
  const old = one(".foot", phone);
  const typed = one("textarea", old)?.value;
  const focused = old.contains(document.activeElement);
  old.replaceWith(foot);
  const field = one("textarea", foot);
  if (field && typed) field.value = typed;
  if (field && focused) field.focus();
}

function settle(phone) {
  const list = one(".messages", phone);
  feet.set(phone, one(".foot", phone).outerHTML);
  all("li", list).forEach(item => (item.dataset.drawn = item.outerHTML));
  list.scrollTop = list.scrollHeight;
}

// --- whose phone, which skin, which column

let shows = 0; // of several phones asked for at once the last one is shown, whichever comes first
async function show(person, skin, start) {
  const turn = ++shows;
  let fresh;
  try {
    fresh = await fetchPhone(person, skin, start);
  } catch {
    return say(document.body.dataset.away);
  }
  if (turn !== shows) return;
  herPhone().replaceWith(fresh);
  settle(fresh);
  for (const link of all("[data-person]")) mark(link, link.dataset.person === person, link.dataset.person, skin);
  for (const link of all("[data-skin]:not(.phone)")) mark(link, link.dataset.skin === skin, person, link.dataset.skin);
  const chosen = one(`[data-person="${person}"]`);
  chosen.classList.remove("new");
  one("#about").textContent = chosen.dataset.about;
  one("#language").href = address(person, skin, one("#language").lang);
  history.replaceState(null, "", address(person, skin, language));
  if (start === undefined) redraw(fresh); // what happened between the drawing and the showing
}

function mark(link, current, person, skin) {
  current ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
  link.href = address(person, skin, language);
}

const address = (person, skin, lang) => `/simulator?${new URLSearchParams({ person, skin, lang })}`;

function turnTo(tab) {
  stage.dataset.tab = tab;
  for (const button of all("[data-tab]", one(".tabs"))) {
    button.setAttribute("aria-pressed", button.dataset.tab === tab);
    if (button.dataset.tab === tab) button.classList.remove("new");
  }
  all(".messages", stage).forEach(list => (list.scrollTop = list.scrollHeight));
}

async function follow(chat) {
  if (!phoneOf(chat)) await show(chat, "telegram");
  const phone = phoneOf(chat); // none when another was asked for meanwhile
  if (phone) turnTo(phone.closest(".column").dataset.column);
}

// --- sending

async function send(form, submitter) {
  const data = new FormData(form, submitter);
  const field = one("textarea", form);
  let action = form.getAttribute("action");
  if (field) {
    const row = form.closest(".phone").dataset.editing;
    if (row) [action] = ["/simulator/edit", data.set("row", row)];
    if (!field.value.trim()) return;
    stopEditing(form.closest(".phone"));
    field.value = "";
  }
  const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  try {
    const response = await fetch(action, { method: "POST", body });
    if (!response.ok) throw new Error(response.status);
  } catch {
    if (field) field.value = data.get("text");
    say(document.body.dataset.failed);
  }
  if (form.enctype === "multipart/form-data") form.reset();
}

function startEditing(phone, row, text) {
  const field = one("textarea", phone);
  if (!field) return;
  phone.dataset.editing = row;
  one(".editing", phone).hidden = false;
  field.value = text;
  field.focus();
}

function stopEditing(phone) {
  delete phone.dataset.editing;
  one(".editing", phone).hidden = true;
}

let silence;
function say(words) {
  toast.textContent = words;
  toast.hidden = false;
  clearTimeout(silence);
  silence = setTimeout(() => (toast.hidden = true), 5000);
}

// --- the story

let pen;
async function tell(event) {
  one("#story").classList.toggle("playing", event.story === "step");
  const words = event.note?.[language];
  if (words) note.replaceChildren(words);
  if (words) note.hidden = false;
  if (event.story === "step" && event.show) await follow(event.show);
  const phone = event.typing && phoneOf(event.show);
  if (phone) type(one("textarea", phone), event.typing, event.pause);
}

function type(field, text, pause) {
  clearInterval(pen);
  if (!field || calm) return;
  let length = 0;
  setTimeout(() => {
    pen = setInterval(() => {
      field.value = text.slice(0, ++length);
      if (length >= text.length) clearInterval(pen);
    }, 50);
  }, pause * 800);
}

// --- what happens

function hear({ data }) {
  const event = JSON.parse(data);
  if (event.story) return tell(event);
  if (event.chat === "*") {
    note.hidden = true;
    return all(".phone").forEach(redraw);
  }
  const phone = phoneOf(event.chat);
  if (!phone) return one(`[data-person="${CSS.escape(event.chat)}"]`)?.classList.add("new");
  if (one("#story").classList.contains("playing")) {
    clearInterval(pen);
    const field = one("textarea", phone);
    if (field) field.value = "";
  }
  const column = phone.closest(".column").dataset.column;
  if (column !== stage.dataset.tab) one(`.tabs [data-tab="${column}"]`).classList.add("new");
  redraw(phone);
}

document.addEventListener("submit", event => {
  const form = event.target;
  if (!form.matches("[data-act]")) return;
  event.preventDefault();
  if (!form.dataset.sure || confirm(form.dataset.sure)) send(form, event.submitter);
});

document.addEventListener("change", event => {
  if (event.target.type === "file" && event.target.files.length) event.target.form.requestSubmit();
});

document.addEventListener("keydown", event => {
  if (event.target.matches("textarea") && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

document.addEventListener("click", event => {
  const target = event.target.closest("[data-person], [data-skin], [data-tab], [data-edit], [data-cancel], [data-link]");
  if (!target || target.matches(".phone, .stage")) return;
  const { person, skin, tab, edit } = target.dataset;
  const her = herPhone();
  if (person || skin) {
    event.preventDefault();
    show(person || her.dataset.chat, skin || her.dataset.skin);
  } else if (tab) {
    turnTo(tab);
  } else if (edit) {
    startEditing(target.closest(".phone"), edit, one(".text", target.closest(".bubble")).textContent);
  } else if (target.matches("[data-cancel]")) {
    stopEditing(target.closest(".phone"));
    one("textarea", target.closest(".phone")).value = "";
  } else {
    const url = new URL(target.href);
    if (url.pathname !== "/simulator" || !url.searchParams.has("start")) return;
    event.preventDefault();
    show("follower", "telegram", url.searchParams.get("start")).then(() => turnTo("her"));
  }
});

// a list that opens at the edge of the glass is brought into view (toggle does not bubble)
document.addEventListener("toggle", event => {
  if (event.target.matches(".list[open]")) event.target.scrollIntoView({ block: "nearest" });
}, true);

const clock = one(".clock");
const hours = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: clock.dataset.zone });
setInterval(() => (clock.textContent = hours.format(new Date())), 10000);

all(".phone").forEach(settle);
const stream = new EventSource("/simulator/events");
stream.addEventListener("open", () => {
  document.documentElement.dataset.live = "yes";
  all(".phone").forEach(redraw); // whatever happened while nobody listened
});
stream.addEventListener("message", hear);
addEventListener("pagehide", () => stream.close());
