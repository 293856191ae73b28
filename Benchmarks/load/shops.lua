-- Asks one shop after the other for the same thing: wrk … -s shops.lua URL -- COUNT (page | list | cart)
local count, kind = 1, "page"
local number = 0

function init(args)
    count, kind = tonumber(args[1]), args[2]
    math.randomseed(os.time() + tonumber(tostring({}):sub(8), 16) % 100000)
    number = math.random(1000000)
end

function request()
    number = number + 1
    local headers = { ["Host"] = "s" .. (number % count + 1) .. ".localhost" }
    if kind == "cart" then
        headers["Content-Type"] = "application/json"
        return wrk.format("POST", "/api/v1/store/cart", headers, "{}")
    elseif kind == "list" then
        -- An ever new address, so that no answer comes from the page cache.
        return wrk.format("GET", "/products?priceTo=" .. (number + 100000000), headers)
    end
    return wrk.format("GET", "/products/thing-1", headers)
end
