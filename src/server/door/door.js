// Exchanges the one-time token of the address for a session. The token stands behind the `#`, which a browser
// keeps to itself, and goes out of the history with `replace`.
const token = location.pathname === '/open' ? location.hash.slice(1) : ''
if (token) {
  history.replaceState(null, '', '/open')
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  if (answer.ok) location.replace('/')
  else document.getElementById('words').textContent = (await answer.json()).words
}
