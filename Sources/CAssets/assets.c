#include "assets.h"

/* #embed (C23): the compiler copies the bytes, which is seconds where an array literal is minutes. */
#pragma clang diagnostic ignored "-Wc23-extensions"

#define ASSET(name)                                   \
    const uint8_t *stoa_asset_##name(long *size) {          \
        *size = sizeof(bytes_##name);                       \
        return bytes_##name;                                \
    }

static const uint8_t bytes_storefront_css[] = {
#embed "files/storefront.css"
};
static const uint8_t bytes_storefront_js[] = {
#embed "files/storefront.js"
};
static const uint8_t bytes_console_css[] = {
#embed "files/console.css"
};
static const uint8_t bytes_console_js[] = {
#embed "files/console.js"
};
static const uint8_t bytes_desk_css[] = {
#embed "files/desk.css"
};
static const uint8_t bytes_passkeys_js[] = {
#embed "files/passkeys.js"
};
static const uint8_t bytes_favicon_svg[] = {
#embed "files/favicon.svg"
};

ASSET(storefront_css)
ASSET(storefront_js)
ASSET(console_css)
ASSET(console_js)
ASSET(desk_css)
ASSET(passkeys_js)
ASSET(favicon_svg)
