// A click on a value lights up where it was read; on a contact also copies it. j and k walk, c compares,
// s opens the lists, b begins and ends a blind review.
let sources = JSON.parse(document.getElementById("sources").textContent)
const svg = "http://www.w3.org/2000/svg"
const margin = 1.5
const pages = document.querySelector(".pages")

document.addEventListener("click", (event) => {
  const contact = event.target.closest("[data-copy]")
  copyContact(contact)
  const value = event.target.closest("[data-field]")
  if (value && sources[value.dataset.field] && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault()
    // on a small screen the document is far below: who copies a number wants to stay
    if (String(getSelection()) || (contact && isSmall())) return
    lightUp(value.dataset.field)
    history.replaceState(null, "", value.href.replace("#lit", ""))
  }
  const unplaced = event.target.closest("[data-show-line]")
  if (unplaced) {
    event.preventDefault()
    showLine(unplaced.dataset.showLine)
  }
  if (event.target.closest("[href='#tray']")) document.getElementById("tray").open = true
  const zoom = event.target.closest("[data-zoom]")
  if (zoom) zoomBy(Number(zoom.dataset.zoom))
})

function lightUp(field) {
  const { label, where, places } = sources[field]
  putOut()
  document.querySelectorAll(`[data-field="${CSS.escape(field)}"]`).forEach((value) => value.classList.add("lit"))
  const lit = places.flatMap(([page, line, start, end, boxes]) => {
    const paper = document.querySelector(`.paper[data-page="${page}"]`)
    if (!paper) return []
    return paper.classList.contains("picture") ? boxes.map((box) => drawBox(paper, box)) : markWords(paper, line, start, end)
  })
  const looking = document.getElementById("looking-at")
  looking.textContent = looking.dataset.words.replace("{label}", label)
  document.getElementById("looking-where").textContent = where
  scrollTo(lit[0])
}

function putOut() {
  document.querySelectorAll(".value.lit").forEach((value) => value.classList.remove("lit"))
  document.querySelectorAll(".over .lit").forEach((box) => box.remove())
  document.querySelectorAll(".paper.lines mark.lit").forEach((hit) => hit.classList.remove("lit"))
  document.querySelectorAll(".paper.lines .lit").forEach((mark) => {
    const line = mark.parentElement
    mark.replaceWith(mark.textContent)
    line.normalize()
  })
  document.querySelectorAll(".lost.shown").forEach((line) => line.classList.remove("shown"))
}

function drawBox(paper, [left, top, right, bottom]) {
  const box = document.createElementNS(svg, "rect")
  const sizes = { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin, rx: 2, class: "lit" }
  for (const [name, size] of Object.entries(sizes)) box.setAttribute(name, size)
  paper.querySelector(".lit-boxes").append(box)
  return box
}

// Positions count characters as the server does, so astral ones are one
function markWords(paper, number, start, end) {
  const line = paper.querySelector(`[data-line="${number}"]`)
  if (!line) return []
  let at = 0
  const runs = [...line.childNodes].flatMap((node) => {
    const characters = [...node.textContent]
    const [from, to] = [Math.max(start - at, 0), Math.max(end - at, 0)]
    at += characters.length
    if (from >= characters.length || to <= 0) return [node]
    if (node.nodeName === "MARK") node.classList.add("lit")
    if (node.nodeType !== Node.TEXT_NODE) return [node]
    const mark = Object.assign(document.createElement("span"), { className: "lit", textContent: characters.slice(from, to).join("") })
    return [characters.slice(0, from).join(""), mark, characters.slice(to).join("")]
  })
  line.replaceChildren(...runs)
  return [...line.querySelectorAll(".lit")]
}

function showLine(number) {
  putOut()
  const found = document.querySelectorAll(`.papers .lost[data-line="${number}"]`)
  found.forEach((line) => line.classList.add("shown"))
  scrollTo(found[0])
}

// Within the viewer alone on wide screens, where the page itself must not jump
function scrollTo(element) {
  if (!element) return
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches
  const place = element.getBoundingClientRect()
  if (isSmall()) {
    scrollBy({ top: place.top - innerHeight / 3, behavior: calm ? "auto" : "smooth" })
    return
  }
  const frame = pages.getBoundingClientRect()
  if (place.top >= frame.top + 16 && place.bottom <= frame.bottom - 16) return
  pages.scrollBy({ top: place.top - frame.top - frame.height / 3, behavior: calm ? "auto" : "smooth" })
}

function isSmall() {
  return matchMedia("(max-width: 899px)").matches
}

function zoomBy(steps) {
  const now = Number(pages.style.getPropertyValue("--zoom") || 1)
  pages.style.setProperty("--zoom", Math.min(2.5, Math.max(0.5, now + steps * 0.25)))
}

function copyContact(contact) {
  if (!contact || !navigator.clipboard) return
  navigator.clipboard.writeText(contact.dataset.copy).then(() => {
    contact.classList.add("copied")
    setTimeout(() => contact.classList.remove("copied"), 1500)
  })
}

document.addEventListener("keydown", (event) => {
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
  const link = { j: "[rel=next]", k: "[rel=prev]", c: "[data-key=c]", b: "[data-key=b]" }[event.key]
  if (link) document.querySelector(link)?.click()
  if (event.key === "s") document.querySelector("details.shortlist-add > summary")?.click()
})

document.querySelectorAll(".zoom").forEach((buttons) => { buttons.hidden = false })
document.querySelectorAll(".paper .lit").forEach((box, index) => { if (index === 0) scrollTo(box) })
if (pages && "IntersectionObserver" in window) {
  const inView = new Set()
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) inView[isIntersecting ? "add" : "delete"](target.id)
    const current = [...document.querySelectorAll(".paper.picture")].find((paper) => inView.has(paper.id))
    document.querySelectorAll(".thumbs a").forEach((thumb) => {
      if (thumb.hash === `#${current?.id}`) thumb.setAttribute("aria-current", "true")
      else thumb.removeAttribute("aria-current")
    })
  }, { root: pages, rootMargin: "-45% 0px" })
  document.querySelectorAll(".paper.picture").forEach((paper) => seen.observe(paper))
}
