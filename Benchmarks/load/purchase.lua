-- A whole purchase over the API, again and again: one connection to a thread, so each thread is one buyer.
-- PATHS: cart, line, checkout, address, intent, confirm.
local step, cart, token, checkout, method = 1, nil, nil, nil, nil
orders, failures = 0, 0
local threads = {}
local api = "/api/v1/store"

function setup(thread)
    table.insert(threads, thread)
end

function init(args)
    variants = {}
    for id in string.gmatch(args[1], "[^,]+") do table.insert(variants, id) end
    math.randomseed(os.time() + tonumber(tostring({}):sub(8), 16) % 100000)
end

local function post(verb, path, body)
    local headers = { ["Content-Type"] = "application/json" }
    if token then headers["X-Cart-Token"] = token end
    return wrk.format(verb, api .. path, headers, body)
end

local address = '{"email":"ada@example.com","shippingAddress":{"name":"Ada Lovelace","line1":"Unter den Linden 1",' ..
    '"city":"Berlin","postalCode":"10117","country":"DE"},"sameAsShipping":true,"shippingMethodId":"%s"}'

function request()
    if step == 1 then
        token = nil
        return post("POST", "/cart", "{}")
    elseif step == 2 then
        local variant = variants[math.random(#variants)]
        return post("POST", "/cart/" .. cart .. "/items", '{"variantId":"' .. variant .. '","quantity":"1"}')
    elseif step == 3 then
        return post("POST", "/checkout", '{"cartId":"' .. cart .. '"}')
    elseif step == 4 then
        return post("PUT", "/checkout/" .. checkout, string.format(address, method))
    elseif step == 5 then
        return post("POST", "/checkout/" .. checkout .. "/intent", '{"provider":"test"}')
    end
    return post("POST", "/checkout/" .. checkout .. "/confirm", '{"paymentMethod":"test_ok"}')
end

function response(status, headers, body)
    if status >= 300 then
        failures = failures + 1
        if failures < 3 then print("step " .. step .. ": " .. status .. " " .. body) end
        step = 1
        return
    end
    if step == 1 then
        cart = body:match('"id":"([^"]+)"')
        token = body:match('"token":"([^"]+)"')
    elseif step == 3 then
        checkout = body:match('^{"id":"([^"]+)"') or body:match('"id":"([^"]+)","status"')
        method = body:match('"shippingMethods":%[{.-"id":"([^"]+)"')
    elseif step == 6 then
        orders = orders + 1
    end
    step = step % 6 + 1
end

function done(summary, latency, requests)
    local placed, failed = 0, 0
    for _, thread in ipairs(threads) do
        placed = placed + thread:get("orders")
        failed = failed + thread:get("failures")
    end
    io.write(string.format("ORDERS %d FAILURES %d SECONDS %.3f P99 %.3f\n",
        placed, failed, summary.duration / 1e6, latency:percentile(99) / 1e3))
end
