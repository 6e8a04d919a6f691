import type { Database, Statement } from 'better-sqlite3'

const statements = new WeakMap<Database, Map<string, Statement<unknown[], unknown>>>()

/**
 * A prepared statement, made once for each connection and text.
 * @param sql a fixed text, never one with values in it: each text is kept for the connection's life
 */
export function prepared<Given extends unknown[], Row>(db: Database, sql: string): Statement<Given, Row> {
  let bySql = statements.get(db)
  if (!bySql) statements.set(db, (bySql = new Map()))
  let statement = bySql.get(sql)
  if (!statement) bySql.set(sql, (statement = db.prepare(sql)))
  return statement as unknown as Statement<Given, Row>
}
