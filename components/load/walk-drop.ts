/** A file with its name as the ledger will know it: folders are kept, joined by `/`. */
export interface Named {
  readonly name: string
  readonly file: File
}

/** A file or folder that the browser could not open. */
export interface Unread {
  readonly name: string
  readonly file: null
}

/** The chosen files; those of a folder keep their place in it. */
export function chosen(list: FileList): readonly Named[] {
  return [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }))
}

/** The dropped files and all files below the dropped folders. Entries must be taken before the drop event ends. */
export async function dropped(items: DataTransferItemList): Promise<readonly (Named | Unread)[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  return (await Promise.all(entries.map(filesBelow))).flat()
}

async function filesBelow(entry: FileSystemEntry): Promise<readonly (Named | Unread)[]> {
  const name = entry.fullPath.replace(/^\//, '')
  const found: (Named | Unread)[] = []
  try {
    if (isFile(entry)) return [{ name, file: await new Promise<File>((yes, no) => entry.file(yes, no)) }]
    if (!isFolder(entry)) return []
    const reader = entry.createReader()
    // A reader gives at most 100 entries at a time.
    for (;;) {
      const batch = await new Promise<FileSystemEntry[]>((yes, no) => reader.readEntries(yes, no))
      if (batch.length === 0) return found
      for (const child of batch) found.push(...(await filesBelow(child)))
    }
  } catch {
    return [...found, { name, file: null }]
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
