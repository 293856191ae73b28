-- Asks for the same page under ever new addresses, so that no answer comes from the page cache.
local number = 0
local joiner = "?"

function init(args)
    if wrk.path:find("?", 1, true) then joiner = "&" end
    number = math.random(1000000000)
    math.randomseed(os.time() + tonumber(tostring({}):sub(8), 16) % 100000)
    number = math.random(1000000000)
end

function request()
    number = number + 1
    return wrk.format("GET", wrk.path .. joiner .. "priceTo=" .. (number % 1000000000 + 100000000))
end
