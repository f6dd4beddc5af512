// Tiến Độ without a network: keeps the page of one's own work and its look, and sends what waits when the network is back.
"use strict";

const pages = "tien-do-trang";
const look = "tien-do-giao-dien";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// Set when a person signs out: from then on nothing is kept, whatever is still on its way.
let isOver = false;

const isOurs = (path) => path === "/viec-cua-toi" || /^\/viec-cua-toi\/[0-9a-z-]+$/.test(path);

// Only a page that was answered as asked is kept: never a sign-in page, never a page of trouble.
const keepPage = async (path, answer) => {
  if (isOver || !answer.ok || answer.redirected || !(answer.headers.get("Content-Type") || "").startsWith("text/html")) return;
  const cache = await caches.open(pages);
  await cache.put(path, answer);
};

const page = async (request, path) => {
  try {
    const answer = await fetch(request);
    await keepPage(path, answer.clone());
    return answer;
  } catch (trouble) {
    const kept = (await caches.match(path)) || (await caches.match("/viec-cua-toi"));
    if (kept) return kept;
    throw trouble;
  }
};

// Files of the look are known by what is in them, so a kept one is right for ever; an older one of its name goes.
const resource = async (request) => {
  if (isOver) return fetch(request);
  const cache = await caches.open(look);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (!isOver && answer.ok && new URL(request.url).searchParams.has("v")) {
    await cache.delete(request, { ignoreSearch: true });
    await cache.put(request, answer.clone());
  }
  return answer;
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname.startsWith("/tai-nguyen/")) event.respondWith(resource(request));
  else if (request.mode === "navigate" && isOurs(address.pathname)) {
    event.respondWith(page(request, address.pathname));
  }
});

// The page that registered this worker was loaded before it: it names itself and its look, to be kept too.
self.addEventListener("message", (event) => {
  if (event.data?.kind === "forget") {
    isOver = true;
    event.waitUntil(Promise.all([caches.delete(pages), caches.delete(look)]).then(() => event.ports[0]?.postMessage("done")));
    return;
  }
  if (event.data?.kind !== "keep") return;
  isOver = false;
  event.waitUntil((async () => {
    for (const path of event.data.pages.filter(isOurs)) {
      await keepPage(path, await fetch(path, { credentials: "same-origin" }));
    }
    for (const file of event.data.files) await resource(new Request(file));
  })().catch(() => {}));
});

// ---- what waits to be sent ----
const open = () => new Promise((resolve, reject) => {
  const asked = indexedDB.open("tien-do", 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore("gui", { keyPath: "key" });
    asked.result.createObjectStore("nhap", { keyPath: "id" });
  };
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

const inStore = async (mode, body, name = "gui") => {
  const base = await open();
  try {
    return await new Promise((resolve, reject) => {
      const asked = body(base.transaction(name, mode).objectStore(name));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  } finally {
    base.close();
  }
};

const sendAll = async () => {
  const items = (await inStore("readonly", (store) => store.getAll())).filter((item) => item.state === "waiting");
  if (items.length === 0) return;
  const session = await fetch("/viec-cua-toi/phien.json", { redirect: "manual", credentials: "same-origin" });
  if (!session.ok) return;
  const { account, token } = await session.json();
  for (const item of items.filter((one) => one.account === account)) {
    const data = new FormData();
    for (const [name, value] of item.fields) data.append(name, value);
    data.set("khoa", item.key);
    data.set("_ve", token);
    const answer = await fetch(item.action, {
      method: "POST", body: data, headers: { Accept: "application/json" }, redirect: "manual",
      credentials: "same-origin",
    });
    // A sent entry is answered in JSON; a page of sign-in is not.
    if (answer.ok) {
      await inStore("readwrite", (store) => store.delete(item.key));
      await inStore("readwrite", (store) => store.delete(item.task), "nhap");
    } else if (answer.status === 409 || answer.status === 422) {
      const said = await answer.json();
      await inStore("readwrite", (store) => store.put({ ...item, state: "held", says: said.says }));
    }
  }
  for (const client of await self.clients.matchAll()) client.postMessage({ kind: "sent" });
};

self.addEventListener("sync", (event) => {
  if (event.tag !== "gui-viec") return;
  event.waitUntil(navigator.locks ? navigator.locks.request("tien-do-gui", sendAll) : sendAll());
});
