import { useState } from 'react'
import type { Discovered, FeedChoice } from '../../contract/sources.ts'
import { act } from '../act.ts'
import { engine, wordsOf } from '../client.ts'
import { goTo } from '../place.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { CheckField, TextField } from '../ui/Field.tsx'
import styles from './AddSourceDialog.module.css'

const FOUND: Readonly<Record<FeedChoice['found'], string>> = {
  itself: 'the address itself',
  declared: 'declared by the page',
  linked: 'linked on the page',
  wellKnown: 'at a usual place of the site',
}

/** Adds a source by the address of a feed or of a page: looks what is there, offers it, and adds what is ticked. */
export function AddSourceDialog({ onClose }: { readonly onClose: () => void }) {
  const [address, setAddress] = useState('')
  const [group, setGroup] = useState('')
  const [privateHost, setPrivateHost] = useState(false)
  const [looking, setLooking] = useState(false)
  const [found, setFound] = useState<Discovered | null>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [fault, setFault] = useState<string | null>(null)

  const look = async () => {
    const given = address.trim()
    if (given === '' || looking) return
    setLooking(true)
    setFault(null)
    try {
      const discovered = await engine.sources.discover({ address: withScheme(given), privateHost })
      const fresh = discovered.choices.filter((choice) => choice.source === null)
      setFound(discovered)
      setTicked(new Set(fresh.slice(0, 1).map((choice) => choice.address)))
      if (discovered.choices.length === 0) setFault(discovered.words)
    } catch (error) {
      setFault(wordsOf(error))
    } finally {
      setLooking(false)
    }
  }
  const add = async () => {
    const sources = (found?.choices ?? [])
      .filter((choice) => ticked.has(choice.address))
      .map((choice) => ({
        address: choice.address,
        title: choice.title,
        privateHost,
        ...(group.trim() !== '' && { group: group.trim() }),
      }))
    if (sources.length === 0) return
    onClose()
    const acted = await act('source.add', { sources })
    const made = acted && Object.values(acted.made)[0]
    if (made) goTo({ screen: 'sources', source: made })
  }
  const choices = found?.choices ?? []
  return (
    <Dialog
      title="Add a source"
      detail="The address of a feed, or of a page that has one. Only this address is fetched."
      onClose={onClose}
      onSubmit={() => void (choices.length > 0 ? add() : look())}
      buttons={
        choices.length > 0 ? (
          <Button look="primary" submit disabled={ticked.size === 0}>
            {ticked.size > 1 ? `Add ${ticked.size} sources` : 'Add'}
          </Button>
        ) : (
          <Button look="primary" submit disabled={address.trim() === '' || looking}>
            {looking ? 'Looking…' : 'Look'}
          </Button>
        )
      }
    >
      <TextField
        label="Address"
        placeholder="https://example.org/news"
        inputMode="url"
        spellCheck={false}
        value={address}
        fault={fault}
        maxLength={4000}
        onChange={(event) => {
          setAddress(event.target.value)
          setFound(null)
          setFault(null)
        }}
      />
      {choices.length > 0 && (
        <fieldset className={styles.choices}>
          <legend>{choices.length === 1 ? 'One feed is there' : `${choices.length} feeds are there`}</legend>
          {choices.map((choice) => (
            <CheckField
              key={choice.address}
              label={`${choice.title ?? choice.address} · ${choice.type}`}
              hint={
                <span className={styles.where}>
                  {choice.source === null ? FOUND[choice.found] : 'followed already'} · {choice.address}
                </span>
              }
              disabled={choice.source !== null}
              checked={choice.source !== null || ticked.has(choice.address)}
              onChange={(event) => {
                const next = new Set(ticked)
                if (event.target.checked) next.add(choice.address)
                else next.delete(choice.address)
                setTicked(next)
              }}
            />
          ))}
        </fieldset>
      )}
      <TextField
        label="Group"
        placeholder="Optional: agencies, north, ministries"
        value={group}
        maxLength={300}
        onChange={(event) => setGroup(event.target.value)}
      />
      <CheckField
        label="The host may lie in a private network"
        checked={privateHost}
        onChange={(event) => setPrivateHost(event.target.checked)}
      />
    </Dialog>
  )
}

/** Addresses are often typed without their scheme. */
function withScheme(address: string): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `https://${address}`
}
