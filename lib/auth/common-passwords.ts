/** Phrases of fifteen characters and more that head every list of leaked passwords; shorter ones fail by length. */
const LONG = [
  'passwordpassword',
  'password123456789',
  'password12345678',
  'passw0rdpassw0rd',
  'qwertyuiopasdfghjkl',
  'qwertyuiopasdfgh',
  'qwertyuiop123456',
  'qwertyqwertyqwerty',
  '123456789012345',
  '1234567890123456',
  '123456789123456789',
  '12345678901234567890',
  '987654321987654321',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb',
  '1qaz2wsx3edc4rfv',
  'abcdefghijklmnop',
  'abcdefghijklmnopqrstuvwxyz',
  'iloveyouiloveyou',
  'letmeinletmeinletmein',
  'correcthorsebatterystaple',
  'correct horse battery staple',
  'adminadminadmin',
  'administrator123',
  'thisismypassword',
  'mypasswordispassword',
  'convolutionalneuralnetwork',
] as const

/** The same for installs that allow eight characters. */
const SHORT = [
  'password',
  'password1',
  'password123',
  'passw0rd',
  '12345678',
  '123456789',
  '1234567890',
  '11111111',
  '00000000',
  'qwertyuiop',
  'qwerty123',
  'iloveyou',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'trustno1',
  'letmein123',
  'welcome1',
  'welcome123',
  'admin123',
  'abc12345',
  'abcd1234',
  'a1b2c3d4',
  '1q2w3e4r',
  '1qaz2wsx',
  'zaq12wsx',
  'changeme',
  'starwars',
  'computer',
  'whatever',
  'internet',
  'michelle',
  'jennifer',
  'charlie1',
  'woaini1314',
  'woaini520',
  '5201314520',
  'asdfghjkl',
  'zxcvbnm123',
  'asdf1234',
  'qwer1234',
  'aa123456',
  'a123456789',
] as const

let list: Promise<ReadonlySet<string>> | null = null

/** Whether everybody tries this one first. @param folded - in lower case */
export async function isCommonPassword(folded: string): Promise<boolean> {
  list ??= readList()
  return (await list).has(folded)
}

/** The library's fifty thousand and our own; read when a password is first chosen, for few starts ever see one. */
async function readList(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set<string>([...LONG, ...SHORT, ...dictionary['passwords-common']])
}
