// Theme, remembered; `/` goes to the search box; menus close; a gap between Chinese and Latin where the browser makes none.
const root = document.documentElement
root.dataset.bsTheme = localStorage.getItem("theme")
  ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-theme-toggle]")) {
    root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark"
    localStorage.setItem("theme", root.dataset.bsTheme)
  }
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false
  })
})

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelectorAll("details.menu[open]").forEach((menu) => { menu.open = false })
  if (event.key !== "/" || isTyping(event.target) || event.ctrlKey || event.metaKey) return
  const search = document.getElementById("search")
  if (!search) return
  event.preventDefault()
  search.select()
})

function isTyping(element) {
  return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)
}

document.addEventListener("DOMContentLoaded", () => {
  if (!CSS.supports("text-autospace", "normal")) spaceMixedText(document.body)
})
document.addEventListener("htmx:load", (event) => {
  if (!CSS.supports("text-autospace", "normal")) spaceMixedText(event.target)
})

function spaceMixedText(within) {
  const edge = /(?<=\p{sc=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=\p{sc=Han})/u
  const gap = () => Object.assign(document.createElement("span"), { className: "la" })
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  for (const text of texts) {
    if (!edge.test(text.data) || text.parentElement.closest("svg, option, textarea, script, style, .file")) continue
    text.replaceWith(...text.data.split(edge).flatMap((run, i) => (i ? [gap(), run] : [run])))
  }
}
