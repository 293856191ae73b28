// Makes the storefront quicker where scripts run; every page works without it.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (tag, attributes = {}, text) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    return element;
};

document.documentElement.classList.add("scripted");

// --- Toasts: what just happened, also for screen readers (the container is a live region)

const toasts = $("#toasts");

function leave(toast) {
    toast.classList.add("toast-leaving");
    setTimeout(() => toast.remove(), 200);
}

function toast(text, { bad = false, link } = {}) {
    const box = make("div", { class: bad ? "toast toast-bad" : "toast" });
    box.append(make("span", {}, text));
    if (link) box.append(make("a", { href: link.href }, link.text));
    toasts.append(box);
    while (toasts.children.length > 3) toasts.firstChild.remove();
    setTimeout(() => leave(box), bad ? 9000 : 5000);
}

for (const shown of toasts?.children ?? []) setTimeout(() => leave(shown), 6000);

// --- The number beside the cart

const counter = $("[data-cart-count]");

function showCount(count) {
    if (!counter) return;
    const number = parseInt(count, 10) || 0;
    counter.textContent = number > 99 ? "99+" : String(number);
    counter.hidden = number === 0;
}

// Public pages are the same for everybody, so the header asks who visits.
const visitor = $("[data-visitor]");

async function refreshVisitor() {
    const response = await fetch(visitor.dataset.visitor, { headers: { Accept: "application/json" } });
    if (!response.ok) return;
    const { cart, name } = await response.json();
    showCount(cart);
    const label = $("[data-account-name]", visitor);
    if (label && name) label.textContent = name.split(" ")[0];
}

async function refreshCount() {
    if (!counter) return;
    try {
        if (visitor) return await refreshVisitor();
        const response = await fetch(counter.dataset.cartCount, { headers: { Accept: "text/plain" } });
        if (response.ok) showCount(await response.text());
    } catch { /* The number can wait for the next page. */ }
}

refreshCount();
addEventListener("pageshow", (event) => event.persisted && refreshCount());

// --- Add to cart without leaving the page

// The server leads back to the product's page, which says what happened; that notice becomes a toast here.
async function sendForNotice(form, submitter) {
    const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, submitter)) });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const notice = $("main .notice, main .error-summary", page);
    if (!notice) return location.assign(response.redirected ? response.url : location.href);
    const link = $("a[href]", notice);
    const text = (link ? $("p", notice) : null) ?? notice;
    const shown = link && { href: link.getAttribute("href"), text: link.textContent.trim() };
    toast(text.textContent.trim(), { bad: notice.matches(".notice-bad, .error-summary"), link: shown });
    refreshCount();
}

document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-add-to-cart]") || event.submitter?.formMethod === "get") return;
    event.preventDefault();
    const button = event.submitter ?? $("button[type=submit]", form);
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    try {
        await sendForNotice(form, event.submitter);
    } catch {
        // Nobody answered: the browser says so better than we can.
        form.submit();
    } finally {
        button.removeAttribute("aria-busy");
    }
});

// --- Forms that send themselves: filters, sort

let pending;
document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-auto-submit]");
    if (!form) return;
    // On phones the filters are a sheet with a button of its own.
    if (form.matches(".filters-form") && !wide.matches) return;
    clearTimeout(pending);
    const isNumber = event.target.type === "number";
    pending = setTimeout(() => form.checkValidity() ? form.requestSubmit() : form.reportValidity(), isNumber ? 600 : 200);
});

// Empty fields only make addresses long.
document.addEventListener("submit", (event) => {
    if (event.target.method !== "get") return;
    const empty = $$("input, select", event.target).filter((field) => field.name && !field.value && !field.disabled);
    for (const field of empty) field.disabled = true;
    setTimeout(() => empty.forEach((field) => { field.disabled = false; }));
});

// Wide screens show filters and summary beside the rest, always open.
const filters = $(".filters");
const wide = matchMedia("(min-width: 56.25rem)");
for (const fold of $$(".filters, .checkout-summary")) {
    const follow = () => { fold.open = wide.matches; };
    wide.addEventListener("change", follow);
    follow();
}

// Sheets close with Escape and with a press beside them.
document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = $(".menu-sheet[open]") ?? (!wide.matches && filters?.open ? filters : null);
    if (open) {
        open.open = false;
        $("summary", open).focus();
    }
});
document.addEventListener("click", (event) => {
    const menu = $(".menu-sheet[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
});

// --- Quantity steppers

for (const stepper of $$("[data-stepper]")) {
    const input = $("input", stepper);
    const buttons = $$("[data-step]", stepper);
    const limit = () => {
        for (const button of buttons) {
            const down = button.dataset.step === "-1";
            const edge = down ? input.min : input.max;
            button.disabled = edge !== "" && (down ? +input.value <= +edge : +input.value >= +edge);
        }
    };
    for (const button of buttons) {
        button.hidden = false;
        button.addEventListener("click", () => {
            try { button.dataset.step === "1" ? input.stepUp() : input.stepDown(); } catch { return; }
            input.dispatchEvent(new Event("change", { bubbles: true }));
        });
    }
    input.addEventListener("input", limit);
    input.addEventListener("change", limit);
    limit();
}

// --- Choice of a variant: price, availability and article number follow without asking the server

for (const source of $$("[data-variants]")) {
    const form = source.closest("form");
    const facts = JSON.parse(source.textContent);
    const place = form.closest("[data-product]") ?? document;
    const groups = $$("[data-option]", form);
    const chosen = () => groups.map((group) => $("input:checked", group)?.value);
    const matching = (values) => facts.variants.find((variant) => variant.options.every((value, index) => value === values[index]));

    const showPrice = (variant) => {
        const price = $("[data-price]", place);
        if (!price) return;
        const unit = $(".price-unit", price);
        price.classList.toggle("price-sale", Boolean(variant.before));
        const parts = variant.before
            ? [make("span", { class: "visually-hidden" }, `${facts.now} `), make("ins", { class: "price-now" }, variant.price),
                " ", ...(unit ? [unit, " "] : []), make("span", { class: "visually-hidden" }, `${facts.was} `),
                make("del", { class: "price-before" }, variant.before)]
            : [make("span", { class: "price-now" }, variant.price), ...(unit ? [" ", unit] : [])];
        price.replaceChildren(...parts);
    };

    const update = (event) => {
        const values = chosen();
        const variant = matching(values);
        groups.forEach((group, index) => {
            const label = $("[data-option-chosen]", group);
            if (label) label.textContent = ` ${values[index] ?? ""}`;
            for (const input of $$("input", group)) {
                const other = matching(values.map((value, at) => (at === index ? input.value : value)));
                input.closest(".option").toggleAttribute("data-unavailable", !other?.available);
            }
        });
        const button = $("button[type=submit]", form);
        const words = $("span", button) ?? button;
        const buyable = Boolean(variant?.available);
        button.disabled = !buyable;
        words.textContent = buyable ? facts.add : variant ? facts.soldOut : facts.missing;
        const availability = $("[data-availability]", place);
        if (availability) {
            availability.textContent = variant?.availability ?? facts.missing;
            availability.dataset.state = buyable ? (variant.low ? "low" : "in") : "out";
        }
        if (!variant) return;
        const field = $("[name=variant]", form);
        if (field) field.value = variant.id;
        const sku = $("[data-sku]", place);
        if (sku) sku.textContent = variant.sku;
        showPrice(variant);
        if (event && variant.picture !== undefined) showPicture(variant.picture);
        if (event) {
            const address = new URL(location.href);
            address.searchParams.set("variant", variant.id);
            history.replaceState(history.state, "", address);
        }
    };

    form.addEventListener("change", (event) => event.target.closest("[data-option]") && update(event));
    if (groups.length) update();
}

// --- Gallery: thumbnails jump without changing the address, and show where one is

function showPicture(index) {
    const frames = $("[data-gallery] .gallery-frames");
    const frame = frames?.children[index];
    if (frame) frames.scrollTo({ left: frame.offsetLeft - frames.firstElementChild.offsetLeft, behavior: "smooth" });
}

for (const gallery of $$("[data-gallery]")) {
    const links = $$(".gallery-thumbnails a", gallery);
    links.forEach((link, index) => link.addEventListener("click", (event) => {
        event.preventDefault();
        showPicture(index);
    }));
    if (!links.length) continue;
    const row = $(".gallery-frames", gallery);
    const mark = () => {
        // From the right in right-to-left pages, where scrolling counts down from zero.
        const shown = Math.round(Math.abs(row.scrollLeft) / row.clientWidth);
        links.forEach((link, index) => {
            if (index === shown) link.setAttribute("aria-current", "true");
            else link.removeAttribute("aria-current");
        });
    };
    let waiting;
    row.addEventListener("scroll", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(mark); }, { passive: true });
}

// --- Search suggestions: a combobox (WAI-ARIA authoring practices), filled with links the server wrote

for (const form of $$("[data-suggest]")) {
    const input = $("input[type=search]", form);
    const list = make("div", { class: "suggestions", id: "suggestions", role: "listbox", hidden: "" });
    list.setAttribute("aria-label", input.placeholder);
    form.append(list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestions" })) input.setAttribute(name, value);
    let timer, asked, current = -1;

    const options = () => $$("[role=option]", list);
    const close = () => {
        list.hidden = true;
        current = -1;
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
    };
    const select = (index) => {
        const all = options();
        current = all.length ? (index + all.length) % all.length : -1;
        all.forEach((option, at) => option.setAttribute("aria-selected", String(at === current)));
        if (current >= 0) {
            input.setAttribute("aria-activedescendant", all[current].id);
            all[current].scrollIntoView({ block: "nearest" });
        }
    };
    const ask = async () => {
        const text = input.value.trim();
        asked?.abort();
        if (text.length < 2) return close();
        asked = new AbortController();
        try {
            const response = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}`, { signal: asked.signal });
            if (!response.ok || document.activeElement !== input) return close();
            // The fragment is our own server's markup, escaped there.
            list.innerHTML = await response.text();
            current = -1;
            const all = options();
            all.forEach((option, index) => { option.id = `suggestion-${index}`; option.tabIndex = -1; });
            list.hidden = all.length === 0;
            input.setAttribute("aria-expanded", String(!list.hidden));
        } catch { /* Typed on, or offline: the form itself still searches. */ }
    };

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
    input.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
        if (list.hidden) return;
        if (event.key === "ArrowDown") { event.preventDefault(); select(current + 1); }
        if (event.key === "ArrowUp") { event.preventDefault(); select(current < 0 ? -1 : current - 1); }
        if (event.key === "Enter" && current >= 0) { event.preventDefault(); options()[current].click(); }
    });
    input.addEventListener("blur", () => setTimeout(close, 150));
    list.addEventListener("pointerdown", (event) => event.preventDefault());
}

// --- Forms that change something are sent once, however often the button is pressed

document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    (event.submitter ?? $("button[type=submit]", form))?.setAttribute("aria-busy", "true");
});
// Back from the next page: it may be sent again.
addEventListener("pageshow", () => {
    for (const form of $$("form[data-sent]")) {
        delete form.dataset.sent;
        $$("[aria-busy]", form).forEach((button) => button.removeAttribute("aria-busy"));
    }
});

// --- Checkout: another way of shipping changes the sum without leaving the form; what was typed outlives a reload

const checkout = $(".checkout-form");

async function reprice(section) {
    const body = new URLSearchParams(new FormData(checkout));
    body.set("intent", "update");
    section.setAttribute("aria-busy", "true");
    try {
        const response = await fetch(checkout.action, { method: "POST", body });
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        const parts = ["[data-checkout-summary] > summary", ".checkout-summary-body", "[data-checkout-place]"];
        if (!response.ok || parts.some((part) => !$(part, page))) return location.reload();
        for (const part of parts) $(part).replaceWith($(part, page));
        $("[name=total]", checkout).value = $(".checkout-form [name=total]", page).value;
        const address = section.dataset.address && $(`[data-address="${section.dataset.address}"]`, page);
        if (address) {
            section.replaceWith(address);
            $("[name$=country]", address).focus();
        }
    } catch {
        checkout.submit();
    } finally {
        section.removeAttribute("aria-busy");
    }
}

const kept = (form) => $$("input, select, textarea", form)
    .filter((field) => field.name && !["hidden", "password", "radio", "checkbox"].includes(field.type));

if (checkout) {
    checkout.addEventListener("change", (event) => {
        // Another country writes its addresses another way.
        const section = event.target.closest(event.target.matches("[name$=country]") ? "[data-address]" : "[data-reprice]");
        if (section) reprice(section);
    });
    const key = `keep:${new URL(checkout.action).pathname}`;
    try {
        const typed = JSON.parse(sessionStorage.getItem(key) ?? "{}");
        // What the server sent is newer than what was kept.
        for (const field of kept(checkout)) if (!field.value && typed[field.name]) field.value = typed[field.name];
        checkout.addEventListener("input", () => {
            const now = Object.fromEntries(kept(checkout).map((field) => [field.name, field.value]));
            sessionStorage.setItem(key, JSON.stringify(now));
        });
    } catch { /* No storage, nothing kept. */ }
}
if ($(".thanks")) {
    try {
        Object.keys(sessionStorage).filter((key) => key.startsWith("keep:")).forEach((key) => sessionStorage.removeItem(key));
    } catch { /* Nothing was kept. */ }
}

// Errors are told as a person leaves a field, and taken back as they mend it.
document.addEventListener("focusout", (event) => {
    const field = event.target;
    if (!field.matches?.(".checkout-form .input") || !field.value) return;
    if (field.checkValidity()) field.removeAttribute("aria-invalid");
    else field.setAttribute("aria-invalid", "true");
});

$("[data-focus]")?.focus();

// --- The picture of the card that was pressed becomes the picture of its page

addEventListener("pageswap", (event) => {
    const target = event.activation?.entry?.url;
    if (!event.viewTransition || !target) return;
    const path = new URL(target).pathname;
    const link = $$(".card-title a").find((link) => link.pathname === path);
    const picture = link?.closest(".card").querySelector(".picture") ?? $(".gallery .picture");
    if (picture) picture.style.viewTransitionName = "product";
});
addEventListener("pagereveal", (event) => {
    if (!event.viewTransition) return;
    const from = window.navigation?.activation?.from?.url;
    const link = from && $$(".card-title a").find((link) => link.pathname === new URL(from).pathname);
    const picture = $(".gallery .picture") ?? link?.closest(".card").querySelector(".picture");
    if (!picture) return;
    picture.style.viewTransitionName = "product";
    event.viewTransition.finished.finally(() => { picture.style.viewTransitionName = ""; });
});
