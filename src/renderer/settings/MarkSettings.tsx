import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '../client.ts'
import { queries } from '../queries.ts'
import { formatNumber } from '../words.ts'
import styles from './MarkSettings.module.css'

/** How often each signal was right, as the desk has decided. */
export function MarkSettings() {
  const { data, error } = useQuery(queries.signals())
  if (error) return <p role="alert">{wordsOf(error)}</p>
  if (!data) return null
  const decided = data.signals.filter((each) => each.confirmed + each.overruled > 0)
  if (decided.length === 0) {
    return (
      <p className={styles.words}>
        Nothing is decided yet. Y confirms a suggested mark and N overrules it; how often each signal was
        right then stands here.
      </p>
    )
  }
  return (
    <>
      <p className={styles.words}>
        Counted from the decisions that stand. A signal that is overruled again and again for a source weighs
        less there.
      </p>
      <table className={styles.signals}>
        <thead>
          <tr>
            <th scope="col">What was found</th>
            <th scope="col">Confirmed</th>
            <th scope="col">Overruled</th>
            <th scope="col">Weighs less for</th>
          </tr>
        </thead>
        <tbody>
          {decided.map((each) => (
            <tr key={`${each.mark} ${each.signal}`}>
              <th scope="row">{each.looksFor}</th>
              <td>{formatNumber(each.confirmed)}</td>
              <td>{formatNumber(each.overruled)}</td>
              <td dir="auto">
                {each.sources
                  .filter((source) => source.weighs < 1)
                  .map((source) => source.source ?? 'no source')
                  .join(', ') || 'none'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
