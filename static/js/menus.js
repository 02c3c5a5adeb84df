// Menus: Enter in a field marked data-enter presses the button beside it; a list marked data-sortable is put in order by
// the grips of its items; the columns of an export go back to those of the beginning.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("[data-enter]")) return
  event.preventDefault()
  event.target.parentElement.querySelector("button").click()
})

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-sortable] .grip")
  if (!grip || event.button) return
  event.preventDefault()
  sort(grip.closest("[data-item]"), grip.closest("[data-sortable]"), event.pointerId)
})

function sort(item, list, pointer) {
  const before = [...list.querySelectorAll("[data-item]")]
  item.classList.add("dragged")
  list.setPointerCapture(pointer)
  const move = (event) => {
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-item]")
    if (!over || over === item || over.parentElement !== item.parentElement) return
    const isFurther = item.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING
    over[isFurther ? "after" : "before"](item)
  }
  const end = (event) => {
    list.removeEventListener("pointermove", move)
    list.removeEventListener("pointerup", end)
    list.removeEventListener("pointercancel", end)
    item.classList.remove("dragged")
    if (event.type === "pointercancel") item.parentElement.append(...before)
    else if ([...list.querySelectorAll("[data-item]")].some((each, i) => each !== before[i])) {
      list.dispatchEvent(new CustomEvent("sorted", { bubbles: true }))
    }
  }
  list.addEventListener("pointermove", move)
  list.addEventListener("pointerup", end)
  list.addEventListener("pointercancel", end)
}

// Columns of an export are dragged by the whole line's grip; clicking a grip must not tick the box.
document.addEventListener("click", (event) => {
  if (event.target.closest("label .grip")) event.preventDefault()
  const reset = event.target.closest("[data-default-columns]")
  if (!reset) return
  const keys = reset.dataset.defaultColumns.split(" ")
  const columns = reset.closest("section").querySelector(".columns")
  const place = (box) => (keys.includes(box.value) ? keys.indexOf(box.value) : keys.length + Number(box.dataset.place))
  const boxes = [...columns.querySelectorAll("input")]
  for (const box of boxes) box.checked = keys.includes(box.value)
  columns.append(...boxes.sort((a, b) => place(a) - place(b)).map((box) => box.closest("label")))
})

// what only works with a script is shown by it
for (const hidden of document.querySelectorAll("[data-default-columns][hidden]")) hidden.hidden = false
