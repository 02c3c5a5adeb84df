// What is selected in the document, or a line that is clicked, is offered to a field: "make this the school".
document.addEventListener("pointerup", (event) => {
  if (!event.target.closest(".papers") || event.target.closest(".take") || !takeBar()) return
  const line = event.target.closest("[data-line]")
  setTimeout(() => { // a selection that a click ends is gone only then
    const selection = getSelection()
    if (selection.isCollapsed && line) selection.selectAllChildren(line)
    offer(selection)
  })
})

document.addEventListener("click", (event) => {
  const taken = event.target.closest("[data-take], [data-drop-taken]")
  if (!taken) return
  event.preventDefault()
  if (taken.matches("[data-drop-taken]")) return drop()
  getSelection().selectAllChildren(taken.closest("[data-line]"))
  offer(getSelection())
  document.getElementById("take-to").focus()
})

function takeBar() {
  return document.getElementById("take")
}

function offer(selection) {
  const places = placesOf(selection)
  if (!places.length) return
  const bar = takeBar()
  const taken = bar.querySelector(".taken")
  drop()
  bar.hidden = taken.hidden = false
  bar.querySelector("[name=text]").value = places.map(({ words }) => words.trim()).join("\n")
  for (const { line, start, end } of places) {
    taken.append(Object.assign(document.createElement("input"), { type: "hidden", name: "place", value: `${line}:${start}:${end}` }))
  }
  document.querySelectorAll(".tray [name=place]").forEach((box) => { box.checked = false })
  suggest(places[0].line)
}

function drop() {
  const taken = takeBar().querySelector(".taken")
  taken.querySelectorAll("[type=hidden]").forEach((place) => place.remove())
  taken.querySelector("[name=text]").value = ""
  taken.hidden = true
  takeBar().hidden = !document.getElementById("tray")
}

// Positions count characters as the server does, so astral ones are one
function placesOf(selection) {
  if (!selection.rangeCount || selection.isCollapsed) return []
  const range = selection.getRangeAt(0)
  const lines = [...document.querySelectorAll(".papers [data-line]:is(text, .file)")].filter((line) => range.intersectsNode(line))
  return lines.flatMap((line) => {
    const [from, to] = [offsetIn(line, range.startContainer, range.startOffset, 0), offsetIn(line, range.endContainer, range.endOffset, Infinity)]
    const characters = [...line.textContent]
    const words = characters.slice(from, to).join("")
    return words.trim() ? [{ line: line.dataset.line, start: from, end: Math.min(to, characters.length), words }] : []
  })
}

function offsetIn(line, node, offset, otherwise) {
  if (!line.contains(node)) return otherwise
  const before = document.createRange()
  before.setStart(line, 0)
  before.setEnd(node, offset)
  return [...before.toString()].length
}

// The fields of the row that was read from this line, or last before it, are offered first
function suggest(line) {
  const rows = Object.entries(sources).flatMap(([address, { places }]) => places.map((place) => [place[1], address.split("/").slice(0, 2).join("/")]))
  const [, row] = rows.filter(([at]) => at <= Number(line)).reduce((best, each) => (each[0] >= best[0] ? each : best), [-1, ""])
  const select = document.getElementById("take-to")
  select.querySelectorAll("optgroup").forEach((group) => { if (group.dataset.row === row) select.prepend(group) })
  select.prepend(select.querySelector("option[value='']"))
  select.value = ""
}

// All lines of a text are one stop of Tab; arrows go from line to line
function oneStop() {
  document.querySelectorAll(".paper .take").forEach((link, at) => { link.tabIndex = at ? -1 : 0 })
}

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step || !event.target.matches(".take")) return
  const links = [...document.querySelectorAll(".paper .take")]
  const next = links[links.indexOf(event.target) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
})
document.addEventListener("htmx:load", oneStop)
oneStop()

// A line of the tray is dragged onto a value, or onto an entry, whose description it then joins
let dragged = null

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".tray li") ?? null
  if (dragged) event.dataTransfer.effectAllowed = "copy"
})

document.addEventListener("dragover", (event) => {
  const over = dragged && takenBy(event.target)
  document.querySelectorAll(".drop-here").forEach((place) => { if (place !== over?.place) place.classList.remove("drop-here") })
  if (!over) return
  event.preventDefault()
  over.place.classList.add("drop-here")
})

document.addEventListener("drop", (event) => {
  const over = dragged && takenBy(event.target)
  if (!over) return
  event.preventDefault()
  drop()
  document.querySelectorAll(".tray [name=place]").forEach((box) => { box.checked = dragged.contains(box) })
  document.getElementById("take-to").value = over.key
  document.querySelector(".tray-form").requestSubmit()
})

document.addEventListener("dragend", () => {
  dragged = null
  document.querySelectorAll(".drop-here").forEach((place) => place.classList.remove("drop-here"))
})

function takenBy(target) {
  const place = target.closest?.(".left :is([data-field], [data-words], .entry)")
  if (!place || !takeBar()) return null
  const { field, words } = place.dataset
  const address = field ?? words ?? `${place.querySelector(".edit-slot")?.dataset.slot}/description`
  const parts = address.split("/")
  const options = [...document.querySelectorAll("#take-to option")]
  const option = parts.length === 1 ? options.find(({ value }) => value === `basics||${address}`)
    : options.find((each) => each.parentElement.dataset.row === parts.slice(0, 2).join("/") && each.value.endsWith(`|${parts[2]}`))
  return option ? { place, key: option.value } : null
}
