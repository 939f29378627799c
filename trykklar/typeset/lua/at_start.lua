-- LuaTeX's recorder knows some of what io.open reads, and nothing of what lfs says of files: what a
-- text asks by these, whether it is there or not, is recorded here in the same file.
-- Only names from the folder that TeX runs in: its own files and the system's are others' to watch.
local record = kpse.record_input_file
local here = lfs.currentdir() .. "/"

local function note(name)
  if type(name) ~= "string" then return end
  if name:sub(1, #here) == here then name = name:sub(#here + 1) end
  if name:sub(1, 1) ~= "/" and not name:find("..", 1, true) then record(name) end
end

local function noted(ask)
  return function(name, ...)
    note(name)
    return ask(name, ...)
  end
end

local open = io.open
io.open = function(name, mode, ...)
  if type(mode) ~= "string" or not mode:find("w", 1, true) then note(name) end
  return open(name, mode, ...)
end
io.lines = noted(io.lines)
io.input = noted(io.input)
for _, name in ipairs { "attributes", "symlinkattributes", "dir", "isfile", "isdir", "readlink" } do
  if lfs[name] then lfs[name] = noted(lfs[name]) end
end

-- \today is today, as with the other engines, unless the caller asks for the moment of
-- SOURCE_DATE_EPOCH there, too: LuaTeX takes it for both, and asks no FORCE_SOURCE_DATE.
if os.getenv("FORCE_SOURCE_DATE") ~= "1" then
  texconfig.init = function()
    local now = os.date("*t")
    tex.year, tex.month, tex.day, tex.time = now.year, now.month, now.day, now.hour * 60 + now.min
  end
end
