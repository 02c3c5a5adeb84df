// Files go one by one, three at a time, each with its own bar and result; the plain form stays for browsers without this.
const AT_ONCE = 3
const HIDDEN_FILE = /(^|\/)(\.[^/]*|~\$[^/]*|Thumbs\.db|desktop\.ini|__MACOSX\/.*)$/i

const form = document.querySelector("form[data-upload]")
const drop = form.querySelector("[data-drop]")
const panel = form.querySelector("[data-sending]")
const rows = form.querySelector("[data-rows]")
const words = form.dataset
const queue = []
let sending = 0, done = 0, total = 0, skipped = 0
let batch = words.add ? Promise.resolve({ add: words.add, batch: words.batch }) : null

form.querySelectorAll("[data-plain]").forEach((part) => { part.hidden = true })
form.querySelectorAll("[data-choose], [data-paste]").forEach((button) => { button.hidden = false })
const paste = form.querySelector("[data-paste-box]")
paste.hidden = !paste.querySelector("textarea").value
form.querySelector("[data-paste]").addEventListener("click", () => {
  paste.hidden = !paste.hidden
  if (!paste.hidden) paste.querySelector("textarea").focus()
})

form.querySelectorAll("[data-choose]").forEach((button) => {
  const input = document.getElementById(button.dataset.choose)
  button.addEventListener("click", () => input.click())
  input.addEventListener("change", () => {
    take([...input.files].map((file) => ({ file, path: file.webkitRelativePath || file.name })))
    input.value = ""
  })
})

// The whole page takes what is dropped, so that a file dropped beside the zone does not replace the page.
let depth = 0
const carriesFiles = (event) => [...event.dataTransfer.types].includes("Files")
addEventListener("dragenter", (event) => { if (carriesFiles(event)) { depth += 1; drop.classList.add("over") } })
addEventListener("dragleave", (event) => { if (carriesFiles(event) && --depth <= 0) { depth = 0; drop.classList.remove("over") } })
addEventListener("dragover", (event) => { if (carriesFiles(event)) event.preventDefault() })
addEventListener("drop", async (event) => {
  if (!carriesFiles(event)) return
  event.preventDefault()
  depth = 0
  drop.classList.remove("over")
  take(await droppedFiles(event.dataTransfer))
})
addEventListener("beforeunload", (event) => { if (sending || queue.length) event.preventDefault() })

async function droppedFiles(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean)
  if (!entries.length) return [...transfer.files].map((file) => ({ file, path: file.name }))
  return (await Promise.all(entries.map(filesIn))).flat()
}

async function filesIn(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject))
    return [{ file, path: entry.fullPath.slice(1) }]
  }
  const reader = entry.createReader()
  const inside = []
  for (;;) { // a folder is told a hundred entries at a time
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))
    if (!some.length) break
    inside.push(...some)
  }
  return (await Promise.all(inside.map(filesIn))).flat()
}

function take(found) {
  for (const { file, path } of found) {
    if (HIDDEN_FILE.test(path)) { skipped += 1; continue }
    queue.push({ file, path, row: makeRow(path) })
    total += 1
  }
  panel.hidden = false
  tell()
  for (let i = sending; i < AT_ONCE; i += 1) next()
}

function makeRow(path) {
  const row = form.querySelector("[data-row]").content.firstElementChild.cloneNode(true)
  row.querySelector("[data-name]").textContent = path
  row.querySelector("[data-words]").textContent = words.wordsWaiting
  rows.append(row)
  return row
}

async function next() {
  const item = queue.shift()
  if (!item) return
  sending += 1
  try {
    const { add } = await theBatch()
    const answer = await send(add, item)
    result(item, answer.files[0])
  } catch (trouble) {
    result(item, { state: "fail", words: trouble.message || words.wordsBroken, more: "" }, true)
  }
  sending -= 1
  tell()
  next()
}

function theBatch() {
  batch ??= makeBatch().catch((trouble) => { batch = null; throw trouble })
  return batch
}

async function makeBatch() {
  const fields = new FormData(form)
  fields.delete("files")
  fields.delete("text")
  const response = await fetch(form.action, { method: "POST", body: fields, headers: { Accept: "application/json" } })
    .catch(() => { throw new Error(words.wordsBroken) })
  const made = await understood(response.ok, response.url, () => response.json())
  const link = form.querySelector("[data-to-batch]")
  link.href = made.batch
  link.hidden = false
  return made
}

function send(address, { file, path, row }) {
  return new Promise((resolve, reject) => {
    const fields = new FormData()
    fields.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value)
    fields.append("path", path)
    fields.append("files", file)
    const request = new XMLHttpRequest()
    request.open("POST", address)
    request.setRequestHeader("Accept", "application/json")
    request.upload.onprogress = (event) => { row.querySelector("progress").value = event.loaded / event.total }
    request.onerror = () => reject(new Error(words.wordsBroken))
    request.onload = () => understood(request.status < 300, request.responseURL, () => JSON.parse(request.responseText))
      .then(resolve, reject)
    request.send(fields)
  })
}

async function understood(isFine, address, read) {
  if (new URL(address).pathname.includes("/login")) throw new Error(words.wordsLogin)
  if (!isFine) throw new Error(words.wordsBroken)
  return read()
}

function result(item, { state, words: said, more }, canSendAgain = false) {
  item.row.className = `sending-row ${state}`
  item.row.querySelector("progress").value = 1
  item.row.querySelector("[data-words]").textContent = said
  item.row.querySelector("[data-words]").title = more
  if (!canSendAgain) { done += 1; return }
  const again = item.row.querySelector("[data-again]")
  again.textContent = words.wordsAgain
  again.hidden = false
  again.onclick = () => {
    again.hidden = true
    item.row.className = "sending-row"
    queue.push(item)
    if (sending < AT_ONCE) next()
  }
}

function tell() {
  form.querySelector("[data-sum]").textContent = words.wordsSum.replace("__done__", done).replace("__total__", total)
  form.querySelector("[data-skipped]").textContent = skipped ? words.wordsSkipped.replace("__count__", skipped) : ""
}
