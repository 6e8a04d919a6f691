import { queryClient } from './query-client.ts'

/**
 * Changes every answer that is kept under a key, before the engine has answered anew.
 * @returns what puts them back
 */
export function patchAnswers<Answer>(key: string, change: (answer: Answer) => Answer): () => void {
  const before = queryClient.getQueriesData<Answer>({ queryKey: [key] })
  for (const [queryKey, answer] of before) {
    if (answer !== undefined) queryClient.setQueryData(queryKey, change(answer))
  }
  return () => {
    for (const [queryKey, answer] of before) queryClient.setQueryData(queryKey, answer)
  }
}
