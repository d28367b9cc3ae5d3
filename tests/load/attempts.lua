-- For wrk: hands in finished quizzes, each with an id of its own and from a network of its own.
-- Needs PATH_OF_ATTEMPTS and ANSWERS (JSON) in the environment.
local path, answers = os.getenv("PATH_OF_ATTEMPTS"), os.getenv("ANSWERS")
local number = 0

function init(args)
  math.randomseed(os.time() + tonumber(tostring({}):sub(8)) % 100000)
end

function request()
  number = number + 1
  local id = string.format("%08x-%04x-7%03x-%04x-%04x%08x",
    math.floor(os.time() / 64), number % 65536, math.random(0, 4095), math.random(32768, 49151), math.random(0, 65535), math.random(0, 2147483647))
  return wrk.format("POST", path, {
    ["Content-Type"] = "application/json",
    ["X-Forwarded-For"] = string.format("10.%d.%d.1", math.random(0, 255), math.random(0, 255)),
  }, '{"id":"' .. id .. '","language":"kk","answers":' .. answers .. '}')
end
