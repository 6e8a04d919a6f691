import type { StoryShown } from '../../contract/stories.ts'
import { hrefOf } from '../place.ts'
import { clockTime, exactTime, fullDay } from '../words.ts'
import styles from './ToldApart.module.css'

/** Items that an editor has said do not belong to the story, for good. */
export function ToldApart({ story }: { readonly story: StoryShown }) {
  if (story.apart.length === 0) return null
  return (
    <section className={styles.apart} aria-label="Told apart">
      <h2>Told apart</h2>
      <ul>
        {story.apart.map((each) => (
          <li key={each.item}>
            <a href={hrefOf({ screen: 'story', item: story.lead, with: each.item })} dir="auto">
              {each.headline}
            </a>
            <span title={exactTime(each.at)}>
              Told apart by {each.by}, {fullDay(each.at)}, {clockTime(each.at)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
