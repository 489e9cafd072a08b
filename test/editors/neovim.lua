-- Asks Neovim, set up as docs/editors.md says, what a coach would ask; writes what came to the file in $ANSWERS.
local answers = {}

local function clients()
  if vim.lsp.get_clients then return vim.lsp.get_clients({ bufnr = 0 }) end
  return vim.lsp.buf_get_clients(0)
end

local function attached()
  return next(clients()) ~= nil
end

-- What a word is coloured as.
local function colour(words)
  vim.fn.cursor(1, 1)
  local line, column = unpack(vim.fn.searchpos(words, "c"))
  return vim.fn.synIDattr(vim.fn.synID(line, column, 1), "name")
end

local ok, problem = pcall(function()
  vim.wait(10000, attached, 50)
  local _, client = next(clients())
  -- The settings may come to the server after the first findings have come from it.
  vim.wait(10000, function()
    local found = vim.diagnostic.get(0)
    for _, finding in ipairs(found) do
      if string.find(finding.message, "Saturday") then return false end
    end
    return #found > 0
  end, 50)
  answers.root = client.config.root_dir
  answers.codes = {}
  for _, finding in ipairs(vim.diagnostic.get(0)) do
    table.insert(answers.codes, finding.code or finding.user_data.lsp.code)
  end
  local line = vim.fn.search("owner: ")
  local position = { line = line - 1, character = #vim.fn.getline(line) }
  local params = { textDocument = { uri = vim.uri_from_bufnr(0) }, position = position }
  local reply = client.request_sync("textDocument/completion", params, 20000, 0)
  answers.labels = {}
  for _, item in ipairs(reply.result.items) do table.insert(answers.labels, item.label) end
  local format = vim.lsp.buf.format
  if format then format({ timeout_ms = 20000 }) else vim.lsp.buf.formatting_sync(nil, 20000) end
  answers.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  answers.colours = { person = colour("person"), role = colour("role"), title = colour('"Lena') }
end)

if not ok then answers.problem = tostring(problem) end
local file = assert(io.open(os.getenv("ANSWERS"), "w"))
file:write(vim.json and vim.json.encode(answers) or vim.fn.json_encode(answers))
file:close()
vim.cmd("qall!")
