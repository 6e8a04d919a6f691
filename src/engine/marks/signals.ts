import type { Signal } from './finding.ts'
import { agencyByline } from './signals/agency-byline.ts'
import { agencyContributed } from './signals/agency-contributed.ts'
import { agencyDateline } from './signals/agency-dateline.ts'
import { agencyDispatches } from './signals/agency-dispatches.ts'
import { agencyLastLine } from './signals/agency-last-line.ts'
import { authorSentences } from './signals/author-sentences.ts'
import { canonicalElsewhere } from './signals/canonical-elsewhere.ts'
import { kickerVoice } from './signals/kicker-voice.ts'
import { opinionAddress } from './signals/opinion-address.ts'
import { opinionByline } from './signals/opinion-byline.ts'
import { opinionDisclaimer } from './signals/opinion-disclaimer.ts'
import { opinionSection } from './signals/opinion-section.ts'
import { opinionTitle } from './signals/opinion-title.ts'
import { opinionType } from './signals/opinion-type.ts'
import { pressRelease } from './signals/press-release.ts'
import { reportingEditingLine } from './signals/reporting-editing-line.ts'
import { reprintNotice } from './signals/reprint-notice.ts'
import { sourceField } from './signals/source-field.ts'
import { sponsoredLabel } from './signals/sponsored-label.ts'
import { storyEarlier } from './signals/story-earlier.ts'
import { voiceChange } from './signals/voice-change.ts'
import { wireProvider } from './signals/wire-provider.ts'

/** Every signal, by the order of strength in which the evidence was measured. The order decides only ties. */
export const signals: readonly Signal[] = [
  wireProvider,
  sourceField,
  agencyDateline,
  agencyByline,
  reportingEditingLine,
  agencyLastLine,
  reprintNotice,
  canonicalElsewhere,
  storyEarlier,
  agencyContributed,
  agencyDispatches,
  pressRelease,
  sponsoredLabel,
  opinionType,
  opinionAddress,
  opinionSection,
  opinionTitle,
  opinionByline,
  opinionDisclaimer,
  kickerVoice,
  voiceChange,
  authorSentences,
]
