// The last column says what will hold, as boxes are ticked; m merges, n parts, j puts off.
for (const line of document.querySelectorAll("[data-line]")) line.addEventListener("change", () => tellResult(line))

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (isTyping(event.target) && !event.target.matches("[type=checkbox], [type=radio]")) return
  const pressed = document.querySelector(`[data-pair] [data-key="${CSS.escape(event.key)}"]`)
  if (!pressed) return
  event.preventDefault()
  pressed.click()
})

function tellResult(line) {
  const chosen = [...line.querySelectorAll("input:checked")].map(({ parentElement }) =>
    ["[data-words]", "[data-detail]"].map((part) => parentElement.querySelector(part)?.textContent ?? "")).filter(([words]) => words)
  const told = asOneList(chosen, line.dataset.comma).map(([words, detail]) => {
    const shown = document.createElement("div")
    shown.append(words)
    if (detail) shown.append(Object.assign(document.createElement("span"), { className: "small quiet below", textContent: detail }))
    return shown
  })
  const result = line.querySelector("[data-result]")
  result.replaceChildren(...(told.length ? told : [Object.assign(document.createElement("span"), { className: "quiet", textContent: result.dataset.nothing })]))
}

// Both sides' lists as one, everything once; without a comma each side stays as it is.
function asOneList(chosen, comma) {
  if (!comma || !chosen.length) return chosen
  return [[[...new Set(chosen.flatMap(([words]) => words.split(comma)))].join(comma), ""]]
}
