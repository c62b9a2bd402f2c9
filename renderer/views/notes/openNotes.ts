/** What is written and not saved yet is saved when the view or the window is left. */
export function keepBeforeLeaving(flush: () => Promise<void>): () => void {
  const leave = () => void flush();
  window.addEventListener('pagehide', leave);
  window.addEventListener('blur', leave);
  return () => {
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('blur', leave);
    leave();
  };
}
