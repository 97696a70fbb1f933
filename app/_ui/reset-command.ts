/** What the one who runs the server types to set a forgotten password anew. */
export const RESET_COMMAND = 'npm run account -- reset'
