import type { Database, Statement } from 'better-sqlite3'

const statements = new WeakMap<Database, Map<string, Statement>>()

/**
 * A prepared statement, made once for each connection and text.
 * @param sql a fixed text, never one with values in it: each text is kept for the connection's life
 */
export function prepared<Given extends unknown[], Row>(db: Database, sql: string): Statement<Given, Row> {
  let bySql = statements.get(db)
  if (!bySql) statements.set(db, (bySql = new Map()))
  let statement = bySql.get(sql)
  if (!statement) bySql.set(sql, (statement = db.prepare(plannedOnce(sql))))
  return statement as unknown as Statement<Given, Row>
}

/**
 * Puts each compared parameter into a subquery of its own. This build of SQLite (with STAT4) may choose another plan
 * for another value and so compiles a statement of two tables anew whenever one is bound, which costs ten times the
 * look-up itself; a value from a subquery is none of the planner's business.
 */
function plannedOnce(sql: string): string {
  return sql.replaceAll(/([=<>]) ([?@]\w*)/gu, '$1 (SELECT $2)')
}
