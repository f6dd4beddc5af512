// Tiến Độ: what the browser adds to pages that are whole without it.
//   /  to the search box    j k  through the rows    Enter  opens    ?  lists the keys
// Upload progress on forms with files; a question before unsaved words are left.
"use strict";
(() => {
  const isEnglish = document.documentElement.lang === "en";
  const say = (vi, en) => (isEnglish ? en : vi);

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
    if (form.method !== "post" || event.defaultPrevented) return;
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
})();
