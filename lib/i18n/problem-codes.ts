/**
 * Every code under which a refusal reaches a person, with the names of the numbers that its sentence needs. The sentences
 * are in the catalogues, under `problem`; a test holds the two together and to the rooms that own the codes.
 */
export const PROBLEMS: ReadonlyMap<string, readonly string[]> = new Map([
  // limits
  ['answer_unreadable', ['limit']],
  ['body_too_large', ['limit']],
  ['formula_too_long', ['limit']],
  ['network_too_large', ['limit']],
  ['out_of_range', ['min', 'max']],
  ['query_too_long', ['limit']],
  ['slow_down', ['seconds']],
  ['template_budget', ['limit']],
  ['text_too_deep', ['limit']],
  ['text_too_long', ['limit']],
  ['too_many_entries', ['limit']],
  // requests
  ['bad_json', []],
  ['signed_out', []],
  ['cross_site', []],
  ['other_user', []],
  ['unsupported_media_type', []],
  ['malformed', []],
  ['busy', []],
  ['disk_full', []],
  // entries of the log
  ['unknown_card', []],
  ['id_reused', []],
  ['too_long', []],
  // accounts
  ['email_malformed', []],
  ['email_taken', []],
  ['password_too_short', ['least', 'found']],
  ['password_too_long', ['most', 'found']],
  ['password_too_common', []],
  ['sign_up_closed', []],
  ['already_account', []],
  // settings
  ['steps_unreadable', ['text']],
  ['not_a_choice', []],
  ['unknown_zone', []],
])
