/* The files of assets/, embedded in the program. Each accessor gives the first byte and writes the length. */
#ifndef STOA_ASSETS_H
#define STOA_ASSETS_H

#include <stddef.h>
#include <stdint.h>

const uint8_t *stoa_asset_storefront_css(long *size);
const uint8_t *stoa_asset_storefront_js(long *size);
const uint8_t *stoa_asset_console_css(long *size);
const uint8_t *stoa_asset_console_js(long *size);
const uint8_t *stoa_asset_desk_css(long *size);
const uint8_t *stoa_asset_passkeys_js(long *size);
const uint8_t *stoa_asset_favicon_svg(long *size);

#endif
