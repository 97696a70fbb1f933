/** The names in an expression, words in quotes left out: variables, helpers, networks, and also functions and `if`. */
export function namesIn(expression: string): string[] {
  return expression.replace(/'[^']*'/g, '').match(/[A-Za-z_]\w*/g) ?? []
}
