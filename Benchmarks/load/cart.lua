-- Puts things into a cart, one cart to a thread, and takes a new cart before the old one is full.
local cart, token, added = nil, nil, 0
local api = "/api/v1/store"

function init(args)
    variants = {}
    for id in string.gmatch(args[1], "[^,]+") do table.insert(variants, id) end
end

function request()
    if cart == nil then
        return wrk.format("POST", api .. "/cart", { ["Content-Type"] = "application/json" }, "{}")
    end
    local headers = { ["Content-Type"] = "application/json", ["X-Cart-Token"] = token }
    local body = '{"variantId":"' .. variants[added % #variants + 1] .. '","quantity":"1"}'
    return wrk.format("POST", api .. "/cart/" .. cart .. "/items", headers, body)
end

function response(status, headers, body)
    if cart == nil then
        cart = body:match('"id":"([^"]+)"')
        token = body:match('"token":"([^"]+)"')
        added = 0
    else
        added = added + 1
        if added >= 10 or status >= 300 then cart = nil end
    end
end
