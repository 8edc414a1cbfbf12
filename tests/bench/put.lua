-- wrk's part of put.py: every thread saves the draft of an actor of its own, over one connection, one version after another.
-- Arguments: the file that holds the return with NUMBER where each save differs, the year, then an actor and its token for each thread.
local threads = 0

function setup(thread)
    threads = threads + 1
    thread:set("place", threads)
end

function init(arguments)
    local file = assert(io.open(arguments[1], "rb"))
    before, after = file:read("*a"):match("^(.*)NUMBER(.*)$")
    file:close()
    path = "/v1/collections/" .. arguments[2] .. "/submissions/" .. arguments[1 + 2 * place]
    headers = {["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. arguments[2 + 2 * place]}
    version = "*"
    number = (os.time() % 1000000) * 100000
end

function request()
    number = number + 1
    headers["If-Match"] = version
    return wrk.format("PUT", path, headers, before .. number .. after)
end

function response(status, answered)
    assert(status == 200, status)
    version = answered["ETag"]
end

function done(summary)
    io.write(string.format("rate %.2f\n", summary.requests / summary.duration * 1000000))
    local errors = summary.errors
    io.write(string.format("errors %d\n", errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
