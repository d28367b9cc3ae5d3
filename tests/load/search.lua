-- Asks the portal's search page for every query of a file, in turn: the first two columns are query and language.
local paths, at = {}, 0

function init(args)
  for line in io.lines(args[1]) do
    local query, language = line:match("^([^\t]+)\t(%l%l)\t")
    if query then
      paths[#paths + 1] = "/" .. language .. "/search?q=" .. query:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end)
    end
  end
end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
