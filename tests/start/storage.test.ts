import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { remoteFileSystem, remoteMount, storageWarning } from '../../scripts/start/storage.mjs'

describe('where answers must not be kept', () => {
  test.each([
    ['/home/ada/Dropbox/receptive/data', 'Dropbox'],
    ['/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/data', 'iCloud Drive'],
    ['C:\\Users\\ada\\OneDrive\\receptive\\data', 'OneDrive'],
    ['C:\\Users\\ada\\OneDrive - University\\data', 'OneDrive'],
    ['/Users/ada/Library/CloudStorage/Box-Box/data', 'Box'],
    ['/home/ada/Nextcloud/data', 'Nextcloud'],
  ])('%s is copied by %s while it is written', (folder, name) => {
    const warning = storageWarning(folder, null)
    expect(warning).toContain(`${folder}, which ${name} copies`)
    expect(warning).toContain('RECEPTIVE_DATA=')
  })

  test.each(['/home/ada/receptive/data', '/srv/dropboxes/data', 'C:\\receptive\\data', '/home/ada/async/data'])(
    '%s is an ordinary folder',
    (folder) => expect(storageWarning(folder, null)).toBeNull(),
  )

  test('a disk of another machine is named', () => {
    expect(storageWarning('/mnt/x', 'NFS')).toContain('on another machine (NFS)')
  })

  test('the kind of a mount is that of the nearest one above', () => {
    const mounts = [
      '/dev/disk1s1 on / (apfs, local, journaled)',
      '//ada@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by ada)',
      'server:/export on /Volumes/share/deep (nfs)',
    ].join('\n')
    expect(remoteMount(mounts, '/Users/ada/data')).toBeNull()
    expect(remoteMount(mounts, '/Volumes/share/data')).toBe('smbfs')
    expect(remoteMount(mounts, '/Volumes/shared')).toBeNull()
    expect(remoteMount(mounts, '/Volumes/share/deep/data')).toBe('nfs')
  })

  test('a folder for tests is on a disk of this machine', () => {
    expect(remoteFileSystem(tmpdir())).toBeNull()
  })
})
