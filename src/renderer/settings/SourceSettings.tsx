import { useQuery } from '@tanstack/react-query'
import { filterFor } from '../desk/query-pieces.ts'
import { hrefOf } from '../place.ts'
import { queries } from '../queries.ts'
import { formatCount } from '../words.ts'
import styles from './SourceSettings.module.css'

/** Where the new copy comes from. Copy comes in by import alone; nothing is fetched. */
export function SourceSettings() {
  const { data: counts } = useQuery(queries.counts())
  if (!counts) return null
  if (counts.sources.length === 0) {
    return (
      <p className={styles.words}>
        No source has new copy. Sources are named by the copy itself once it is imported.
      </p>
    )
  }
  return (
    <>
      <p className={styles.words}>
        Sources that have new copy, as the copy names them. Copy comes in by import; nothing is fetched from
        the network.
      </p>
      <table className={styles.sources}>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">New items</th>
          </tr>
        </thead>
        <tbody>
          {counts.sources.map((source) => (
            <tr key={source.name}>
              <th scope="row">
                <a
                  href={hrefOf({
                    screen: 'desk',
                    q: `${filterFor('source', source.name)} state:new`,
                    item: null,
                  })}
                  dir="auto"
                >
                  {source.name}
                </a>
              </th>
              <td>{formatCount(source.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
