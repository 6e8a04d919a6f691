import { InvalidArgumentError } from 'commander'

/** A whole number from 1, as typed. */
export function countOption(typed: string): number {
  const count = Number(typed)
  if (!/^\d{1,9}$/u.test(typed) || count < 1) throw new InvalidArgumentError('It is a whole number from 1.')
  return count
}
