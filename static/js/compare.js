// The switch works at once, heads can be dragged, the link copied, the page printed. Order lives in the address.
document.querySelectorAll("[data-submit]").forEach((box) => box.addEventListener("change", () => box.form.submit()))
document.querySelectorAll("[data-print], [data-copy-address], .drag-hint").forEach((element) => { element.hidden = false })

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print()
  const copy = event.target.closest("[data-copy-address]")
  if (copy) navigator.clipboard?.writeText(location.href).then(() => { copy.querySelector("span").textContent = copy.dataset.copied })
})

document.addEventListener("keydown", (event) => {
  if (event.key === "d" && !isTyping(event.target) && !event.ctrlKey && !event.metaKey) document.querySelector("[data-key=d]")?.click()
})

const heads = [...document.querySelectorAll("th[data-person]")]
let dragged = null
for (const head of heads) {
  head.draggable = true
  head.addEventListener("dragstart", (event) => {
    dragged = head
    event.dataTransfer.effectAllowed = "move"
  })
  head.addEventListener("dragover", (event) => {
    if (!dragged || dragged === head) return
    event.preventDefault()
    head.classList.add("over")
  })
  head.addEventListener("dragleave", () => head.classList.remove("over"))
  head.addEventListener("dragend", () => { dragged = null })
  head.addEventListener("drop", (event) => {
    event.preventDefault()
    reorder(heads.indexOf(dragged), heads.indexOf(head))
  })
}

function reorder(from, to) {
  const people = heads.map((head) => head.dataset.person)
  people.splice(to, 0, ...people.splice(from, 1))
  const address = new URL(location.href)
  address.searchParams.delete("candidate")
  people.forEach((person) => address.searchParams.append("candidate", person))
  location.assign(address)
}
