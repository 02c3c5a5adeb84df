// Values corrected in place. A pen, `e` or a double click opens the form, Enter saves it, Escape leaves it. Tab goes from
// one doubtful value to the next with its form open, so that Enter after Enter checks a résumé.
const dossier = document.querySelector(".dossier")

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  const pen = event.target.closest("[data-edit], [data-check], [data-close-editor]")
  if (!pen) return
  event.preventDefault()
  if (pen.matches("[data-check]")) edit(doubts()[0], { checks: true })
  else if (pen.dataset.edit) edit(pen.dataset.edit)
  else closeEditor()
})

document.addEventListener("dblclick", (event) => {
  const pen = penOf(event.target.closest(".left :is(.value, .known)"))
  if (pen) edit(pen.dataset.edit)
})

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return submitText(event)
  const form = event.target.closest("form.edit")
  if (event.key === "Escape" && openForm()) return closeEditor()
  if (event.key === "Tab") return goToDoubt(event, form)
  if (event.key !== "e" || isTyping(event.target)) return
  const pen = penOf(event.target.closest(".left .value") ?? document.querySelector(".left .value.lit"))
  if (!pen) return
  event.preventDefault()
  edit(pen.dataset.edit)
})

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-in-place]")
  if (!form) return
  event.preventDefault()
  const { address, checks } = form.dataset
  const place = doubts().indexOf(address)
  const action = event.submitter?.getAttribute("formaction") ?? form.getAttribute("action")
  const page = await pageOf(fetch(action, { method: "POST", body: new FormData(form, event.submitter) }))
  if (!page?.getElementById("sources")) return tellNotSaved(form)
  showAnew(page)
  if (openForm()) focusIn(openForm())
  else if (checks && doubts()[Math.max(place, 0)]) edit(doubts()[Math.max(place, 0)], { checks })
  else if (checks) document.querySelector(".walk form button, .walk a")?.focus()
  else focusValue(address)
})

async function edit(address, { checks = false } = {}) {
  const query = new URLSearchParams(location.search)
  query.set("edit", address)
  const page = await pageOf(fetch(`${dossier.dataset.values}?${query}`))
  const form = page?.querySelector("form.edit")
  const slot = form && document.querySelector(`[data-slot="${CSS.escape(form.dataset.in)}"]`)
  if (!slot) return location.reload() // what was asked for has gone meanwhile
  openForm()?.remove()
  if (checks) form.dataset.checks = "yes"
  slot.replaceChildren(form)
  if (sources[address]) lightUp(address)
  form.scrollIntoView({ block: "nearest" })
  focusIn(form)
}

// The page that a request answers with; null where it did not get through
async function pageOf(request) {
  const answer = await request.catch(() => null)
  return answer && new DOMParser().parseFromString(await answer.text(), "text/html")
}

function tellNotSaved(form) {
  form.querySelector(".not-saved")?.remove()
  const words = document.createElement("p")
  words.className = "not-saved small fail-ink"
  words.setAttribute("role", "alert")
  words.textContent = dossier.dataset.notSaved
  form.append(words)
}

function focusIn(form) {
  const fields = [...form.querySelectorAll(".edit-field :is(input, select, textarea)")]
  const first = fields.find((field) => field.getAttribute("aria-invalid")) ?? fields.find((field) => field.name === form.dataset.asked) ?? fields[0]
  first?.focus()
  if (first?.matches("input:not([type=checkbox])")) first.select()
}

function closeEditor() {
  const form = openForm()
  form?.remove()
  if (form) focusValue(form.dataset.address)
}

function focusValue(address = "") {
  const name = CSS.escape(address)
  document.querySelector(`.left [data-field="${name}"], .left [data-edit="${name}"]`)?.focus()
}

function openForm() {
  return document.querySelector("form.edit")
}

function penOf(value) {
  return value?.parentElement.querySelector(".pen[data-edit]") && (value.nextElementSibling?.matches(".pen") ? value.nextElementSibling
    : value.closest("[data-words]")?.querySelector(".pen"))
}

function doubts() {
  return [...new Set([...document.querySelectorAll(".left .value.doubt")].map((value) => value.dataset.field))]
}

// From the page itself, a doubtful value or its form; past the last one Tab is again what it always is
function goToDoubt(event, form) {
  const at = form?.dataset.checks ? form.dataset.address : event.target.closest(".value.doubt")?.dataset.field
  if (at === undefined && event.target !== document.body) return
  if (at === undefined && event.shiftKey) return
  if (form) {
    const fields = [...form.querySelectorAll(".edit-field :is(input, select, textarea)")]
    if (event.target !== (event.shiftKey ? fields[0] : fields.at(-1))) return
  }
  const place = at === undefined ? 0 : doubts().indexOf(at) + (event.shiftKey ? -1 : 1)
  const next = doubts()[place]
  if (!next || !dossier.dataset.values) return
  event.preventDefault()
  edit(next, { checks: true })
}

function submitText(event) {
  if (event.key !== "Enter" || event.isComposing) return
  event.target.closest?.("form.edit")?.requestSubmit()
}

// All that a correction can change; pictures of pages stay
function showAnew(page) {
  for (const part of [".left", ".viewer-state", ".walk", "#tray-place"]) {
    const [before, after] = [document.querySelector(part), page.querySelector(part)]
    if (before && after) before.replaceWith(after)
  }
  document.querySelectorAll(".paper").forEach((paper) => {
    const after = page.getElementById(paper.id)
    if (!after) return
    if (paper.matches(".picture")) paper.querySelector(".over").replaceWith(after.querySelector(".over"))
    else paper.replaceWith(after)
  })
  document.querySelector("main > .messages")?.remove()
  const told = page.querySelector("main > .messages")
  if (told) document.getElementById("main").prepend(told)
  sources = JSON.parse(page.getElementById("sources").textContent)
  htmx.process(document.querySelector(".left"))
  document.querySelector(".left").dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }))
}
