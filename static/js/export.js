// An export begins as a download, which leaves the page where it is: the menu then asks the server how far it is.
const TICKET_BYTES = 16

document.addEventListener("submit", (event) => {
  const menu = event.submitter?.closest(".export-menu")
  const live = menu?.querySelector("[data-progress]")
  if (!live || menu.querySelector("[name=format]:checked")?.value === "profile") return
  const bytes = crypto.getRandomValues(new Uint8Array(TICKET_BYTES))
  const ticket = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  menu.querySelector("[name=ticket]").value = ticket
  htmx.ajax("GET", `${live.dataset.progress}?ticket=${ticket}`, { target: live, swap: "innerHTML" })
})
