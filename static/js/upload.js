// Files go side by side, each with its own bar and result, large ones in pieces. What was cut off goes on by itself;
// after a reload the same files are dropped again, and those that the batch has are told by their hash and not sent.
// The plain form stays for browsers without this.
const AT_ONCE = 4
const PIECE_BYTES = 8 * 1024 * 1024
const PAUSES = [1, 2, 4, 8, 15, 30, 30, 30] // seconds before each further try
const HEAD_BYTES = 6
const LITTER = /(^|\/)(\.[^./][^/]*|\.\.[^/]+|~\$[^/]*|(eh)?thumbs\.db|desktop\.ini|__macosx|\$recycle\.bin|@eadir|icon\r)(\/|$)/i

const form = document.querySelector("form[data-upload]")
const drop = form.querySelector("[data-drop]")
const panel = form.querySelector("[data-sending]")
const rows = form.querySelector("[data-rows]")
const words = form.dataset
const queue = []
const failed = new Set()
let sending = 0, done = 0, total = 0, skipped = 0
const isResumed = Boolean(words.add)
let batch = isResumed ? Promise.resolve({ add: words.add, pieces: words.pieces, batch: words.batch }) : null

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
form.querySelector("[data-all-again]").addEventListener("click", () => [...failed].forEach(sendAgain))

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
    if (LITTER.test(path)) { skipped += 1; continue }
    queue.push({ file, path, row: makeRow(path), tries: 0, asks: isResumed || file.size > PIECE_BYTES })
    total += 1
  }
  panel.hidden = false
  work()
}

function work() {
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

// ------------------------------------------------------------ one after the other
class Lost extends Error {} // the server does not answer: it may be back in a moment
class Refused extends Error {} // nothing further would be taken either

async function next() {
  const item = queue.shift()
  if (!item) return
  sending += 1
  try {
    const { state, words: said, more } = await sent(item)
    show(item, state, said, more)
    done += 1
  } catch (trouble) {
    if (trouble instanceof Lost && item.tries < PAUSES.length) await tryLater(item)
    else giveUp(item, trouble)
  }
  sending -= 1
  tell()
  next()
}

async function tryLater(item) {
  show(item, "", words.wordsLost)
  await new Promise((resolve) => setTimeout(resolve, PAUSES[item.tries] * 1000))
  item.tries += 1
  item.asks = true // what was cut off may have arrived
  queue.unshift(item)
}

function giveUp(item, trouble) {
  fail(item, trouble.message || words.wordsBroken)
  if (trouble instanceof Refused) queue.splice(0).forEach((other) => fail(other, trouble.message))
}

async function sent(item) {
  if (item.file.size > words.mostArchiveBytes || (item.file.size > words.mostBytes && !await isArchive(item.file))) {
    return { state: "fail", words: words.wordsTooBig, more: words.moreTooBig }
  }
  const { add, pieces } = await theBatch()
  if (item.asks) {
    show(item, "", words.wordsLooking)
    item.sha256 ??= await sha256Of(item.file)
    if (item.file.size) return sentInPieces(pieces, item)
  }
  show(item, "", words.wordsSending)
  const answer = await send(add, item, [["path", item.path], ["files", item.file]], 0)
  return answer.files[0]
}

async function sentInPieces(address, item) {
  const fields = (offset) => [["path", item.path], ["sha256", item.sha256], ["size", item.file.size], ["offset", offset]]
  let answer = await send(address, item, fields(0), 0)
  show(item, "", words.wordsSending)
  while (!answer.files) {
    const piece = item.file.slice(answer.have, answer.have + PIECE_BYTES)
    answer = await send(address, item, [...fields(answer.have), ["files", piece, item.file.name]], answer.have)
  }
  return answer.files[0]
}

async function isArchive(file) {
  const head = String.fromCharCode(...new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))
  return head.startsWith("PK\x03\x04") || head === "7z\xbc\xaf\x27\x1c"
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
    .catch(() => { throw new Lost(words.wordsBroken) })
  const made = understood(response.status, response.url, await response.text())
  const link = form.querySelector("[data-to-batch]")
  link.href = made.batch
  link.hidden = false
  history.replaceState(null, "", made.page) // a reload comes back to this batch
  return made
}

function send(address, { file, row }, fields, offset) {
  return new Promise((resolve, reject) => {
    const body = new FormData()
    body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value)
    fields.forEach((field) => body.append(...field))
    const request = new XMLHttpRequest()
    request.open("POST", address)
    request.setRequestHeader("Accept", "application/json")
    request.upload.onprogress = (event) => { row.querySelector("progress").value = Math.min((offset + event.loaded) / (file.size || 1), 1) }
    request.onerror = () => reject(new Lost(words.wordsBroken))
    request.onload = () => {
      try { resolve(understood(request.status, request.responseURL, request.responseText)) } catch (trouble) { reject(trouble) }
    }
    request.send(body)
  })
}

function understood(status, address, text) {
  if (new URL(address).pathname.includes("/login")) throw new Refused(words.wordsLogin)
  if (status === 413) throw new Refused(JSON.parse(text).trouble)
  if (status >= 500) throw new Lost(words.wordsBroken)
  if (status >= 300) throw new Error(words.wordsBroken)
  return JSON.parse(text)
}

// ------------------------------------------------------------ what is said
function show(item, state, said, more = "") {
  item.row.className = `sending-row ${state}`
  if (state) item.row.querySelector("progress").value = 1
  item.row.querySelector("[data-words]").textContent = said
  item.row.querySelector("[data-words]").title = more
  if (state === "ok") rows.append(item.row) // what is on its way, and what failed, stands first
}

function fail(item, said) {
  show(item, "fail", said)
  failed.add(item)
  const again = item.row.querySelector("[data-again]")
  again.textContent = words.wordsAgain
  again.hidden = false
  again.onclick = () => sendAgain(item)
}

function sendAgain(item) {
  failed.delete(item)
  item.row.querySelector("[data-again]").hidden = true
  item.tries = 0
  item.asks = true
  show(item, "", words.wordsWaiting)
  queue.push(item)
  work()
}

function tell() {
  form.querySelector("[data-sum]").textContent = words.wordsSum.replace("__done__", done).replace("__total__", total)
  form.querySelector("[data-skipped]").textContent = skipped ? words.wordsSkipped.replace("__count__", skipped) : ""
  const allAgain = form.querySelector("[data-all-again]")
  allAgain.hidden = !failed.size
  allAgain.textContent = words.wordsAllAgain.replace("__count__", failed.size)
}
