import type { StoryShown } from '../../contract/stories.ts'
import { hrefOf } from '../place.ts'
import styles from './ToldApart.module.css'

/** Items that share passages with the story and are not the same copy: quotations, digests, what came below the line. */
export function RelatedItems({ story }: { readonly story: StoryShown }) {
  if (story.related.length === 0) return null
  return (
    <section className={styles.apart} aria-label="Related">
      <h2>Shares passages, not the same copy</h2>
      <ul>
        {story.related.map(({ item, words }) => (
          <li key={item.id}>
            <a
              href={hrefOf({ screen: 'story', item: story.lead, with: item.id })}
              dir="auto"
              title={item.headline}
            >
              {item.source === null ? item.headline : `${item.source}: ${item.headline}`}
            </a>
            <span title={words}>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
