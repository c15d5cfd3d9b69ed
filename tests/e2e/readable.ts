/**
 * Runs in the page: texts that cannot be read, as sentences. A text is cut where a box that hides what leaves it, or the window, ends within
 * it, but for words that an ellipsis shortens; numbers are never shortened. Two overlap where what is seen of one lies on the other. Only
 * tables scroll sideways whose heads of rows stay.
 */
export function unreadable(): string[] {
  const slack = 2
  const margin = 6
  const counts = /^\W*(of )?\d[\d,.]*(\s|$)/
  const short = (text: string) => `“${text.trim().slice(0, 40)}”`
  /** What stays in its place while the rest scrolls lies above that by design. */
  const layer = (node: Node) => {
    let top: Element | null = null
    for (let box = node.parentElement; box; box = box.parentElement) if (getComputedStyle(box).position === 'sticky') top = box
    return top
  }
  const faults: string[] = []
  const seen: { text: string; node: Node; box: DOMRect }[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? ''
    const parent = node.parentElement
    if (text.trim() === '' || !parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    if (parent.closest('.unseen, script, style, title, option')) continue
    if (getComputedStyle(parent).clipPath !== 'none') continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const rect of range.getClientRects()) {
      let { left, top, right, bottom } = rect
      for (let box: Element | null = parent; box && box !== document.documentElement; box = box.parentElement) {
        const style = getComputedStyle(box)
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
        const edge = box.getBoundingClientRect()
        const hides = style.overflowX === 'hidden' || style.overflowX === 'clip'
        const shortens = style.textOverflow === 'ellipsis' && !counts.test(text)
        const aside = Math.max(right - edge.right, edge.left - left)
        const inView = bottom > edge.top + slack && top < edge.bottom - slack
        if (hides && !shortens && inView && aside > slack) faults.push(`${short(text)} is cut by ${Math.round(aside)} px`)
        left = Math.max(left, edge.left)
        right = Math.min(right, edge.right)
        top = Math.max(top, edge.top)
        bottom = Math.min(bottom, edge.bottom)
        if (style.position === 'fixed') break
      }
      if (right - left > slack && bottom - top > slack) {
        if (right > innerWidth - margin && !parent.closest('[role="grid"]')) faults.push(`${short(text)} ends at the window's edge`)
        seen.push({ text, node, box: new DOMRect(left, top, right - left, bottom - top) })
      }
    }
  }
  for (const [i, a] of seen.entries())
    for (const b of seen.slice(i + 1)) {
      if (a.node === b.node || layer(a.node) !== layer(b.node)) continue
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
      // Line boxes of text may touch where their letters do not.
      if (across > slack && down > Math.min(a.box.height, b.box.height) / 2) faults.push(`${short(a.text)} lies on ${short(b.text)}`)
    }
  for (const box of document.querySelectorAll('*')) {
    const scrolls = ['auto', 'scroll'].includes(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth + slack
    const head = box.querySelector('tbody th')
    const staying = head !== null && getComputedStyle(head).position === 'sticky'
    if (scrolls && !staying && !box.closest('[role="grid"]'))
      faults.push(`${box.tagName.toLowerCase()} ${box.getAttribute('aria-label') ?? box.className} scrolls sideways`)
  }
  return [...new Set(faults)]
}
