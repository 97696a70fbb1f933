import { spawnSync } from 'node:child_process'
import { statfsSync } from 'node:fs'

/** File systems of other machines, by Linux's number: they do not keep SQLite's locks, or not always. */
const REMOTE_TYPES = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
])

/** The same by the name that `mount` prints elsewhere. */
const REMOTE_NAMES = /^(nfs\w*|smbfs|cifs|afpfs|webdav|osxfuse|macfuse|sshfs|fuse\.sshfs)$/i

/** Folders that a program copies to other machines while they are written to. */
const SYNCED = [
  [/[\\/]dropbox([\\/]|$)/i, 'Dropbox'],
  [/[\\/](onedrive( - [^\\/]+)?)([\\/]|$)/i, 'OneDrive'],
  [/[\\/](mobile documents|icloud drive|com~apple~clouddocs)([\\/]|$)/i, 'iCloud Drive'],
  [/[\\/]google ?drive([\\/]|$)/i, 'Google Drive'],
  [/[\\/]cloudstorage[\\/]([^\\/-]+)/i, null],
  [/[\\/](nextcloud|owncloud|pcloud ?drive|syncthing)([\\/]|$)/i, null],
]

/**
 * What is wrong with keeping a database in this folder; null where nothing is.
 *
 * @param {string} folder - absolute
 * @param {string | null} remote - the kind of remote file system it is on, as {@link remoteFileSystem} finds it
 * @returns {string | null}
 */
export function storageWarning(folder, remote) {
  if (remote !== null) {
    return `Answers are kept in ${folder}, which is on another machine (${remote}). SQLite cannot rely on its locks there: a database may be damaged. Move the data to a disk of this machine: RECEPTIVE_DATA=/some/folder npm start`
  }
  for (const [pattern, name] of SYNCED) {
    const match = pattern.exec(folder)
    if (match) {
      return `Answers are kept in ${folder}, which ${name ?? match[1]} copies while they are written: a copy, or the database itself, may be damaged. Move the data out of it (RECEPTIVE_DATA=/some/folder npm start) and let it copy what npm run backup makes.`
    }
  }
  return null
}

/** The kind of remote file system that a folder is on; null for a disk of this machine, or where that cannot be told. */
export function remoteFileSystem(folder) {
  if (process.platform === 'linux') return REMOTE_TYPES.get(Number(statfsSync(folder).type)) ?? null
  if (process.platform === 'win32') return folder.startsWith('\\\\') ? 'a network share' : null
  const { stdout } = spawnSync('mount', [], { encoding: 'utf8', timeout: 2_000 })
  return remoteMount(String(stdout ?? ''), folder)
}

/**
 * The kind of a network's file system that a folder lies on; null for a disk.
 *
 * @param {string} mounts - as `mount` prints them on macOS and the BSDs
 * @param {string} folder
 */
export function remoteMount(mounts, folder) {
  const over = mounts
    .split('\n')
    .flatMap((line) => {
      const match = /^.+? on (.+?) (?:type (\S+) )?\(([^,)]+)/.exec(line)
      return match ? [{ at: match[1], type: match[2] ?? match[3] }] : []
    })
    .filter(({ at }) => folder === at || folder.startsWith(at === '/' ? at : `${at}/`))
    .sort((a, b) => b.at.length - a.at.length)[0]
  return over && REMOTE_NAMES.test(over.type) ? over.type : null
}
