import { useEffect, useState } from 'react'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useCell } from '../cell.ts'
import { Icon } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'
import { hideToast, toast } from './toasts.ts'
import styles from './Toast.module.css'

const SHOWN_FOR = 8000

/** Where toasts appear. The live region is always there, so that screen readers hear every change. */
export function Toaster() {
  const shown = useCell(toast)
  const [kept, setKept] = useState(false)
  useEffect(() => {
    if (!shown || kept) return
    const timer = setTimeout(hideToast, SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [shown, kept])
  return (
    <div className={styles.place}>
      <div
        role="status"
        aria-live={shown?.tone === 'refused' ? 'assertive' : 'polite'}
        onMouseEnter={() => setKept(true)}
        onMouseLeave={() => setKept(false)}
        onFocus={() => setKept(true)}
        onBlur={() => setKept(false)}
      >
        {shown && (
          <div className={[styles.toast, shown.tone === 'refused' ? styles.refused : ''].join(' ')}>
            <Icon of={shown.tone === 'refused' ? CircleAlert : CircleCheck} size={16} />
            <span className={styles.words}>{shown.words}</span>
            {shown.button && (
              <button
                type="button"
                className={styles.button}
                onClick={() => {
                  const button = shown.button
                  hideToast()
                  setKept(false)
                  button?.run()
                }}
              >
                {shown.button.words}
                {shown.button.keys && <Kbd keys={shown.button.keys} />}
              </button>
            )}
            <button
              type="button"
              className={styles.dismiss}
              aria-label="Dismiss"
              onClick={() => {
                hideToast()
                setKept(false)
              }}
            >
              <Icon of={X} />
            </button>
          </div>
        )}
      </div>
    </div>
  )
}
