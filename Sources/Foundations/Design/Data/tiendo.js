// Tiến Độ: what the browser adds to pages that are whole without it.
//   /  to the search box    j k  through the rows    Enter  opens    ?  lists the keys
// Upload progress on forms with files; a question before unsaved words are left.
"use strict";
(() => {
  const isEnglish = document.documentElement.lang === "en";
  const say = (vi, en) => (isEnglish ? en : vi);

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // ---- keys ----
  const rows = () => [...document.querySelectorAll("table[data-rows] tbody tr:not(.grp)")];
  let at = -1;

  const isTyping = (target) => target.closest("input, select, textarea, [contenteditable], dialog") !== null;

  const walk = (step) => {
    const all = rows();
    if (all.length === 0) return;
    all[at]?.classList.remove("now");
    at = Math.max(0, Math.min(all.length - 1, at + step));
    const row = all[at];
    row.classList.add("now");
    row.scrollIntoView({ block: "nearest" });
    row.querySelector("th a, td a")?.focus({ preventScroll: true });
  };

  const list = [
    ["/", say("đến ô tìm", "to the search box")],
    ["j", say("dòng sau", "next row")],
    ["k", say("dòng trước", "previous row")],
    ["Enter", say("mở dòng đang chọn", "open the chosen row")],
    ["?", say("xem các phím này", "list these keys")],
    ["Esc", say("đóng", "close")],
  ];

  const make = (tag, text, ...children) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  };

  let dialog;
  const showKeys = () => {
    if (!dialog) {
      dialog = make("dialog");
      dialog.className = "keys";
      const title = make("h2", say("Phím tắt", "Keys"));
      title.id = "phim-tat";
      dialog.setAttribute("aria-labelledby", title.id);
      const pairs = list.flatMap(([key, words]) => [make("dt", "", make("kbd", key)), make("dd", words)]);
      const close = make("button", say("Đóng", "Close"));
      close.className = "btn";
      close.addEventListener("click", () => dialog.close());
      dialog.append(title, make("dl", "", ...pairs), close);
      document.body.append(dialog);
    }
    dialog.showModal();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "/") {
      const box = document.querySelector("main input[type=search]");
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "j" || event.key === "k") {
      walk(event.key === "j" ? 1 : -1);
    } else if (event.key === "Enter" && at >= 0 && event.target === document.body) {
      rows()[at]?.querySelector("th a, td a")?.click();
    } else if (event.key === "?") {
      event.preventDefault();
      showKeys();
    }
  });

  // ---- unsaved words ----
  let isDirty = false;
  const keeps = (form) => form.method === "post" && !form.hasAttribute("data-loose");
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && keeps(form) && event.target.type !== "password") isDirty = true;
  });
  document.addEventListener("submit", () => { isDirty = false; });
  window.addEventListener("beforeunload", (event) => {
    if (isDirty) event.preventDefault();
  });

  // ---- forms: one sending, and progress while files go up ----
  const megabytes = (bytes) => (bytes / 1048576).toFixed(1).replace(".", isEnglish ? "." : ",") + " MB";

  // The answer came with the sending, its message included: it is shown, not asked for again.
  const show = (page, address) => {
    if (!page.querySelector("main")) {
      location.assign(address || location.href);
      return;
    }
    if (address && address !== location.href) history.pushState(null, "", address);
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
    dialog = undefined;
    at = -1;
    scrollTo(0, 0);
    document.querySelector("[role=alert], [role=status], [aria-invalid], h1")?.scrollIntoView({ block: "center" });
    document.querySelector("main").focus({ preventScroll: true });
    askAgain();
    beginWork();
  };
  window.addEventListener("popstate", () => location.reload());

  const send = (form, button) => {
    const box = make("div");
    box.className = "work full";
    box.setAttribute("role", "status");
    const words = make("p", say("Đang gửi tệp…", "Sending…"));
    const bar = make("progress");
    bar.max = 1;
    bar.setAttribute("aria-label", say("Đã gửi", "Sent"));
    box.append(words, bar);
    form.append(box);

    const data = new FormData(form, button);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      bar.value = event.loaded / event.total;
      words.textContent = event.loaded < event.total
        ? say("Đã gửi ", "Sent ") + megabytes(event.loaded) + " / " + megabytes(event.total)
        : say("Đã gửi xong, đang đọc tệp…", "Sent, reading the file…");
    });
    request.addEventListener("load", () => {
      show(new DOMParser().parseFromString(request.responseText, "text/html"), request.responseURL);
    });
    request.addEventListener("error", () => {
      words.textContent = say("Mất kết nối, tệp chưa gửi được. Hãy kiểm tra mạng rồi bấm gửi lại.",
        "The connection was lost. Check the network and send again.");
      bar.remove();
      form.removeAttribute("aria-busy");
      if (button) button.disabled = false;
    });
    request.send(data);
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || form.dataset.entry) return;
    if (form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    form.setAttribute("aria-busy", "true");
    const hasFile = [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length > 0);
    if (!hasFile) return;
    event.preventDefault();
    send(form, event.submitter);
    if (event.submitter) event.submitter.disabled = true;
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[aria-busy]")) form.removeAttribute("aria-busy");
  });

  // ---- a page that waits for work asks again by itself ----
  const askAgain = () => {
    const waiting = document.querySelector("[data-again]");
    if (waiting) setTimeout(() => location.reload(), Math.max(1, Number(waiting.dataset.again)) * 1000);
  };
  askAgain();

  // ---- entering progress: drafts as typed, entries kept on the device until the network takes them ----
  const workList = () => document.querySelector(".work-list[data-account]");
  const entryForms = () => [...document.querySelectorAll("form[data-entry]")];
  const canKeep = "indexedDB" in window;

  const openStore = () => new Promise((resolve, reject) => {
    const asked = indexedDB.open("tien-do", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("gui", { keyPath: "key" });
      asked.result.createObjectStore("nhap", { keyPath: "id" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const inStore = async (name, mode, body) => {
    const base = await openStore();
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
  const kept = async (name) => {
    const account = workList()?.dataset.account;
    if (!canKeep || !account) return [];
    return (await inStore(name, "readonly", (store) => store.getAll())).filter((item) => item.account === account);
  };
  const keep = (name, item) => inStore(name, "readwrite", (store) => store.put(item));
  const drop = (name, key) => inStore(name, "readwrite", (store) => store.delete(key));

  // What was not accepted is a draft of the house by now; opened there or sent anew, it is forgotten here.
  const dropHeld = async (task) => {
    for (const item of await kept("gui")) if (item.task === task && item.state === "held") await drop("gui", item.key);
  };

  const clock = () => new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
  const isBlank = (value) => value instanceof File && value.name === "" && value.size === 0;

  const mark = (form, words) => {
    const place = form.closest("[data-job]")?.querySelector(".draft-mark");
    if (!place) return;
    const badge = make("span", words);
    badge.className = "st st-draft";
    place.replaceChildren(badge);
  };

  const tell = (form, words) => {
    let box = form.querySelector(".sent-state");
    if (!box) {
      box = make("p");
      box.className = "sent-state";
      box.setAttribute("role", "status");
      form.append(box);
    }
    box.textContent = words;
  };

  // The strip over the list: what waits on this device, and what happens next.
  let isOver = false;
  let sentNow = 0;
  const strip = async () => {
    const place = workList();
    if (!place) return;
    const items = await kept("gui");
    const waiting = items.filter((item) => item.state === "waiting");
    const held = items.filter((item) => item.state === "held");
    const parts = [];
    let link;
    const lead = (words, address) => { link ??= Object.assign(make("a", words), { href: address }); };
    if (!navigator.onLine) parts.push(say(`Mất mạng; trang này lưu lúc ${place.dataset.at || clock()}.`, "No network; this is a kept page."));
    if (isOver && (waiting.length > 0 || navigator.onLine)) {
      parts.push(say("Phiên đã hết; lời đã ghi vẫn giữ trong máy này.", "The session is over; your words are kept on this device."));
      lead(say("Đăng nhập để gửi", "Sign in to send"), "/dang-nhap?ve=/viec-cua-toi");
    }
    if (waiting.length > 0) {
      parts.push(say(`${waiting.length} bản đang giữ trong máy này, tự gửi khi có mạng.`, `${waiting.length} kept on this device, sent when the network is back.`));
      lead(say("Xem việc", "See it"), "#viec-" + waiting[0].task);
    }
    if (held.length > 0) {
      parts.push(say(`${held.length} bản chưa gửi được: ${held[0].says}`, `${held.length} not accepted: ${held[0].says}`));
      lead(say("Mở để xem", "Open it"), "/viec-cua-toi/" + held[0].task);
    }
    if (sentNow > 0) {
      parts.push(say(`Đã gửi ${sentNow} bản giữ trong máy.`, `${sentNow} kept entries were sent.`));
      lead(say("Tải lại", "Reload"), "/viec-cua-toi");
    }
    const old = document.querySelector("p.net");
    if (parts.length === 0) {
      old?.remove();
      return;
    }
    const box = old || make("p");
    box.className = "net";
    box.setAttribute("role", "status");
    box.replaceChildren(make("span", parts.join(" ")), ...(link ? [link] : []));
    if (!old) place.prepend(box);
    for (const item of waiting) {
      const form = entryForms().find((one) => one.dataset.entry === item.task);
      if (form) mark(form, say("Chờ mạng", "Waiting for the network"));
    }
  };

  // A page from the worker's keep has an old secret; the house tells the new one, and whose session it is.
  const session = async () => {
    const answer = await fetch("/viec-cua-toi/phien.json", { redirect: "manual", headers: { Accept: "application/json" } });
    isOver = answer.type === "opaqueredirect";
    return answer.ok ? answer.json() : null;
  };

  const post = (action, fields, more) => new Promise((resolve, reject) => {
    const data = new FormData();
    for (const [name, value] of fields) data.append(name, value);
    for (const [name, value] of Object.entries(more.fields || {})) data.set(name, value);
    const request = new XMLHttpRequest();
    request.open("POST", action);
    if (more.accept) request.setRequestHeader("Accept", more.accept);
    if (more.progress) request.upload.addEventListener("progress", more.progress);
    request.addEventListener("load", () => resolve(request));
    request.addEventListener("error", () => reject(new Error("network")));
    request.addEventListener("timeout", () => reject(new Error("network")));
    request.send(data);
  });
  const isSignIn = (request) => new URL(request.responseURL || location.href).pathname.startsWith("/dang-nhap");

  const saveDraft = async (form) => {
    clearTimeout(form.draftTimer);
    const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    const item = { id: form.dataset.entry, account: workList().dataset.account, fields, at: Date.now() };
    const local = (words) => { mark(form, words); return strip(); };
    try {
      if (canKeep) await keep("nhap", item);
      let answer = await post(form.getAttribute("action") + "/nhap", fields, { accept: "application/json" });
      if (answer.status === 403) {
        const now = await session();
        if (now && now.account === item.account) {
          answer = await post(form.getAttribute("action") + "/nhap", fields, { accept: "application/json", fields: { _ve: now.token } });
        }
      }
      if (isSignIn(answer)) {
        isOver = true;
        return local(say("Nháp giữ trong máy, " + clock(), "Draft on this device, " + clock()));
      }
      if (answer.status !== 200) return local(say("Nháp giữ trong máy, " + clock(), "Draft on this device, " + clock()));
      const said = JSON.parse(answer.responseText);
      if (canKeep && (await kept("nhap")).find((one) => one.id === item.id)?.at === item.at) await drop("nhap", item.id);
      mark(form, said.words);
      if (said.state === "changed") {
        tell(form, say("Đã có người vừa cập nhật việc này. Khi gửi, trang sẽ cho xem chỗ khác nhau; chưa mất chữ nào.",
          "Someone has just updated this. On sending, the page shows what differs; no word is lost."));
      }
    } catch {
      await local(say("Nháp giữ trong máy, " + clock(), "Draft on this device, " + clock()));
    }
  };

  const noteTyping = (event) => {
    const form = event.target.form;
    if (!form?.dataset.entry || !workList()) return;
    clearTimeout(form.draftTimer);
    form.draftTimer = setTimeout(() => saveDraft(form), 2500);
  };
  document.addEventListener("input", noteTyping);
  document.addEventListener("change", noteTyping);

  const addPaper = (form) => {
    const papers = [...form.querySelectorAll("details.paper")];
    const last = papers[papers.length - 1];
    if (papers.length >= 10) return;
    const next = last.cloneNode(true);
    const number = papers.length + 1;
    for (const element of next.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
      for (const name of ["name", "id", "for", "aria-describedby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace(/-\d+(?=(-note|-err)?$)/, "-" + number));
      }
      if (element.matches("input")) element.value = "";
    }
    next.querySelector(".kept")?.remove();
    next.querySelector("summary").textContent = say("Văn bản " + number, "Document " + number);
    next.open = true;
    last.after(next);
    next.querySelector("input, select").focus();
  };

  const fill = (form, fields) => {
    for (const [name, value] of fields) {
      if (["_ve", "ban", "lan", "khoa"].includes(name) || name.startsWith("mc-giu-")) continue;
      for (let tries = 0; tries < 10 && /^mc-.*-\d+$/.test(name) && !form.elements[name]; tries += 1) addPaper(form);
      const field = form.elements[name];
      if (!field || field.type === "file") continue;
      if (field.value !== value) field.value = value;
      const inside = field.closest?.("details");
      if (inside && value && field.type === "text") inside.open = true;
    }
    const base = new Map(fields);
    // What was typed stands on the version it was typed on.
    for (const name of ["ban", "lan"]) if (base.has(name) && form.elements[name]) form.elements[name].value = base.get(name);
    for (let fold = form.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };

  const sendEntry = async (form, button) => {
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    clearTimeout(form.draftTimer);
    const fields = [...new FormData(form)].filter(([, value]) => !isBlank(value));
    // Pressed again while it waits, the same words are the same entry, and new words take the place of the old.
    const said = (list) => JSON.stringify(list.filter(([name, value]) => typeof value === "string" && name !== "_ve"));
    const before = (await kept("gui").catch(() => [])).find((one) => one.task === form.dataset.entry && one.state === "waiting");
    const isSame = before && said(before.fields) === said(fields);
    if (before && !isSame) await drop("gui", before.key);
    const item = {
      key: isSame ? before.key : newKey(), task: form.dataset.entry, action: form.getAttribute("action"), fields, state: "waiting",
      account: workList().dataset.account, at: Date.now(),
    };
    const free = () => form.removeAttribute("aria-busy");
    try {
      // From here on the entry holds the words; a draft beside it would come back after it is sent.
      if (canKeep) {
        await keep("gui", item);
        await drop("nhap", item.task);
      }
      tell(form, say("Đang gửi…", "Sending…"));
      const progress = (event) => {
        if (event.lengthComputable && event.total > 1048576) {
          tell(form, say("Đã gửi ", "Sent ") + megabytes(event.loaded) + " / " + megabytes(event.total));
        }
      };
      let answer = await post(item.action, fields, { fields: { khoa: item.key }, progress });
      if (answer.status === 403) {
        const now = await session();
        if (now && now.account === item.account) {
          answer = await post(item.action, fields, { fields: { khoa: item.key, _ve: now.token }, progress });
        }
      }
      if (isSignIn(answer)) {
        isOver = true;
        tell(form, say("Phiên đã hết. Bản này giữ trong máy; đăng nhập rồi nó tự gửi.", "The session is over. This is kept here and sent once you sign in."));
        free();
        await strip();
        return;
      }
      if (answer.status >= 500) throw new Error("server");
      if (canKeep) {
        await drop("gui", item.key);
        if (answer.status === 200) await dropHeld(item.task);
      }
      if (answer.status === 200 || answer.status === 409 || answer.status === 422) {
        show(new DOMParser().parseFromString(answer.responseText, "text/html"), answer.status === 200 ? answer.responseURL : undefined);
        return;
      }
      const page = new DOMParser().parseFromString(answer.responseText, "text/html");
      tell(form, page.querySelector("h1")?.textContent || say("Chưa gửi được.", "Not sent."));
      free();
    } catch {
      free();
      if (!canKeep) {
        tell(form, say("Mất kết nối, chưa gửi được. Lời vẫn còn trong các ô.", "No connection; not sent. Your words are still here."));
        return;
      }
      tell(form, say("Mất mạng: bản này đang giữ trong máy và tự gửi khi có mạng.", "No network: this is kept here and sent when it returns."));
      const worker = await navigator.serviceWorker?.getRegistration("/viec-cua-toi");
      await worker?.sync?.register("gui-viec").catch(() => {});
      await strip();
    }
  };

  // What waits is sent for its own account only, once each: the key makes a second sending harmless.
  const sendKept = async () => {
    const items = (await kept("gui")).filter((item) => item.state === "waiting");
    if (items.length === 0) return;
    const now = await session();
    if (!now) return;
    for (const item of items.filter((one) => one.account === now.account)) {
      const answer = await post(item.action, item.fields, { accept: "application/json", fields: { khoa: item.key, _ve: now.token } });
      if (answer.status === 200 && !isSignIn(answer)) {
        await drop("gui", item.key);
        await drop("nhap", item.task);
        sentNow += 1;
      } else if (answer.status === 409 || answer.status === 422) {
        await keep("gui", { ...item, state: "held", says: JSON.parse(answer.responseText).says });
      }
    }
  };
  const flush = async () => {
    if (!canKeep || !workList()) return;
    try {
      await (navigator.locks ? navigator.locks.request("tien-do-gui", sendKept) : sendKept());
    } catch {
      // The network went again; the next visit or the worker tries anew.
    }
    await strip();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset?.entry || event.defaultPrevented || !workList()) return;
    const wish = event.submitter?.value || "gui";
    if (wish === "them") {
      event.preventDefault();
      addPaper(form);
    } else if (wish === "nhap") {
      event.preventDefault();
      const hasFile = [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length > 0);
      if (hasFile && navigator.onLine) send(form, event.submitter);
      else saveDraft(form);
    } else {
      event.preventDefault();
      sendEntry(form, event.submitter);
    }
  });

  // Signing out takes everything of this person off the device; what was never sent is asked about first.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.getAttribute("action") !== "/dang-xuat" || form.dataset.cleared || !canKeep) return;
    event.preventDefault();
    const items = await inStore("gui", "readonly", (store) => store.getAll()).catch(() => []);
    if (items.length > 0 && !confirm(say(`Còn ${items.length} bản chưa gửi trong máy này; đăng xuất sẽ xóa. Vẫn đăng xuất?`, `${items.length} entries were not sent; signing out deletes them. Sign out?`))) {
      form.removeAttribute("aria-busy");
      return;
    }
    form.dataset.cleared = "1";
    const gone = new Promise((resolve) => {
      const asked = indexedDB.deleteDatabase("tien-do");
      asked.onsuccess = asked.onerror = asked.onblocked = resolve;
    });
    const work = [gone, forgetPages()];
    await Promise.race([Promise.allSettled(work), new Promise((resolve) => setTimeout(resolve, 2000))]);
    form.submit();
  });
  let isLeaving = false;
  const forgetPages = async () => {
    isLeaving = true;
    if (!("caches" in window)) return;
    const place = await navigator.serviceWorker?.getRegistration("/viec-cua-toi");
    if (place?.active) {
      // The worker may be keeping a page at this moment; it stops first.
      await new Promise((resolve) => {
        const line = new MessageChannel();
        line.port1.onmessage = resolve;
        place.active.postMessage({ kind: "forget" }, [line.port2]);
        setTimeout(resolve, 1000);
      });
    }
    for (const name of await caches.keys()) if (name.startsWith("tien-do-")) await caches.delete(name);
    await place?.unregister();
  };

  const keepShell = async () => {
    if (!("serviceWorker" in navigator)) return;
    const account = workList().dataset.account;
    // Another person's pages are not left for this one to find.
    if (localStorage.getItem("tien-do-tai-khoan") !== account) {
      for (const name of await caches.keys()) if (name === "tien-do-trang") await caches.delete(name);
      localStorage.setItem("tien-do-tai-khoan", account);
    }
    await navigator.serviceWorker.register("/sw.js", { scope: "/viec-cua-toi" });
    const worker = await navigator.serviceWorker.ready.catch(() => null);
    const files = performance.getEntriesByType("resource").map((entry) => entry.name)
      .filter((name) => new URL(name).pathname.startsWith("/tai-nguyen/"));
    if (!isLeaving) worker?.active?.postMessage({ kind: "keep", pages: [location.pathname], files });
  };

  const beginWork = () => {
    if (!workList()) return;
    const formOf = (task) => entryForms().find((one) => one.dataset.entry === task);
    const restore = async () => {
      const alone = location.pathname.match(/^\/viec-cua-toi\/([^/]+)$/)?.[1];
      if (alone && navigator.onLine) await dropHeld(alone);
      for (const item of await kept("gui")) {
        const form = item.state === "waiting" && formOf(item.task);
        if (form) fill(form, item.fields.filter(([, value]) => typeof value === "string"));
      }
      for (const item of await kept("nhap")) {
        const form = formOf(item.id);
        if (!form) continue;
        fill(form, item.fields);
        saveDraft(form);
      }
    };
    restore().then(strip).then(flush).catch(() => {});
    if (navigator.onLine) keepShell().catch(() => {});
  };
  window.addEventListener("online", () => flush());
  window.addEventListener("offline", () => strip());
  navigator.serviceWorker?.addEventListener("message", (event) => {
    if (event.data?.kind === "sent") strip();
  });
  // ---- a grid of values: keys from cell to cell, a block of a spreadsheet pasted at once ----
  const gridCell = (form, row, column) => form.querySelector(`input[data-r="${row}"][data-c="${column}"]`);
  const gridPlace = (input) => [Number(input.dataset.r), Number(input.dataset.c)];
  // The next cell in a direction; what does not apply is passed over.
  const gridStep = (input, down, right) => {
    const [row, column] = gridPlace(input);
    const cells = [...input.form.querySelectorAll("input[data-r]")];
    const rows = Math.max(...cells.map((cell) => Number(cell.dataset.r)));
    const columns = Math.max(...cells.map((cell) => Number(cell.dataset.c)));
    for (let r = row + down, c = column + right; r >= 0 && c >= 0 && r <= rows && c <= columns; r += down, c += right) {
      const next = gridCell(input.form, r, c);
      if (next) {
        next.focus();
        next.select();
        return true;
      }
    }
    return false;
  };
  document.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!input.matches?.("form[data-grid] input[data-r]") || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isWhole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const atStart = isWhole || (input.selectionStart === 0 && input.selectionEnd === 0);
    const atEnd = isWhole || (input.selectionStart === input.value.length && input.selectionEnd === input.value.length);
    if (event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey)) {
      // Enter never sends a half-filled grid; at the last row it stays.
      event.preventDefault();
      gridStep(input, 1, 0);
    } else if (event.key === "ArrowUp" || event.key === "Enter") {
      event.preventDefault();
      gridStep(input, -1, 0);
    } else if (event.key === "ArrowRight" && atEnd && !event.shiftKey) {
      if (gridStep(input, 0, 1)) event.preventDefault();
    } else if (event.key === "ArrowLeft" && atStart && !event.shiftKey) {
      if (gridStep(input, 0, -1)) event.preventDefault();
    }
  });
  // What a spreadsheet puts on the clipboard: tabs between cells, lines between rows, quotes around cells with either.
  const clipboardRows = (text) => {
    const rows = [[]];
    let cell = "";
    let quoted = false;
    for (let i = 0; i < text.length; i += 1) {
      const sign = text[i];
      if (quoted) {
        if (sign === '"' && text[i + 1] === '"') { cell += sign; i += 1; }
        else if (sign === '"') quoted = false;
        else cell += sign;
      } else if (sign === '"' && cell === "") quoted = true;
      else if (sign === "\t") { rows.at(-1).push(cell); cell = ""; }
      else if (sign === "\n") { rows.at(-1).push(cell); rows.push([]); cell = ""; }
      else if (sign !== "\r") cell += sign;
    }
    rows.at(-1).push(cell);
    if (rows.length > 1 && rows.at(-1).length === 1 && rows.at(-1)[0] === "") rows.pop();
    return rows;
  };
  document.addEventListener("paste", (event) => {
    const input = event.target;
    if (!input.matches?.("form[data-grid] input[data-r]")) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    const [row, column] = gridPlace(input);
    let filled = 0;
    let left = 0;
    clipboardRows(text).forEach((cells, down) => cells.forEach((words, right) => {
      const value = words.trim();
      // An empty cell of a block says nothing, as everywhere.
      if (value === "") return;
      const place = gridCell(input.form, row + down, column + right);
      if (!place) { left += 1; return; }
      place.value = value;
      place.classList.add("pasted");
      place.dispatchEvent(new Event("input", { bubbles: true }));
      filled += 1;
    }));
    tell(input.form, left === 0
      ? say(`Đã dán ${filled} ô; chưa gửi.`, `${filled} cells pasted; not sent yet.`)
      : say(`Đã dán ${filled} ô, ${left} ô nằm ngoài bảng nên bỏ qua; chưa gửi.`, `${filled} cells pasted, ${left} outside the grid left out; not sent yet.`));
  });

  // A link to a task opens it, wherever its form is folded.
  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.matches("[data-job]")) return;
    target.closest("details.later")?.setAttribute("open", "");
    target.querySelector("details.open-job")?.setAttribute("open", "");
    target.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();
  beginWork();
})();
