// The list: filters apply as they are ticked, rows are chosen and walked by keys, the panel shows one without leaving.
// Everything here also works without a script: by links, and by the buttons of the two forms.
const wide = matchMedia("(min-width: 1181px)")
const small = matchMedia("(max-width: 899px)")
const main = () => document.getElementById("main")
const people = () => [...document.querySelectorAll(".person")]
const current = () => document.querySelector(".person.on")
const boxes = () => [...document.querySelectorAll(".person input[name=candidate]")]

// ---------------------------------------------------------------- filters
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-facets]")
  if (form && event.target.type === "checkbox" && !small.matches) form.requestSubmit()
})

// what is empty is no filter, and has no place in the address
document.addEventListener("htmx:configRequest", (event) => {
  const { formData } = event.detail
  if (!formData) return
  for (const name of new Set(formData.keys())) {
    const values = formData.getAll(name).filter((value) => value !== "")
    formData.delete(name)
    for (const value of values) formData.append(name, value)
  }
})
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-facets]") || event.defaultPrevented) return
  for (const field of event.target.elements) if (field.value === "") field.disabled = true
})

// the filters stay where she had scrolled them to, though an answer brings them anew
let scrolled = 0
document.addEventListener("htmx:beforeSwap", () => { scrolled = document.getElementById("facets")?.scrollTop ?? 0 })
document.addEventListener("htmx:afterSwap", () => { document.getElementById("facets")?.scrollTo(0, scrolled) })

// which facets are unfolded is remembered; the server counts only those
document.addEventListener("click", (event) => {
  if (!event.target.closest("details[data-facet] > summary")) return
  setTimeout(() => {
    const names = [...document.querySelectorAll("details[data-facet][open]")].map((facet) => facet.dataset.facet)
    document.cookie = `facets=${names.join("-")}; path=/; max-age=31536000; samesite=lax`
  })
})

// ---------------------------------------------------------------- choosing
function count() {
  const all = boxes()
  const chosen = all.filter((box) => box.checked).length
  const words = document.querySelector("[data-chosen]")
  if (words) {
    words.hidden = !chosen
    words.querySelector("[data-chosen-count]").textContent = chosen
  }
  const compare = document.querySelector(".foot [data-key=c]")
  if (compare) compare.disabled = chosen < 2 || chosen > 6
  const page = document.querySelector("[data-choose-page]")
  if (!page) return
  page.checked = all.length > 0 && chosen === all.length
  page.indeterminate = chosen > 0 && chosen < all.length
}
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-choose-page]")) for (const box of boxes()) box.checked = event.target.checked
  else if (!event.target.matches(".person input[name=candidate]")) return
  if (!event.target.checked) document.querySelector("#bulk [name=all]")?.remove() // no longer all that match
  count()
})

// ---------------------------------------------------------------- the panel
const isClosed = () => localStorage.getItem("preview") === "closed"

function show(row) {
  current()?.classList.remove("on")
  row.classList.add("on")
  row.scrollIntoView({ block: "nearest" })
  if (!wide.matches || (isClosed() && main().dataset.density !== "compact")) return
  htmx.ajax("GET", row.dataset.preview, { target: "#preview", swap: "innerHTML" })
  const address = new URL(location)
  address.searchParams.set("preview", row.dataset.person)
  history.replaceState(history.state, "", address)
}
function close() {
  document.getElementById("preview").replaceChildren()
  const address = new URL(location)
  address.searchParams.delete("preview")
  history.replaceState(history.state, "", address)
}
function step(by) {
  const rows = people()
  const next = rows[rows.indexOf(current()) + by] ?? (by > 0 && !current() ? rows[0] : null)
  if (next) show(next)
}
function begin() {
  count()
  const panel = document.getElementById("preview")
  if (!panel) return
  main().classList.toggle("no-preview", isClosed())
  const number = panel.querySelector("[data-number]")
  if (number?.dataset.number) number.textContent = `${number.dataset.number} / ${panel.dataset.total}`
  if (wide.matches && !isClosed() && main().dataset.density !== "compact" && !panel.children.length && people()[0]) {
    people()[0].classList.add("on")
    htmx.ajax("GET", people()[0].dataset.preview, { target: "#preview", swap: "innerHTML" })
  }
}
document.addEventListener("DOMContentLoaded", begin)
document.addEventListener("htmx:afterSettle", begin)

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close-preview]")) {
    if (main().dataset.density !== "compact") localStorage.setItem("preview", "closed")
    main().classList.toggle("no-preview", isClosed())
    return close()
  }
  const button = event.target.closest("[data-step]")
  if (button) return step(Number(button.dataset.step))
  const row = event.target.closest(".person")
  if (!row || event.target.closest("a, input, button, label, summary") || getSelection().toString()) return
  if (!wide.matches) return row.querySelector(".name a").click()
  localStorage.removeItem("preview")
  main().classList.remove("no-preview")
  show(row)
})

// ---------------------------------------------------------------- keys
const keys = {
  j: () => step(1),
  k: () => step(-1),
  x: () => current()?.querySelector("input").click(),
  Enter: () => current()?.querySelector(".name a").click(),
  t: () => unfold("tag"),
  s: () => unfold("shortlist"),
  c: () => document.querySelector(".foot [data-key=c]")?.click(),
  Escape: () => main().dataset.density === "compact" && close(),
}
function unfold(name) {
  const menu = document.querySelector(`.foot [data-menu=${name}]`)
  if (!menu || !boxes().some((box) => box.checked)) return
  menu.open = true
  menu.querySelector("input:not([type=hidden]), button")?.focus()
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return
  const act = keys[event.key]
  if (!act) return
  if (event.key !== "Escape") event.preventDefault()
  act()
})
