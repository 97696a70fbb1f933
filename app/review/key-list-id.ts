/** Id of the dialog with the list of keys, which the server draws. */
export const KEY_LIST_ID = 'key-list'

/** Opens the list of keys. */
export function openKeyList(): void {
  const dialog = document.getElementById(KEY_LIST_ID)
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal()
}
