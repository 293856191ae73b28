// Passkeys (WebAuthn Level 3): asks the browser for one, and sends what it says with the form. The server judges it.
const decode = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const encode = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// What was asked is good for a quarter of an hour; a page may stay open all day.
const renewal = 10 * 60 * 1000;
let opened = Date.now();

function options(form) {
    const asked = JSON.parse(form.dataset.options);
    asked.challenge = decode(asked.challenge);
    if (asked.user) asked.user.id = decode(asked.user.id);
    for (const known of asked.excludeCredentials ?? []) known.id = decode(known.id);
    return asked;
}

async function renew(form) {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.querySelector(`[data-passkey="${form.dataset.passkey}"]`);
    if (!response.ok || !fresh) return location.reload();
    form.dataset.options = fresh.dataset.options;
    if (form.elements.handle) form.elements.handle.value = fresh.elements.handle.value;
    // Asking may have changed the mark that all forms of the page are held against.
    const token = fresh.elements.csrf?.value;
    if (token) for (const field of document.querySelectorAll("[name=csrf]")) field.value = token;
    opened = Date.now();
}

function send(form, credential) {
    const { response } = credential;
    const made = form.dataset.passkey === "create";
    const answer = {
        credential: encode(credential.rawId),
        clientData: encode(response.clientDataJSON),
        authenticatorData: encode(made ? response.getAuthenticatorData() : response.authenticatorData),
        publicKey: made && encode(response.getPublicKey()),
        algorithm: made && String(response.getPublicKeyAlgorithm()),
        signature: !made && encode(response.signature),
        userHandle: !made && encode(response.userHandle ?? new ArrayBuffer(0)),
    };
    for (const [name, value] of Object.entries(answer)) {
        if (form.elements[name]) form.elements[name].value = value;
    }
    form.requestSubmit();
}

function say(form, text) {
    const place = form.querySelector("[data-passkey-failure]");
    place.hidden = !text;
    place.querySelector("span").textContent = text ?? "";
}

async function ask(form) {
    if (Date.now() - opened > renewal) await renew(form);
    const publicKey = options(form);
    return form.dataset.passkey === "create"
        ? navigator.credentials.create({ publicKey })
        : navigator.credentials.get({ publicKey });
}

// The browser's own list below the address field offers passkeys, too, until one is chosen or the button is pressed.
let waiting;

async function offer(form) {
    if (!await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
    for (;;) {
        waiting = new AbortController();
        const { signal } = waiting;
        const timer = setTimeout((late) => late.abort("late"), renewal, waiting);
        try {
            return send(form, await navigator.credentials.get({ mediation: "conditional", publicKey: options(form), signal }));
        } catch {
            if (signal.reason !== "late") return;
        } finally {
            clearTimeout(timer);
        }
        while (document.hidden) await new Promise((seen) => document.addEventListener("visibilitychange", seen, { once: true }));
        await renew(form);
    }
}

const isAble = isSecureContext && "PublicKeyCredential" in window;

for (const form of document.querySelectorAll("[data-passkey]")) {
    if (!isAble) break;
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
        if (form.elements.credential.value) return;
        event.preventDefault();
        waiting?.abort();
        say(form);
        const button = form.querySelector("button[type=submit]");
        if (button.getAttribute("aria-busy") === "true") return;
        button.setAttribute("aria-busy", "true");
        try {
            send(form, await ask(form));
        } catch (error) {
            say(form, error.name === "InvalidStateError" ? form.dataset.known : form.dataset.failed);
        } finally {
            button.removeAttribute("aria-busy");
        }
    });
    if (form.dataset.passkey === "get") offer(form);
}
for (const hint of document.querySelectorAll("[data-passkey-unable]")) hint.hidden = isAble;

// Back from the next page: it may be asked again.
addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("[data-passkey]")) form.elements.credential.value = "";
});
