/** The landmark that holds a menu once it is open: outside of all of them its words would belong to no part of the page. */
export function landmark(id: 'top' | 'main'): HTMLElement | null {
  return typeof document === 'undefined' ? null : document.getElementById(id)
}
