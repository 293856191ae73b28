// Keeps the console's moving parts fresh; every page works without it.
document.documentElement.classList.add("scripted");

// --- Parts that refresh themselves: the same address again, and the part of the same id from it

// Somebody who works in a part must not lose what is under the fingers.
const isBusy = (part) => part.contains(document.activeElement) || part.querySelector("details[open]") !== null;

async function refresh(part) {
    const response = await fetch(location.href, { headers: { Accept: "text/html", "Stoa-Live": "1" } });
    if (response.redirected) return location.reload();
    if (!response.ok) return part;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById(part.id);
    if (!fresh || isBusy(part)) return part;
    part.replaceWith(fresh);
    const title = page.querySelector("title");
    if (title) document.title = title.textContent;
    return fresh;
}

async function follow(part) {
    while (part?.isConnected && part.dataset.live) {
        await new Promise((done) => setTimeout(done, Number(part.dataset.live) * 1000));
        if (document.hidden || isBusy(part)) continue;
        try {
            part = await refresh(part);
        } catch { /* Nobody answered: the next try may. */ }
    }
}

for (const part of document.querySelectorAll("[data-live]")) follow(part);

// --- Lists

document.addEventListener("change", (event) => {
    if (event.target.matches("[data-auto-submit] select")) event.target.form.requestSubmit();
});

// Empty fields only make addresses long.
document.addEventListener("submit", (event) => {
    if (event.target.method !== "get") return;
    for (const field of event.target.querySelectorAll("input, select")) {
        if (field.name && !field.value && !field.disabled) {
            field.disabled = true;
            field.dataset.empty = "";
        }
    }
});
addEventListener("pageshow", () => {
    for (const field of document.querySelectorAll("[data-empty]")) {
        field.disabled = false;
        delete field.dataset.empty;
    }
});

// --- Menus

const menus = ".console-menu[open], .desk-menu[open], .desk-person[open]";

document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(menus)) {
        if (!menu.contains(event.target)) menu.open = false;
    }
});

// --- A preview that follows what is typed

for (const form of document.querySelectorAll("[data-previewed]")) {
    const show = form.querySelector("[data-preview]");
    let timer;
    form.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => show && form.requestSubmit(show), 500);
    });
}

// --- Keys

document.addEventListener("keydown", (event) => {
    const menu = document.querySelector(menus);
    if (event.key === "Escape" && menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
    }
    const isTyping = event.target.closest("input, select, textarea");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
        const search = document.querySelector("[data-search]");
        if (search) {
            event.preventDefault();
            search.focus();
            search.select();
        }
    }
});

document.querySelector("[data-focus]")?.focus();
