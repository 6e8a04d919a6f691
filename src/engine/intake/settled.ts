import { setImmediate as breathe } from 'node:timers/promises'

/** Whether a promise has an answer by now, without waiting for it. */
export async function settled(promise: Promise<unknown>): Promise<boolean> {
  const waiting = Symbol('waiting')
  return (await Promise.race([promise, breathe(waiting)])) !== waiting
}
