import type { Sql, TransactionSql } from 'postgres';
import { drizzle, postgres } from './driver.ts';

export interface Database {
	sql: Sql;
	db: ReturnType<typeof drizzle>;
}
export type Transaction = Parameters<Parameters<Database['db']['transaction']>[0]>[0];
/** What both a transaction and the pool answer. */
export type Asking = Pick<Transaction, keyof Database['db'] & keyof Transaction>;

// not among its types: a connection that can take no more would begin a transaction without knowing it
const boundless = { max_pipeline: Number.MAX_SAFE_INTEGER };

/** `max` connections; statements longer than 5 s are ended by the server. */
export function openDatabase(url: string, name: string, max = 10): Database {
	const sql = postgres(url, {
		...boundless,
		max,
		connect_timeout: 5,
		// what was planned once on a connection is lost with it, and a case asks some forty things
		idle_timeout: 1800,
		// the driver's own wait grows to 20 s while the database is away
		backoff: () => 0.3,
		onnotice: () => undefined,
		connection: { application_name: name, statement_timeout: 5000, lock_timeout: 4000 }
	});
	prepareOnce(sql);
	askWithBeginning(sql);
	endWithConnection(sql);
	return { sql, db: drizzle(sql) };
}

// The query builder asks the driver not to keep statements. Each one is then described, planned and answered anew, in two
// round trips instead of one; one without values is planned anew by its own protocol, and to plan past the walls costs more
// than to answer. They go to the driver in the order in which they are asked, also when nobody waits for one.
function prepareOnce(sql: Sql | TransactionSql): void {
	const unsafe = sql.unsafe.bind(sql);
	// `simple` is not among its types
	const prepared = (...[text, values, options]: Parameters<typeof unsafe>) =>
		unsafe(text, values, { simple: false, ...options, prepare: true } as object).execute();
	Object.assign(sql, { unsafe: prepared });
}

interface Connection {
	onclose?: (reason: unknown) => void;
	queue: Connections;
}
interface Connections {
	remove(connection: Connection): unknown;
	push(connection: Connection): unknown;
}
interface Beginning {
	onexecute?: (connection: Connection) => unknown;
}

// The driver asks nothing in a transaction until BEGIN was answered. What is asked first may go with it in one write; should
// BEGIN be refused, so is the transaction.
function askWithBeginning(sql: Sql): void {
	const unsafe = sql.unsafe.bind(sql);
	const begin = (text: string, options: Beginning) => {
		const { promise: isSent, resolve: sent } = Promise.withResolvers<() => void>();
		const onexecute: Beginning['onexecute'] = (connection) => {
			begun.catch((reason: unknown) => connection.onclose?.(reason));
			options.onexecute?.(connection);
			const reserved = connection.queue;
			sent(() => put(connection, reserved));
		};
		const begun = unsafe(text, [], { ...options, onexecute, simple: true } as object);
		const readyToAsk = isSent.then((putBack) => putBack());
		return { execute: () => Promise.race([readyToAsk, begun]) };
	};
	const asked = (...[text, values, options]: Parameters<typeof unsafe>) =>
		options && 'onexecute' in options
			? begin(text, options as Beginning)
			: unsafe(text, values, options);
	Object.assign(sql, { unsafe: asked });
}

// Reserved for a transaction, a connection that stood idle is put among those that can take no more until they have answered.
function put(connection: Connection, queue: Connections): void {
	connection.queue.remove(connection);
	queue.push(connection);
	connection.queue = queue;
}

type Act = (tx: TransactionSql) => unknown;

// When its connection breaks, a transaction has ended while our code in it may go on. What that code asks, and the end of
// the transaction itself, would go to a connection that is gone, or that has since begun somebody else's transaction with
// another actor. So nothing follows: the driver refuses the transaction by itself.
function endWithConnection(sql: Sql): void {
	const begin = sql.begin.bind(sql) as (act: Act) => Promise<unknown>;
	const guarded = async (act: Act) => {
		const standing = { isOver: false };
		try {
			return await begin((tx) => untilBroken(act, tx, standing));
		} finally {
			standing.isOver = true;
		}
	};
	Object.assign(sql, { begin: guarded });
}

async function untilBroken(
	act: Act,
	tx: TransactionSql,
	standing: { isOver: boolean }
): Promise<unknown> {
	const get = (target: TransactionSql, name: string | symbol): unknown => {
		if (standing.isOver) throw new Error('this transaction is over');
		return Reflect.get(target, name);
	};
	prepareOnce(tx);
	try {
		const outcome = await act(new Proxy(tx, { get }));
		if (standing.isOver) await never();
		// what is asked from now on would come after its end
		standing.isOver = true;
		return outcome;
	} catch (reason) {
		if (standing.isOver || isBroken(reason)) await never();
		throw reason;
	}
}

function never(): Promise<never> {
	return new Promise(() => undefined);
}

/** PostgreSQL's own refusals have a state of five characters; what the connection says has a longer code. */
function isBroken(reason: unknown): boolean {
	const cause = reason instanceof Error && reason.cause ? reason.cause : reason;
	return (
		cause instanceof Error && 'code' in cause && /^(CONNECT|E[A-Z]{4,}$)/.test(String(cause.code))
	);
}
