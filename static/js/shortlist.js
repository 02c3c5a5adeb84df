// A shortlist: rows dragged into a new order are saved; a note opens with the cursor in it, Escape leaves it, and
// Ctrl+Enter saves it.
const table = document.querySelector(".members tbody")

table?.addEventListener("sorted", async () => {
  const rows = [...table.querySelectorAll("[data-item]")]
  const form = document.getElementById("order")
  const body = new FormData(form)
  for (const row of rows) body.append("member", row.dataset.item)
  const saved = await fetch(form.action, { method: "POST", body }).then((answer) => answer.status === 204, () => false)
  if (!saved) location.reload() // shows the order that holds
  const first = Math.min(...rows.map((row) => Number(row.querySelector(".nth").textContent)))
  rows.forEach((row, i) => {
    row.querySelector(".nth").textContent = first + i
    for (const [name, last] of [["up", 1], ["down", Number(table.dataset.total)]]) {
      const arrow = row.querySelector(`[name=${name}]`) // none where one stage is shown
      if (arrow) arrow.disabled = first + i === last
    }
  })
})

document.addEventListener("toggle", (event) => {
  if (!event.target.open) return
  const field = event.target.matches(".note") ? event.target.querySelector("textarea")
    : event.target.matches(".people-to-add") ? event.target.querySelector("input") : null
  field?.focus()
}, true)

document.addEventListener("keydown", (event) => {
  const note = event.target.closest(".note[open]")
  if (!note || event.isComposing) return
  if (event.key === "Escape") note.open = false
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) note.querySelector("form").requestSubmit()
})

document.querySelectorAll("[data-copy-address]").forEach((button) => { button.hidden = !navigator.clipboard })
document.addEventListener("click", (event) => {
  const address = event.target.closest("[data-copy-address]")?.previousElementSibling
  if (!address) return
  navigator.clipboard.writeText(address.value)
  address.select() // shows what was copied
})
